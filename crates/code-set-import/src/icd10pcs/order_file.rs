//! The order file (`icd10pcs_order_YYYY.txt`): every table and code of a fiscal year with its titles.
//!
//! Fixed columns, as its description on the publisher's site gives them: from 1 the number of the line, from 7 the
//! code, at 15 a 1 for a code and a 0 for the heading of a table, from 17 the short title, from 78 the long one.

use superbill_code_sets::inpatient_procedures::{PublishedTitleRow, Tables};
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{CodeStatus, System};
use superbill_domain::{Date, Icd10Pcs};

use super::xml::fiscal_year;
use crate::edition::from_name;
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "ICD-10-PCS order file";

/// The layout.
pub(crate) struct OrderFile;

/// A line that stands for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine<'t> {
    /// The code.
    pub code: Icd10Pcs,
    /// The long title.
    pub title: &'t str,
    /// The short title.
    pub short_title: &'t str,
}

/// Reads a line; none for the heading of a table.
///
/// # Errors
/// Where its number is not the next, or its code, flag or titles are missing.
pub fn line(number: usize, line: &str) -> Result<Option<OrderLine<'_>>, ImportError> {
    let wrong = |what: String| ImportError::line(LAYOUT, number, what);
    let column = |range| line.get::<std::ops::Range<usize>>(range).unwrap_or_default().trim();
    if column(0..5).parse() != Ok(number) {
        return Err(wrong(format!("its number is “{}”: a line is missing or cut", column(0..5))));
    }
    let (short_title, title) = (column(16..76), line.get(77..).unwrap_or_default().trim());
    if short_title.is_empty() || title.is_empty() {
        return Err(wrong("it has no title: the line is cut".to_owned()));
    }
    match (line.as_bytes().get(14), column(6..14)) {
        (Some(b'1'), code) => {
            let code = code.parse().map_err(|error| wrong(format!("{error}")))?;
            Ok(Some(OrderLine { code, title, short_title }))
        }
        (Some(b'0'), heading) if heading.len() == 3 => Ok(None),
        _ => Err(wrong("it is neither a code nor the heading of a table".to_owned())),
    }
}

impl Layout for OrderFile {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    /// The first line is the heading 001, as no other order file has it.
    fn recognises(&self, publication: &Publication<'_>) -> bool {
        publication.head().starts_with(b"00001 001     0 ")
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let name = publication.name().to_owned();
        let from = context.from.or(from_name(&name).map(|(_, from)| from));
        let from = from.ok_or(ImportError::NoEdition { layout: LAYOUT, file: name })?;
        let year = if from.month() < 10 { from.year() } else { from.year() + 1 };
        let (edition, effective) = fiscal_year(year, context);
        let mut release = ReleaseWriter::new(System::Icd10PcsOrder, edition, effective);
        let mut rows: Vec<PublishedTitleRow> = Vec::new();
        publication.for_each_line(|number, text| {
            let Some(found) = line(number, text)? else { return Ok(()) };
            if rows.last().is_some_and(|last| last.code >= found.code.characters()) {
                return Err(ImportError::line(LAYOUT, number, format!("{} is out of order", found.code)));
            }
            let (title, short_title) = (release.text(found.title), release.text(found.short_title));
            rows.push(PublishedTitleRow { code: found.code.characters(), title, short_title });
            Ok(())
        })?;
        is_whole(&rows, context, effective.from)?;
        release.table(rows);
        Ok(release)
    }
}

/// Refuses a file that lacks a code known to be valid on its first day: it has no footer that would tell that it is cut.
fn is_whole(rows: &[PublishedTitleRow], context: &Context<'_>, first_day: Date) -> Result<(), ImportError> {
    let known = context.at_hand.on(first_day).pcs();
    let is_missing = |code: &Icd10Pcs| {
        rows.binary_search_by_key(&code.characters(), |row| row.code).is_err()
            && known.check(code) == CodeStatus::Valid
    };
    match known.tables().into_iter().flat_map(Tables::codes).find(is_missing) {
        Some(code) => {
            let what = format!("it ends without {code}, which is valid on {first_day}: the file is cut");
            Err(ImportError::layout(LAYOUT, "the last line", what))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: &str, code: &str, flag: char, short: &str, long: &str) -> String {
        format!("{number} {code:<7} {flag} {short:<60} {long}")
    }

    #[test]
    fn a_code_is_read_and_a_heading_passed_over() {
        let heading =
            written("00001", "0ZZ", '0', "System of a fixture, Removal", "System of a fixture, Removal");
        assert_eq!(line(1, &heading).unwrap(), None);
        let code = written("00002", "0ZZ00ZZ", '1', "Short", "Long of it");
        let read = line(2, &code).unwrap().unwrap();
        assert_eq!((read.code.as_str(), read.short_title, read.title), ("0ZZ00ZZ", "Short", "Long of it"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let told = |text: &str| line(7, text).unwrap_err().to_string();
        assert!(told(&written("00006", "0ZZ00ZZ", '1', "A", "B")).contains("line 7: its number is “00006”"));
        assert!(told(&written("00007", "0ZZ00ZZ", '2', "A", "B")).contains("neither a code nor"));
        assert!(
            told(&written("00007", "0ZZ00ZI", '1', "A", "B")).contains("“0ZZ00ZI” is not an ICD-10-PCS code")
        );
        assert!(told("00007 0ZZ00ZZ 1 Sho").contains("the line is cut"));
        assert!(told("").contains("a line is missing or cut"));
    }
}
