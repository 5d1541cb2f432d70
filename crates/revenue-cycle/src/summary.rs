//! The closing table: where all visits and all money stand.

use std::collections::BTreeMap;

use superbill_domain::{ClaimId, ClaimState, Money};
use superbill_ledger::{ClaimBalance, TrialBalance};
use superbill_storage::{ClaimFilter, StoreError, UnitOfWork, for_each_entry};

/// Where all visits and all money stand.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Visits kept.
    pub visits: usize,
    /// Visits with at least one accepted code.
    pub coded: usize,
    /// Visits with at least one query that nobody has answered.
    pub queried: usize,
    /// Claims by the name of their state.
    pub claims: BTreeMap<&'static str, usize>,
    /// Claims that every edit passed before they were sent.
    pub clean: usize,
    /// Claims of which the payer paid something or left the rest to the patient, without a denial.
    pub paid: usize,
    /// Claims with a denial to work.
    pub denied: usize,
    /// Claims of which a payer or a patient still owes something.
    pub open_claims: usize,
    /// What was charged.
    pub charged: Money,
    /// What the claims that were sent are expected to bring, payer and patient together.
    pub expected: Money,
    /// What payers paid.
    pub payments: Money,
    /// What contracts took off.
    pub contractual: Money,
    /// What payers still owe: in accounts receivable, denied amounts among it.
    pub payers_owe: Money,
    /// What patients owe.
    pub patients_owe: Money,
    /// What is denied and waits to be worked.
    pub denied_amount: Money,
    /// Journal entries.
    pub entries: u64,
}

/// Adds up everything the store keeps.
///
/// # Errors
/// Where the store fails.
pub fn summarise(work: &dyn UnitOfWork) -> Result<Summary, StoreError> {
    let mut summary = Summary::default();
    for visit in work.visits()? {
        summary.visits += 1;
        summary.coded +=
            usize::from(work.coded_visit(&visit)?.is_some_and(|coded| !coded.diagnoses.is_empty()));
        summary.queried += usize::from(work.queries(&visit)?.iter().any(|query| query.answer.is_none()));
    }
    for kept in work.claims(&ClaimFilter::default())? {
        count_claim(work, &kept.claim.id, &kept.state, &mut summary)?;
    }
    let mut trial = TrialBalance::default();
    let mut claims: BTreeMap<ClaimId, ClaimBalance> = BTreeMap::new();
    for_each_entry(work, |sealed| {
        trial.add(&sealed.entry);
        if let Some(claim) = &sealed.entry.claim {
            claims.entry(claim.clone()).or_default().add(&sealed.entry);
        }
        summary.entries += 1;
    })?;
    summary.open_claims =
        claims.values().filter(|claim| !(claim.payer_owes + claim.patient_owes).is_zero()).count();
    summary.charged = -trial.of(&superbill_domain::Account::Charges);
    summary.payments = trial.of(&superbill_domain::Account::Deposits);
    summary.contractual = trial.of(&superbill_domain::Account::ContractualAdjustments);
    summary.payers_owe = trial.payers_owe();
    summary.patients_owe = trial.patients_owe();
    Ok(summary)
}

fn count_claim(
    work: &dyn UnitOfWork,
    claim: &ClaimId,
    state: &ClaimState,
    summary: &mut Summary,
) -> Result<(), StoreError> {
    *summary.claims.entry(state.name()).or_default() += 1;
    let steps = work.claim_steps(claim)?;
    summary.clean += usize::from(steps.iter().any(|step| step.state == ClaimState::Clean));
    if steps.iter().any(|step| matches!(step.state, ClaimState::Submitted { .. })) {
        summary.expected +=
            work.expected_payment(claim)?.map(|expected| expected.total()).unwrap_or_default();
    }
    if let ClaimState::Adjudicated { denials, .. } = state {
        summary.denied += usize::from(!denials.is_empty());
        summary.paid += usize::from(denials.is_empty());
        summary.denied_amount += denials.iter().map(|denial| denial.amount).sum();
    }
    Ok(())
}
