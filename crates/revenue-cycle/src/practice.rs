//! The practice: what it is, what it charges, what it has agreed with whom.

use std::collections::BTreeMap;

use superbill_claims::{AcceptancePolicy, FeeSchedule};
use superbill_domain::{BillingProvider, Payer, PayerId};
use superbill_pricing::ContractTerms;

/// What a practice has settled before the first patient comes.
#[derive(Debug, Clone)]
pub struct Practice {
    /// Who bills. Its tax number is also its name as a sender of interchanges.
    pub billing: BillingProvider,
    /// What is accepted without a person.
    pub policy: AcceptancePolicy,
    /// What it charges.
    pub fees: FeeSchedule,
    /// The payers that it bills, and the terms of each.
    pub payers: BTreeMap<PayerId, (Payer, ContractTerms)>,
    /// Whether its interchanges are marked as tests.
    pub tests: bool,
}

impl Practice {
    /// The terms agreed with a payer.
    #[must_use]
    pub fn terms(&self, payer: &PayerId) -> Option<&ContractTerms> {
        self.payers.get(payer).map(|(_, terms)| terms)
    }
}
