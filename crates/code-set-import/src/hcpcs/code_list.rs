//! A plain list of HCPCS Level II codes, one a line, in order: it tells which codes there are and were, and nothing
//! else of them.

use superbill_code_sets::System;
use superbill_code_sets::procedures::{Level2ModifierRow, Level2Row};
use superbill_code_sets::release::{Day, ReleaseWriter, Text};

use crate::layout::{Context, Layout};
use crate::sheet::code;
use crate::{ImportError, Publication};

const LAYOUT: &str = "HCPCS Level II code list";
/// How many codes in a row tell such a list.
const TELLING: usize = 5;
/// Fewer codes than this are a part of the list, since CMS has more than eight thousand.
const FEWEST: usize = 5_000;

/// The layout.
pub(crate) struct CodeList;

impl Layout for CodeList {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        let first: Vec<&str> = head.lines().take(TELLING).collect();
        first.len() == TELLING && first.iter().all(|line| is_code(line.trim()))
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let rows = rows(publication)?;
        if rows.len() < FEWEST {
            let what = format!("{} codes are a part of the list only: the file is cut short", rows.len());
            return Err(ImportError::line(LAYOUT, rows.len(), what));
        }
        let mut release = ReleaseWriter::new(System::HcpcsLevel2, edition, effective);
        release.remark("Codes only; titles and dates are those of the release before it.");
        release.table(rows);
        release.table(Vec::<Level2ModifierRow>::new());
        Ok(release)
    }
}

/// The codes of a list.
pub(super) fn rows(publication: Publication<'_>) -> Result<Vec<Level2Row>, ImportError> {
    let mut rows: Vec<Level2Row> = Vec::new();
    publication.for_each_whole_line(LAYOUT, |number, line| {
        let line = line.trim();
        let refused = |what: String| ImportError::line(LAYOUT, number, what);
        let code: [u8; 5] = code(line)
            .filter(|_| is_code(line))
            .ok_or_else(|| refused(format!("“{line}” is no HCPCS code")))?;
        if rows.last().is_some_and(|last| last.code >= code) {
            return Err(refused(format!("{line} stands out of order or twice")));
        }
        let (added, changed, last_day) = (Day::NONE, Day::NONE, Day::NONE);
        let (short, long) = (Text::default(), Text::default());
        rows.push(Level2Row { code, added, changed, last_day, coverage: b' ', short, long });
        Ok(())
    })?;
    Ok(rows)
}

/// A letter and four digits.
fn is_code(line: &str) -> bool {
    let mut bytes = line.bytes();
    line.len() == 5
        && bytes.next().is_some_and(|b| b.is_ascii_uppercase())
        && bytes.all(|b| b.is_ascii_digit())
}
