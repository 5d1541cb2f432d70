//! The code sets on one day.

use std::fmt;

use superbill_domain::{Date, Icd10Cm};

use crate::diagnoses::{Chapter, CodeStatus, Diagnosis, Note, NoteHit, NoteKind, Release};
use crate::inpatient_procedures::Icd10PcsBook;
use crate::procedures::ProcedureBook;
use crate::{CodeSets, Manifest};

/// What is in force on one date of service. A pair of references: copy it freely.
#[derive(Clone, Copy)]
pub struct Book<'a> {
    pub(crate) sets: &'a CodeSets,
    pub(crate) date: Date,
    pub(crate) icd10cm: Option<&'a Release>,
}

impl<'a> Book<'a> {
    /// The date of service.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// Procedures, modifiers, fees and edits as of the day.
    #[must_use]
    pub const fn procedures(&self) -> ProcedureBook<'a> {
        ProcedureBook::new(self.sets, self.date)
    }

    /// The releases in force. Empty where none of those at hand governs the date.
    pub fn releases(&self) -> impl Iterator<Item = &'a Manifest> + use<'a> {
        self.sets.icd10cm.manifest_on(self.date).into_iter()
    }

    /// A code or header of that day.
    #[must_use]
    pub fn diagnosis(&self, code: &Icd10Cm) -> Option<Diagnosis<'a>> {
        Diagnosis::find(&self.sets.icd10cm, self.icd10cm?, code)
    }

    /// All codes and headers of that day, in tabular order.
    pub fn diagnoses(&self) -> impl Iterator<Item = Diagnosis<'a>> + use<'a> {
        let releases = &self.sets.icd10cm;
        self.icd10cm.into_iter().flat_map(move |release| Diagnosis::all(releases, release))
    }

    /// The chapters of that day's tabular list, in order.
    pub fn chapters(&self) -> impl Iterator<Item = Chapter<'a>> + use<'a> {
        self.icd10cm.into_iter().flat_map(Chapter::all)
    }

    /// Whether a code may stand on a claim that day.
    #[must_use]
    pub fn check(&self, code: &Icd10Cm) -> CodeStatus {
        self.sets.icd10cm.status(self.icd10cm, self.date, code)
    }

    /// Codes that may stand in place of one that may not, the likeliest first, at most `limit`: the billable codes
    /// below a header; for a code that does not exist that day what the conversion table leads to, then the codes below the
    /// nearest header. Empty for a valid code.
    #[must_use]
    pub fn suggestions(&self, code: &Icd10Cm, limit: usize) -> Vec<Diagnosis<'a>> {
        let Some(release) = self.icd10cm else { return Vec::new() };
        let status = self.check(code);
        let mut suggested = match status {
            CodeStatus::Valid => return Vec::new(),
            CodeStatus::NotBillable => Vec::new(),
            CodeStatus::Expired { .. } | CodeStatus::NotYet { .. } | CodeStatus::Unknown => {
                self.converted(code)
            }
        };
        for below in self.sets.icd10cm.suggestions(release, code, limit) {
            if !suggested.contains(&below) {
                suggested.push(below);
            }
        }
        suggested.truncate(limit);
        suggested
    }

    /// ICD-10-PCS on that day, which for an inpatient is the day of discharge.
    #[must_use]
    pub fn pcs(&self) -> Icd10PcsBook<'a> {
        Icd10PcsBook::on(self.sets, self.date)
    }

    /// The Excludes1 note by which two codes may not stand together, whichever of them bears it.
    ///
    /// The pair is a conflict unless the record shows two unrelated conditions (Official Guidelines I.A.12.a).
    #[must_use]
    pub fn excludes1(&self, a: &Icd10Cm, b: &Icd10Cm) -> Option<NoteHit<'a>> {
        self.between(a, b, NoteKind::Excludes1)
    }

    /// The Excludes2 note by which one of two codes does not contain the other: both may be coded (I.A.12.b).
    #[must_use]
    pub fn excludes2(&self, a: &Icd10Cm, b: &Icd10Cm) -> Option<NoteHit<'a>> {
        self.between(a, b, NoteKind::Excludes2)
    }

    /// The note of that kind, in force for one of two codes, that names the other.
    #[must_use]
    pub fn between(&self, a: &Icd10Cm, b: &Icd10Cm, kind: NoteKind) -> Option<NoteHit<'a>> {
        let (a, b) = (self.diagnosis(a)?, self.diagnosis(b)?);
        a.note_naming_of(&b, kind).or_else(|| b.note_naming_of(&a, kind))
    }

    /// The notes by which a code is excluded (Excludes1, then Excludes2) wherever they stand: "who excludes me". The codes
    /// that bear a note are those of the place it stands at.
    pub fn excluded_by(&self, code: &Icd10Cm) -> impl Iterator<Item = Note<'a>> + use<'a> {
        let kinds = [NoteKind::Excludes1, NoteKind::Excludes2];
        let found = self.diagnosis(code);
        kinds.into_iter().flat_map(move |kind| found.into_iter().flat_map(move |found| found.named_by(kind)))
    }

    /// The code with a seventh character, padded with X to six characters, where such a code exists that day
    /// (Official Guidelines I.A.4 and I.A.5).
    #[must_use]
    pub fn with_seventh(&self, base: &Icd10Cm, character: char) -> Option<Icd10Cm> {
        let mut characters = [b'X'; 7];
        let (stem, seventh) = characters.split_at_mut(6);
        stem.get_mut(..base.length())?.copy_from_slice(base.undotted().as_bytes());
        seventh.copy_from_slice(&[u8::try_from(character).ok()?]);
        let code = std::str::from_utf8(&characters).ok()?.parse().ok()?;
        self.diagnosis(&code).filter(Diagnosis::is_billable).map(|found| found.code())
    }
}

impl fmt::Debug for Book<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the book of {}", self.date)
    }
}
