//! Step 6: a remittance is posted, if it balances and was not posted before.

use std::collections::BTreeMap;

use superbill_claims::{Disposition, adjustment_meaning, apply_payment};
use superbill_domain::{AdjustmentGroup, Carc, Claim, ClaimId, Finding, PayerId, Remittance, Timestamp};
use superbill_ledger::{AmountMeaning, post, remittance_identity, seal_all};
use superbill_storage::{KeptClaim, Receipt, StoreError, UnitOfWork};

use crate::error::CycleError;
use crate::finding;
use crate::receive::Received;

/// Posts a remittance: money into the journal, claims to adjudicated, denials to be worked.
///
/// One that does not balance is not posted, and its findings stop.
///
/// # Errors
/// Where the store fails.
pub(crate) fn remit(
    work: &mut dyn UnitOfWork,
    remittance: &Remittance,
    at: Timestamp,
    received: &mut Received,
) -> Result<(), CycleError> {
    let standing = billed(work, remittance)?;
    let claims: BTreeMap<ClaimId, Claim> =
        standing.iter().map(|(id, kept)| (id.clone(), kept.claim.clone())).collect();
    let outcome = post(remittance, &claims, &meaning);
    let stops = outcome.findings.iter().any(Finding::stops);
    received.findings.extend(outcome.findings);
    if stops {
        return Ok(());
    }
    match work.keep_remittance(remittance, remittance_identity(remittance))? {
        Receipt::New => {}
        Receipt::Again { first } | Receipt::NumberReused { first } => {
            received.findings.push(finding::paid_before(remittance, &first));
            return Ok(());
        }
    }
    let last = work.last_seal()?;
    received.entries += outcome.entries.len();
    work.append(&seal_all(last.as_ref(), outcome.entries))?;
    move_claims(work, remittance, standing, at, received)
}

/// The claims of ours that a remittance is about.
fn billed(
    work: &dyn UnitOfWork,
    remittance: &Remittance,
) -> Result<BTreeMap<ClaimId, KeptClaim>, StoreError> {
    let mut billed = BTreeMap::new();
    for payment in &remittance.claims {
        if let Some(kept) = work.claim(&payment.claim)? {
            billed.insert(payment.claim.clone(), kept);
        }
    }
    Ok(billed)
}

fn move_claims(
    work: &mut dyn UnitOfWork,
    remittance: &Remittance,
    mut standing: BTreeMap<ClaimId, KeptClaim>,
    at: Timestamp,
    received: &mut Received,
) -> Result<(), CycleError> {
    for payment in &remittance.claims {
        let Some(kept) = standing.get_mut(&payment.claim) else { continue };
        match apply_payment(kept.state.clone(), &kept.claim, payment, &remittance.interchange) {
            Ok((state, findings)) => {
                received.findings.extend(findings);
                work.move_claim(&payment.claim, &state, at)?;
                // A second payment of the same claim in this remittance goes on from here.
                kept.state = state;
                received.moved += 1;
            }
            Err(impossible) => received.findings.push(finding::late_answer(&payment.claim, &impossible)),
        }
    }
    Ok(())
}

/// What an adjustment means for the money, by the table of the claims crate. What the table does not know, and what
/// only informs, stays owed until somebody has looked: never a write-off.
fn meaning(_payer: &PayerId, group: AdjustmentGroup, reason: Carc) -> AmountMeaning {
    match adjustment_meaning(group, reason).map(|meaning| meaning.disposition) {
        Some(Disposition::Contractual) => AmountMeaning::Contractual,
        Some(Disposition::Patient) => AmountMeaning::PatientResponsibility,
        Some(Disposition::Denial | Disposition::Information) | None => AmountMeaning::Denied,
    }
}
