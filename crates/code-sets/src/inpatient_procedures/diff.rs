//! What changed from one day to another.

use superbill_domain::Icd10Pcs;

use super::Icd10PcsBook;
use crate::CodeStatus;

/// The codes that differ between two days, in the order of the tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProcedureDiff {
    /// Codes that are valid after and were not before.
    pub added: Vec<Icd10Pcs>,
    /// Codes that were valid before and are not after.
    pub deleted: Vec<Icd10Pcs>,
    /// Codes that are valid on both days under different titles.
    pub revised: Vec<TitleRevision>,
}

/// A code with another title than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleRevision {
    /// The code.
    pub code: Icd10Pcs,
    /// Its title before.
    pub before: String,
    /// Its title after.
    pub after: String,
}

/// What changed in ICD-10-PCS between two days. A title that is known of one day only is no revision.
#[must_use]
pub fn diff(before: Icd10PcsBook<'_>, after: Icd10PcsBook<'_>) -> ProcedureDiff {
    let valid = |book: Icd10PcsBook<'_>, code: &Icd10Pcs| book.check(code) == CodeStatus::Valid;
    let mut diff = ProcedureDiff::default();
    for code in before.codes() {
        if !valid(after, &code) {
            diff.deleted.push(code);
            continue;
        }
        if let (Some(old), Some(new)) = (before.title(&code), after.title(&code)) {
            let (before, after) = (old.to_string(), new.to_string());
            diff.revised.extend((before != after).then_some(TitleRevision { code, before, after }));
        }
    }
    diff.added = after.codes().into_iter().filter(|code| !valid(before, code)).collect();
    diff
}
