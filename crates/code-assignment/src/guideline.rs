//! Guidelines: the rules that are applied to a case, each with its name and the section it rests on.

use superbill_domain::{Authority, RuleId};

use crate::case::Case;

/// The edition of the Official Guidelines that the rules were written from.
pub(crate) const EDITION: &str = "FY2026";

/// A rule of the Official Guidelines, as a machine applies it.
#[derive(Debug, Clone)]
pub struct Guideline {
    /// Its name: `GUIDELINE-WITH`.
    pub id: RuleId,
    /// The section of the ICD-10-CM Official Guidelines for Coding and Reporting.
    pub section: &'static str,
    /// What it does, in a sentence.
    pub says: &'static str,
    pub(crate) apply: fn(&mut Case<'_>),
}

impl Guideline {
    /// The section and edition as an authority.
    #[must_use]
    pub fn authority(&self) -> Authority {
        authority(self.section)
    }
}

/// A section of the Official Guidelines as an authority.
pub(crate) fn authority(section: &'static str) -> Authority {
    Authority::new("ICD-10-CM Official Guidelines for Coding and Reporting", EDITION, section)
}
