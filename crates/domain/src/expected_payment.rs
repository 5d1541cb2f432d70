//! The expected payment of a claim, with its working.

use serde::{Deserialize, Serialize};

use crate::finding::{Authority, Finding};
use crate::identifiers::ClaimId;
use crate::money::Money;

/// A step of a calculation: what, how, and what came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingStep {
    /// What is worked out: "total RVU, non-facility".
    pub what: String,
    /// How: "1.30 × 1.000 + 1.33 × 1.000 + 0.12 × 1.000".
    pub how: String,
    /// The value, as written.
    pub value: String,
    /// The table it came from, where it came from one.
    pub source: Option<Authority>,
}

/// What a line is expected to bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedLine {
    /// The line's number.
    pub number: u16,
    /// The allowed amount: what payer and patient together owe; none where no schedule or contract prices it.
    pub allowed: Option<Money>,
    /// How it was worked out.
    pub working: Vec<WorkingStep>,
}

/// What a claim is expected to bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedPayment {
    /// The claim.
    pub claim: ClaimId,
    /// Its lines, in order.
    pub lines: Vec<ExpectedLine>,
    /// What could not be priced, and what was priced by a table of another period.
    pub findings: Vec<Finding>,
}

impl ExpectedPayment {
    /// The sum of what is priced.
    #[must_use]
    pub fn total(&self) -> Money {
        self.lines.iter().filter_map(|line| line.allowed).sum()
    }
}
