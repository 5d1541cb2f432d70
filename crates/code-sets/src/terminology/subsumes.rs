//! `CodeSystem/$subsumes`: how two codes stand to each other.

use superbill_domain::Icd10Cm;

use super::Terminology;

/// How the first code stands to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subsumption {
    /// They are the same.
    Equivalent,
    /// The first is a header above the second.
    Subsumes,
    /// The first stands below the second.
    SubsumedBy,
    /// Neither.
    NotSubsumed,
}

impl Subsumption {
    /// The code that FHIR writes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::Subsumes => "subsumes",
            Self::SubsumedBy => "subsumed-by",
            Self::NotSubsumed => "not-subsumed",
        }
    }
}

impl Terminology<'_> {
    /// How two diagnosis codes of the day stand to each other; none where one of them is not in the list. Procedures have no
    /// tree.
    #[must_use]
    pub fn subsumes(&self, a: &Icd10Cm, b: &Icd10Cm) -> Option<Subsumption> {
        let (first, second) = (self.book.diagnosis(a)?, self.book.diagnosis(b)?);
        Some(if a == b {
            Subsumption::Equivalent
        } else if first.contains(b) {
            Subsumption::Subsumes
        } else if second.contains(a) {
            Subsumption::SubsumedBy
        } else {
            Subsumption::NotSubsumed
        })
    }
}
