//! What changed from one edition to another.

use std::collections::BTreeMap;

use superbill_domain::Icd10Cm;

use crate::Book;

/// The billable codes that differ between two editions, in tabular order: as the publisher counts them in the footer of its
/// changes of codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EditionDiff {
    /// Codes that are billable after and were not before.
    pub added: Vec<Icd10Cm>,
    /// Codes that were billable before and are not after; some remain as headers.
    pub deleted: Vec<Icd10Cm>,
    /// Codes that are billable in both under different titles.
    pub revised: Vec<Revision>,
    /// Codes deleted whose very title an added code bears: the condition moved. They count among deleted and added too.
    pub moved: Vec<(Icd10Cm, Icd10Cm)>,
}

/// A code with another title than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The code.
    pub code: Icd10Cm,
    /// Its title before.
    pub before: String,
    /// Its title after.
    pub after: String,
}

/// What changed in ICD-10-CM between the editions of two days. Where none governs a day, that side is empty.
#[must_use]
pub fn diff(before: Book<'_>, after: Book<'_>) -> EditionDiff {
    let billable = |book: Book<'_>, code: &Icd10Cm| {
        book.diagnosis(code).filter(crate::Diagnosis::is_billable).map(|found| found.title().to_owned())
    };
    let mut diff = EditionDiff::default();
    let mut moved_from: BTreeMap<&str, Icd10Cm> = BTreeMap::new();
    for known in before.diagnoses().filter(crate::Diagnosis::is_billable) {
        let code = known.code();
        match billable(after, &code) {
            None => {
                diff.deleted.push(code);
                moved_from.insert(known.title(), code);
            }
            Some(title) if title != known.title() => {
                diff.revised.push(Revision { code, before: known.title().to_owned(), after: title });
            }
            Some(_) => {}
        }
    }
    for known in after.diagnoses().filter(crate::Diagnosis::is_billable) {
        let code = known.code();
        if billable(before, &code).is_none() {
            diff.added.push(code);
            diff.moved.extend(moved_from.get(known.title()).map(|from| (*from, code)));
        }
    }
    diff
}
