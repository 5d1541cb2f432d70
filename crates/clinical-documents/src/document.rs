//! A clinical document: what a file tells of one visit, ready for the reader.

use std::fmt;

use superbill_domain::{Date, Document, Outline, Phi, Setting, Sex, Span};

use crate::traced::SourceMap;

/// What a file tells of one visit.
#[derive(Clone, PartialEq, Eq)]
pub struct ClinicalDocument {
    /// The name and the text for the reader. In a file of one document it bears the file's name, else the file's name,
    /// a hash sign and what the source calls the visit.
    pub document: Document,
    /// The sections it sets apart and the statements it makes beside its words.
    pub outline: Outline,
    /// From the text to the bytes of the file.
    pub source: SourceMap,
    /// What it says of the visit itself.
    pub told: Told,
}

impl ClinicalDocument {
    /// The bytes of the file behind a range of the text.
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        self.source.source(span)
    }
}

impl fmt::Debug for ClinicalDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let statements = self.outline.statements.len();
        write!(f, "ClinicalDocument({:?}, {statements} statements, {:?})", self.document, self.told)
    }
}

/// What a document says of the visit it tells of; none where it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The date of service: the first day of the encounter, else the day of the document.
    pub on: Option<Date>,
    /// The setting, as the class of the encounter has it.
    pub setting: Option<Setting>,
    /// The patient's date of birth.
    pub birth_date: Phi<Option<Date>>,
    /// The patient's sex.
    pub sex: Option<Sex>,
}

impl Told {
    /// Completed years of age on a day; none where no date of birth is told, or one after that day.
    #[must_use]
    pub fn age_on(&self, day: Date) -> Option<u8> {
        let birth = (*self.birth_date.reveal())?;
        let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
        u8::try_from(day.year() - birth.year() - i16::from(!had_birthday)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn age_counts_birthdays_and_is_none_before_birth() {
        let told = Told { birth_date: Phi::new("1980-06-15".parse().ok()), ..Told::default() };
        let age = |day: &str| told.age_on(day.parse().unwrap());
        assert_eq!((age("2026-06-14"), age("2026-06-15"), age("1979-01-01")), (Some(45), Some(46), None));
        assert!(!format!("{told:?}").contains("1980"));
    }
}
