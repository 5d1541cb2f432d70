//! The practice: what it is, what it charges, what it has agreed with whom.

use std::collections::BTreeMap;

use superbill_claims::{AcceptancePolicy, FeeSchedule};
use superbill_domain::{Payer, PayerId};
use superbill_pricing::ContractTerms;

/// What a practice has settled before the first patient comes.
#[derive(Debug, Clone)]
pub struct Practice {
    /// What is accepted without a person.
    pub policy: AcceptancePolicy,
    /// What it charges.
    pub fees: FeeSchedule,
    /// The payers that it bills, and the terms of each.
    pub payers: BTreeMap<PayerId, (Payer, ContractTerms)>,
    /// Its own identifier as a sender of interchanges (ISA06, NM1*41).
    pub submitter_id: String,
}

impl Practice {
    /// The terms agreed with a payer.
    #[must_use]
    pub fn terms(&self, payer: &PayerId) -> Option<&ContractTerms> {
        self.payers.get(payer).map(|(_, terms)| terms)
    }
}
