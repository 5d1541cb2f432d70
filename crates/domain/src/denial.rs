//! Denials: what a payer adjudicated and did not pay, and is to be worked.

use serde::{Deserialize, Serialize};

use crate::codes::{Carc, Rarc};
use crate::identifiers::{ClaimId, InterchangeId};
use crate::money::Money;
use crate::remittance::AdjustmentGroup;

/// A denied amount of a claim or of one of its lines. Never a write-off: somebody works it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denial {
    /// The claim.
    pub claim: ClaimId,
    /// The line; none where the claim as a whole was denied.
    pub line: Option<u16>,
    /// Whose the amount is, as the payer says.
    pub group: AdjustmentGroup,
    /// Why.
    pub reason: Carc,
    /// More on why.
    pub remarks: Vec<Rarc>,
    /// The amount not paid.
    pub amount: Money,
    /// The 835 that said so.
    pub interchange: InterchangeId,
    /// What to do next, in a sentence.
    pub next_step: String,
}
