//! Findings, by what they are about and the check that found them.

use superbill_domain::{Finding, Subject};

use crate::StoreError;

/// The check that found something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Reading and coding a chart.
    Coding,
    /// The edits on a claim.
    Scrub,
    /// The price of a claim.
    Pricing,
    /// Reading an interchange.
    Reading,
    /// An acknowledgment of a claim.
    Acknowledgment,
    /// Posting a remittance.
    Posting,
}

impl Check {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Coding, Self::Scrub, Self::Pricing, Self::Reading, Self::Acknowledgment, Self::Posting];

    /// The name under which it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coding => "coding",
            Self::Scrub => "scrub",
            Self::Pricing => "pricing",
            Self::Reading => "reading",
            Self::Acknowledgment => "acknowledgment",
            Self::Posting => "posting",
        }
    }
}

/// Findings.
pub trait Findings {
    /// Keeps what a check found of a subject, in place of what the same check found of it before. The line of a claim
    /// does not matter here: a claim is checked as a whole.
    ///
    /// # Errors
    /// Where they cannot be stored.
    fn keep_findings(
        &mut self,
        about: &Subject,
        check: Check,
        findings: &[Finding],
    ) -> Result<(), StoreError>;

    /// What is found of a subject, by check in the order of [`Check`], then in the order found.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn findings(&self, about: &Subject) -> Result<Vec<(Check, Finding)>, StoreError>;

    /// Everything that is found of anything, the gravest first: the worklist.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn all_findings(&self) -> Result<Vec<(Check, Finding)>, StoreError>;
}
