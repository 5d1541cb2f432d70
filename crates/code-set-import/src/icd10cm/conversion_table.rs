//! The conversion table (`ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx`): for each code since fiscal year 2017 the year of its first
//! October, or its first day as a date, and what was reported before it.
//!
//! Previous codes are written by hand: one code; several after commas or semicolons, of which one was assigned; several
//! joined by "and" or "&", which were assigned together; ranges; a category with a dash; "None"; and words. Words name
//! categories so wide ("codes in categories T15-T19") that they lead from nothing in particular: they are passed over, as
//! is "None".

use superbill_code_sets::release::{Day, ReleaseWriter};
use superbill_code_sets::{ConversionRow, DiagnosisKey, Effective, System};
use superbill_domain::{Date, Icd10Cm};

use crate::layout::{Context, Layout};
use crate::workbook;
use crate::{ImportError, Publication};

const LAYOUT: &str = "conversion table";
/// The heads of its columns, in its second row.
const HEAD: &str = "Current code assignment";
/// The earliest day that can stand in it: the classification came into force in 2015.
const FIRST_YEAR: i16 = 2015;

/// The layout.
pub(crate) struct ConversionTable;

impl Layout for ConversionTable {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        workbook::row(publication.head(), 2)
            .is_some_and(|row| row.first().is_some_and(|cell| cell.trim() == HEAD))
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let year = super::fiscal_year::FiscalYear::of(LAYOUT, file.name(), None, context)?;
        let rows = rows(&file.into_bytes()?)?;
        let mut release =
            ReleaseWriter::new(System::DiagnosisConversion, year.edition, open_ended(year.days));
        release.table(rows);
        Ok(release)
    }
}

/// A table holds all years up to its own: it answers until the next one comes.
fn open_ended(days: Effective) -> Effective {
    Effective { to: None, ..days }
}

/// The rows of a table.
///
/// # Errors
/// Where a row has no code or no year, or the previous codes cannot be read.
pub fn rows(bytes: &[u8]) -> Result<Vec<ConversionRow>, ImportError> {
    let mut rows = Vec::new();
    workbook::for_each_row(LAYOUT, bytes, None, |number, cells| {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        if number <= 2 || cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let wrong = |what: String| ImportError::line(LAYOUT, number, what);
        let code: Icd10Cm = cell(0).parse().map_err(|error| wrong(format!("{error}")))?;
        let from =
            first_day(cell(1)).ok_or_else(|| wrong(format!("“{}” is no year and no date", cell(1))))?;
        let previous = previous(cell(2)).ok_or_else(|| wrong(format!("“{}” names no codes", cell(2))))?;
        rows.extend(previous.into_iter().map(|(first, last, together)| ConversionRow {
            code: code.into(),
            from: Day::from(from),
            previous: DiagnosisKey::from(first),
            previous_last: DiagnosisKey::from(last),
            link: u8::from(together),
        }));
        Ok(())
    })?;
    if rows.is_empty() {
        return Err(ImportError::layout(LAYOUT, "the end", "it has no row"));
    }
    Ok(rows)
}

/// The first day of a code: October of a year, or a date as a workbook counts days.
fn first_day(cell: &str) -> Option<Date> {
    let number: i32 = cell.parse().ok()?;
    let date = match i16::try_from(number) {
        Ok(year) if year < 2100 => Date::new(year, 10, 1).ok()?,
        // Day 1 of a workbook is January 1, 1900, and a February 29 of that year is counted that there was not.
        _ => Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().try_days(number).ok()?).ok()?,
    };
    (date.year() >= FIRST_YEAR).then_some(date)
}

/// The previous codes: first and last of each run, and whether they were assigned together. None where nothing is
/// understood.
fn previous(cell: &str) -> Option<Vec<(Icd10Cm, Icd10Cm, bool)>> {
    if cell == "None" || cell.starts_with("Codes in") {
        return Some(Vec::new());
    }
    let joined = cell.replace('&', " and ").replace(" AND ", " and ");
    let together = joined.contains(" and ");
    let items = joined.split(" and ").flat_map(|part| part.split([',', ';'])).map(str::trim);
    let is_code = |item: &&str| !item.is_empty() && !item.to_ascii_lowercase().contains("code from ");
    let runs = items.filter(is_code).map(|item| {
        let (first, last) = item.split_once('-').unwrap_or((item, ""));
        let first: Icd10Cm = first.trim().trim_end_matches('.').parse().ok()?;
        // A dash at the end means all that stands below.
        let last = if last.trim().is_empty() { first } else { last.trim().parse().ok()? };
        Some((first, last, together))
    });
    runs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Option<String> {
        let runs = previous(cell)?.into_iter().map(|(first, last, together)| {
            let sign = if together { "+" } else { "" };
            if first == last { format!("{first}{sign}") } else { format!("{first}-{last}{sign}") }
        });
        Some(runs.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn previous_codes_as_people_write_them() {
        for (cell, expected) in [
            ("A04.7", "A04.7"),
            ("C50.919, C50.929", "C50.919 C50.929"),
            ("E75.240, E75.241, ", "E75.240 E75.241"),
            ("C56.1 and C56.2", "C56.1+ C56.2+"),
            ("I63.311 AND I63.312", "I63.311+ I63.312+"),
            ("M93.011 & M93.012", "M93.011+ M93.012+"),
            ("I25.760-I25.761; I25.768", "I25.760-I25.761 I25.768"),
            ("H44.20-H44.23 and H33.2", "H44.20-H44.23+ H33.2+"),
            ("I63.- and P91.88", "I63+ P91.88+"),
            ("K59.09 AND Code from categories T36-T50", "K59.09+"),
            ("None", ""),
            ("Codes in Categories T15-T19", ""),
        ] {
            assert_eq!(read(cell).as_deref(), Some(expected), "{cell}");
        }
        assert_eq!(read("see above"), None);
    }

    #[test]
    fn a_year_is_its_october_and_a_number_of_days_a_date() {
        let day = |cell: &str| first_day(cell).map(|date| date.to_string());
        assert_eq!(day("2016").as_deref(), Some("2016-10-01"));
        assert_eq!(day("45017").as_deref(), Some("2023-04-01"));
        assert_eq!((day("1999"), day("soon"), day("")), (None, None, None));
    }
}
