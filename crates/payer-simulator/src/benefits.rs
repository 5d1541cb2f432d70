//! What patients have met of their deductibles, carried from claim to claim within a batch.

use std::collections::BTreeMap;

use superbill_domain::{Adjustment, AdjustmentGroup, Claim, Money};

use crate::chance::Chance;
use crate::plan::Plan;
use crate::reason::adjustment;

/// The open deductible of every patient seen so far.
#[derive(Debug)]
pub(crate) struct Benefits<'p> {
    plan: &'p Plan,
    chance: Chance,
    open: BTreeMap<String, Money>,
}

/// How a service is shared between plan and patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// Preventive: the plan pays all of it (Public Health Service Act, section 2713).
    Free,
    /// The first visit of a claim: a copay, where the plan has one.
    Visit,
    /// Anything else: deductible, then coinsurance.
    Ordinary,
}

impl<'p> Benefits<'p> {
    pub(crate) fn new(plan: &'p Plan, chance: Chance) -> Self {
        Self { plan, chance, open: BTreeMap::new() }
    }

    /// The patient's share of an allowed amount: copay (PR-3), or deductible (PR-1) and coinsurance (PR-2). What it takes
    /// from the deductible is met for the patient's later claims.
    pub(crate) fn share(&mut self, claim: &Claim, sharing: Sharing, allowed: Money) -> Vec<Adjustment> {
        match (sharing, self.plan.visit_copay) {
            (Sharing::Free, _) => Vec::new(),
            (Sharing::Visit, Some(copay)) => patient("3", copay.min(allowed)).into_iter().collect(),
            (Sharing::Visit, None) | (Sharing::Ordinary, _) => {
                let deductible = self.take_deductible(claim, allowed);
                let coinsurance = self.plan.coinsurance.of(allowed - deductible).unwrap_or_default();
                patient("1", deductible).into_iter().chain(patient("2", coinsurance)).collect()
            }
        }
    }

    fn take_deductible(&mut self, claim: &Claim, allowed: Money) -> Money {
        let (plan, chance) = (self.plan, self.chance);
        let member = claim.coverage.member_id.reveal();
        let key = format!("{member} {}", claim.patient.birth_date.reveal());
        let open = self.open.entry(key).or_insert_with_key(|key| still_open(plan, chance, key));
        let taken = allowed.min(*open);
        *open -= taken;
        taken
    }
}

/// What is open of a patient's deductible before the batch: nothing for half of all, else drawn in whole dollars.
fn still_open(plan: &Plan, chance: Chance, patient: &str) -> Money {
    if chance.draw("deductible met", patient, 2) == 0 {
        return Money::ZERO;
    }
    let dollars = u64::try_from(plan.deductible.cents() / 100).unwrap_or_default();
    let open = i64::try_from(chance.draw("deductible open", patient, dollars + 1)).unwrap_or_default();
    Money::from_cents(open * 100)
}

fn patient(reason: &'static str, amount: Money) -> Option<Adjustment> {
    (amount > Money::ZERO).then(|| adjustment(AdjustmentGroup::Pr, reason, amount))
}
