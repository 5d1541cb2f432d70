//! How posting finds the claim that a payment is about.

use std::collections::{BTreeMap, HashMap};

use superbill_domain::{Claim, ClaimId};

/// Finds a billed claim by the number it was sent with (CLM01).
pub trait ClaimLookup {
    /// The claim; none where we never billed one of this number.
    fn claim(&self, id: &ClaimId) -> Option<&Claim>;
}

impl ClaimLookup for [Claim] {
    fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.iter().find(|claim| claim.id == *id)
    }
}

impl ClaimLookup for Vec<Claim> {
    fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.as_slice().claim(id)
    }
}

impl ClaimLookup for BTreeMap<ClaimId, Claim> {
    fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.get(id)
    }
}

impl<S: std::hash::BuildHasher> ClaimLookup for HashMap<ClaimId, Claim, S> {
    fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.get(id)
    }
}
