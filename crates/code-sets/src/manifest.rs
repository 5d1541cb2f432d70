//! What a release is and where it comes from.

use superbill_domain::Date;

use crate::CodeSetsError;
use crate::file::{Reader, Strings};

/// The days on which something is in force, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Effective {
    /// The first day, or the first day of which the shipped releases know.
    pub from: Date,
    /// The last day; none where no end is known.
    pub to: Option<Date>,
}

impl Effective {
    /// A fiscal year of the U.S. government: 2026 is from October 1, 2025 to September 30, 2026. None where the calendar
    /// has no such year.
    #[must_use]
    pub fn fiscal_year(year: i16) -> Option<Self> {
        let (from, to) = (Date::new(year.checked_sub(1)?, 10, 1).ok()?, Date::new(year, 9, 30).ok()?);
        Some(Self { from, to: Some(to) })
    }

    /// True where `date` falls within.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}

/// One published file that went into a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name of the file.
    pub file: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Who published it, under what licence.
    pub origin: String,
}

/// A dated release of a code set: what it is, when it holds and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The code set, as [`crate::System::name`] has it: `icd10cm`.
    pub name: String,
    /// The edition in its publisher's words: `2026-04`, `FY2027`.
    pub edition: String,
    /// The dates of service that it governs.
    pub effective: Effective,
    /// What a reader should know of how it was made.
    pub remark: String,
    /// The files it was compiled from.
    pub sources: Vec<Source>,
}

impl Manifest {
    pub(crate) fn read(tables: &mut Reader<'_>, strings: &Strings) -> Result<Self, CodeSetsError> {
        let text = |tables: &mut Reader<'_>| -> Result<String, CodeSetsError> {
            Ok(strings.get(strings.confirm(tables.number()?)?).to_owned())
        };
        let (name, edition, remark) = (text(tables)?, text(tables)?, text(tables)?);
        let effective = Effective { from: read_date(tables)?, to: Some(read_date(tables)?) };
        let mut sources = Vec::new();
        for _ in 0..tables.count()? {
            sources.push(Source { file: text(tables)?, sha256: text(tables)?, origin: text(tables)? });
        }
        Ok(Self { name, edition, effective, remark, sources })
    }
}

/// Reads a date written as the number YYYYMMDD.
fn read_date(tables: &mut Reader<'_>) -> Result<Date, CodeSetsError> {
    let number = tables.number()?;
    let part = |value: u32| i8::try_from(value % 100).unwrap_or_default();
    let year = i16::try_from(number / 10_000).unwrap_or_default();
    let no_date = CodeSetsError::Inconsistent("a date is no date");
    Date::new(year, part(number / 100), part(number)).map_err(|_| no_date)
}
