//! ZIP codes and their localities (ZIP5): 80 columns; state in 1 to 2, ZIP code in 3 to 7, contractor in 8 to 12,
//! locality in 13 to 14, rural in 15, whether the nine-digit ZIP code tells more in 21, year and quarter in 76 to 80.

use std::ops::Range;

use superbill_code_sets::procedures::ZipRow;
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use crate::layout::{Context, Layout};
use crate::sheet::code;
use crate::{ImportError, Publication};

const LAYOUT: &str = "ZIP codes to localities";
const WIDTH: usize = 80;

/// The layout.
pub(crate) struct ZipCodes;

impl Layout for ZipCodes {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        head.lines()
            .next()
            .is_some_and(|line| line.len() == WIDTH && row(line).is_ok() && quarter(line).is_some())
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (mut rows, mut first) = (Vec::new(), None);
        publication.for_each_whole_line(LAYOUT, |number, line| {
            let refused = |what: &str| ImportError::line(LAYOUT, number, what);
            if line.len() != WIDTH {
                return Err(refused(&format!("{} columns stand where {WIDTH} should", line.len())));
            }
            let quarter = quarter(line).ok_or_else(|| refused("columns 76 to 80 are no year and quarter"))?;
            if *first.get_or_insert(quarter) != quarter {
                return Err(refused("it is of another quarter than the first line"));
            }
            rows.push(row(line).map_err(|what| refused(&format!("“{line}” has no {what}")))?);
            Ok(())
        })?;
        let (year, of_year) = first.ok_or_else(|| ImportError::line(LAYOUT, 1, "it is empty"))?;
        let no_date = |_| ImportError::line(LAYOUT, 1, "columns 76 to 80 are no year and quarter");
        let from = Date::new(year, of_year * 3 - 2, 1).map_err(no_date)?;
        if let Some(other) = context.from.filter(|other| other.year() != year) {
            return Err(ImportError::line(
                LAYOUT,
                1,
                format!("the file is of {year}, not of {}", other.year()),
            ));
        }
        let edition = context.edition.map_or_else(|| format!("{year} quarter {of_year}"), str::to_owned);
        let effective = Effective { from: context.from.unwrap_or(from), to: None };
        let mut release = ReleaseWriter::new(System::ZipLocalities, edition, effective);
        release.table(rows);
        Ok(release)
    }
}

fn quarter(line: &str) -> Option<(i16, i8)> {
    let year: i16 = line.get(75..79)?.parse().ok()?;
    let quarter: i8 = line.get(79..80)?.parse().ok()?;
    ((1990..2100).contains(&year) && (1..=4).contains(&quarter)).then_some((year, quarter))
}

/// The row of a line, or the name of the part that is wrong.
fn row(line: &str) -> Result<ZipRow, &'static str> {
    let part = |range: Range<usize>| line.get(range).unwrap_or_default();
    let number = |range: Range<usize>| part(range).bytes().all(|byte| byte.is_ascii_digit());
    let rural = part(14..15).bytes().next().filter(|letter| b" RB".contains(letter));
    if !number(2..7) || !number(7..12) {
        return Err("ZIP code or contractor");
    }
    Ok(ZipRow {
        state: code(part(0..2)).ok_or("state")?,
        zip: code(part(2..7)).ok_or("ZIP code")?,
        contractor: code(part(7..12)).ok_or("contractor")?,
        locality: code(part(12..14)).ok_or("locality")?,
        rural: rural.ok_or("rural indicator")?,
        by_plus_four: part(20..21)
            .bytes()
            .next()
            .filter(|flag| b"01".contains(flag))
            .ok_or("plus-four flag")?,
    })
}
