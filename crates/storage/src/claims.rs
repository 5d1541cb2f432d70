//! Claims, their versions and their lives.

use superbill_domain::{Claim, ClaimId, ClaimState, ExpectedPayment, InterchangeId, Timestamp, VisitId};

use crate::StoreError;

/// A claim as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptClaim {
    /// The claim in its latest version.
    pub claim: Claim,
    /// Where it stands.
    pub state: ClaimState,
    /// Since when.
    pub since: Timestamp,
}

/// A step in the life of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimStep {
    /// The state it came to.
    pub state: ClaimState,
    /// When.
    pub at: Timestamp,
}

/// Which claims are asked for; what is none does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimFilter {
    /// Those that stand in the state of this name ([`ClaimState::name`]).
    pub state: Option<&'static str>,
    /// Those of this visit.
    pub visit: Option<VisitId>,
    /// Those that this interchange sent, rejected or adjudicated at any time.
    pub interchange: Option<InterchangeId>,
}

/// Claims.
pub trait Claims {
    /// Keeps a claim: as its first version, assembled, or as its next one where it differs from the last.
    ///
    /// # Errors
    /// Where its visit is not stored.
    fn keep_claim(&mut self, claim: &Claim, at: Timestamp) -> Result<(), StoreError>;

    /// Adds a step to the life of a claim.
    ///
    /// # Errors
    /// Where the claim is not stored.
    fn move_claim(&mut self, id: &ClaimId, state: &ClaimState, at: Timestamp) -> Result<(), StoreError>;

    /// A claim as it stands.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn claim(&self, id: &ClaimId) -> Result<Option<KeptClaim>, StoreError>;

    /// The claims asked for, in the order they were first kept.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn claims(&self, filter: &ClaimFilter) -> Result<Vec<KeptClaim>, StoreError>;

    /// Every version of a claim, the first one first.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn claim_versions(&self, id: &ClaimId) -> Result<Vec<Claim>, StoreError>;

    /// Every step of a claim's life, the first one first.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn claim_steps(&self, id: &ClaimId) -> Result<Vec<ClaimStep>, StoreError>;

    /// Keeps what a claim is expected to bring, in place of an earlier reckoning.
    ///
    /// # Errors
    /// Where the claim is not stored.
    fn keep_expected_payment(&mut self, expected: &ExpectedPayment) -> Result<(), StoreError>;

    /// What a claim is expected to bring.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn expected_payment(&self, id: &ClaimId) -> Result<Option<ExpectedPayment>, StoreError>;
}
