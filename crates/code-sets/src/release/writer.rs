//! Writes what [`super::ReleaseFile`] opens.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Write};

use zerocopy::IntoBytes as _;

use super::directory::{Directory, Table};
use super::file::sha256;
use super::row::{Row, Text};
use super::{FORMAT, MAGIC, TEXTS};
use crate::{Effective, Manifest, Source, System};

/// A release being made: its manifest, its tables and its texts, all or nothing.
pub struct ReleaseWriter {
    system: System,
    manifest: Manifest,
    tables: Vec<Waiting>,
    texts: String,
    known: HashMap<String, Text>,
}

impl ReleaseWriter {
    /// A release without tables. `edition` is in its publisher's words: `FY2026`, `2026-07`, `V43.1`.
    #[must_use]
    pub fn new(system: System, edition: impl Into<String>, effective: Effective) -> Self {
        let name = system.name().to_owned();
        let manifest =
            Manifest { name, edition: edition.into(), effective, remark: String::new(), sources: Vec::new() };
        Self { system, manifest, tables: Vec::new(), texts: String::new(), known: HashMap::default() }
    }

    /// The code set that it is a release of.
    #[must_use]
    pub fn system(&self) -> System {
        self.system
    }

    /// What it is so far.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// How many rows its tables have together.
    #[must_use]
    pub fn rows_in_all(&self) -> usize {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// Says the edition and its days, where a file tells them after others were read.
    pub fn edition(&mut self, edition: impl Into<String>, effective: Effective) {
        self.manifest.edition = edition.into();
        self.manifest.effective = effective;
    }

    /// What a reader should know of how it was made.
    pub fn remark(&mut self, remark: impl Into<String>) {
        self.manifest.remark = remark.into();
    }

    /// A file that it is made from.
    pub fn source(&mut self, source: Source) {
        self.manifest.sources.push(source);
    }

    /// The text, kept once however often it comes. Texts longer than 65,535 bytes are cut at that length.
    pub fn text(&mut self, text: &str) -> Text {
        if let Some(&known) = self.known.get(text) {
            return known;
        }
        let longest = (0..=usize::from(u16::MAX)).rev().find_map(|end| text.get(..end));
        let kept = if text.len() > usize::from(u16::MAX) { longest.unwrap_or_default() } else { text };
        let start = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let length = u16::try_from(kept.len()).unwrap_or(u16::MAX);
        self.texts.push_str(kept);
        let place = Text { start: start.into(), length: length.into() };
        self.known.insert(text.to_owned(), place);
        place
    }

    /// A table of rows, put in the order of their keys. Rows of one key stay in the order given.
    pub fn table<R: Row + 'static>(&mut self, mut rows: Vec<R>) {
        rows.sort_by_key(Row::key);
        let name = R::TABLE.to_owned();
        self.tables.push(Waiting { name, rows: rows.len(), bytes: Box::new(Rows(rows)) });
    }

    /// A table that is not made of rows.
    pub fn section(&mut self, name: &str, bytes: Vec<u8>) {
        self.packed(name, 0, bytes);
    }

    /// A table that is not made of rows of fixed width, and how many entries it has.
    pub fn packed(&mut self, name: &str, entries: usize, bytes: Vec<u8>) {
        self.tables.push(Waiting { name: name.to_owned(), rows: entries, bytes: Box::new(bytes) });
    }

    /// Writes the file. The same tables in the same order give the same bytes.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(mut self, out: &mut impl Write) -> io::Result<()> {
        if !self.texts.is_empty() {
            let texts = std::mem::take(&mut self.texts).into_bytes();
            self.section(TEXTS, texts);
        }
        let mut start = 0;
        let tables = self.tables.iter().map(|table| {
            let bytes = table.bytes.as_ref().as_ref();
            let (name, rows, length) = (table.name.clone(), table.rows, bytes.len());
            let placed = Table { name, start, length, rows, checksum: sha256(bytes) };
            start += length;
            placed
        });
        let tables = tables.collect();
        let head = Directory { manifest: self.manifest, tables }.write();
        out.write_all(MAGIC)?;
        out.write_all(&FORMAT.to_le_bytes())?;
        out.write_all(&u32::try_from(head.len()).map_err(io::Error::other)?.to_le_bytes())?;
        out.write_all(&sha256(&head))?;
        out.write_all(&head)?;
        self.tables.iter().try_for_each(|table| out.write_all(table.bytes.as_ref().as_ref()))
    }
}

/// A table that waits to be written.
struct Waiting {
    name: String,
    rows: usize,
    bytes: Box<dyn AsRef<[u8]>>,
}

/// Rows, seen as the bytes they are.
struct Rows<R>(Vec<R>);

impl<R: Row> AsRef<[u8]> for Rows<R> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for ReleaseWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {} rows", self.manifest.name, self.manifest.edition, self.rows_in_all())
    }
}
