//! What the payer thought: for training, and for tests that fail.

use superbill_domain::ClaimId;

/// A decision on a claim or one of its lines, and its ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The claim.
    pub claim: ClaimId,
    /// The line; none where the claim as a whole is meant.
    pub line: Option<u16>,
    /// The decision and its ground, in a sentence.
    pub what: String,
}
