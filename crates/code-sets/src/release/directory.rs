//! The head of a release file: its manifest and where its tables lie.

use superbill_domain::Date;

use super::Day;
use crate::file::{Reader, Writer};
use crate::{CodeSetsError, Effective, Manifest, Source};

/// The SHA-256 of some bytes.
pub(super) type Checksum = [u8; 32];

/// Where a table lies.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    /// From the beginning of the first table.
    pub(super) start: usize,
    pub(super) length: usize,
    pub(super) rows: usize,
    pub(super) checksum: Checksum,
}

/// What the head says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Directory {
    pub(super) manifest: Manifest,
    pub(super) tables: Vec<Table>,
}

impl Directory {
    pub(super) fn read(head: &[u8]) -> Result<Self, CodeSetsError> {
        let mut head = Reader::new(head);
        let (name, edition, remark) = (text(&mut head)?, text(&mut head)?, text(&mut head)?);
        let no_date = CodeSetsError::Inconsistent("a date is no date");
        let effective = Effective { from: date(&mut head)?.ok_or(no_date)?, to: date(&mut head)? };
        let mut sources = Vec::new();
        for _ in 0..head.count()? {
            sources.push(Source {
                file: text(&mut head)?,
                sha256: text(&mut head)?,
                origin: text(&mut head)?,
            });
        }
        let mut tables = Vec::new();
        for _ in 0..head.count()? {
            let name = text(&mut head)?;
            let (start, length, rows) =
                (head.number()? as usize, head.number()? as usize, head.number()? as usize);
            let mut checksum = Checksum::default();
            checksum.copy_from_slice(head.take(32)?);
            tables.push(Table { name, start, length, rows, checksum });
        }
        Ok(Self { manifest: Manifest { name, edition, effective, remark, sources }, tables })
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut head = Writer::default();
        let Manifest { name, edition, effective, remark, sources } = &self.manifest;
        for text in [name, edition, remark] {
            put_text(&mut head, text);
        }
        put_date(&mut head, Some(effective.from));
        put_date(&mut head, effective.to);
        head.count(sources.len());
        for source in sources {
            for text in [&source.file, &source.sha256, &source.origin] {
                put_text(&mut head, text);
            }
        }
        head.count(self.tables.len());
        for table in &self.tables {
            put_text(&mut head, &table.name);
            head.count(table.start);
            head.count(table.length);
            head.count(table.rows);
            head.put(&table.checksum);
        }
        head.into_bytes()
    }
}

fn text(head: &mut Reader<'_>) -> Result<String, CodeSetsError> {
    let length = head.count()?;
    let bytes = head.take(length)?.to_vec();
    String::from_utf8(bytes).map_err(|_| CodeSetsError::Inconsistent("a text is not UTF-8"))
}

fn put_text(head: &mut Writer, text: &str) {
    head.count(text.len());
    head.put(text.as_bytes());
}

fn date(head: &mut Reader<'_>) -> Result<Option<Date>, CodeSetsError> {
    Ok(Day::from_number(head.number()?).date())
}

fn put_date(head: &mut Writer, date: Option<Date>) {
    head.number(Day::from(date).number());
}
