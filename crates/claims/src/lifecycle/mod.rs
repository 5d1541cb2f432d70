//! What an answer does to a claim's state.
//!
//! The steps themselves are the claim state's own; this file says which answer takes which step. *Rejected* (999,
//! 277CA) is not *denied* (835): a rejected claim was never adjudicated, is mended and sent again as an original.

use superbill_domain::{
    AcknowledgmentVerdict, AdjustmentGroup, Claim, ClaimPayment, ClaimState, ClaimStatus, Finding,
    ImpossibleStep, InterchangeId, Money, TransactionSetAcknowledgment,
};

use crate::deny::denials;

/// After the 999's verdict on the transaction set that carried the claim: rejected with it, else as before.
///
/// # Errors
/// Where the claim was not waiting for an answer.
pub fn apply_set_acknowledgment(
    state: ClaimState,
    set: &TransactionSetAcknowledgment,
    by: &InterchangeId,
) -> Result<ClaimState, ImpossibleStep> {
    match set.verdict {
        AcknowledgmentVerdict::Rejected => state.rejected(by.clone(), format!("999 {}", set.control_number)),
        AcknowledgmentVerdict::Accepted
        | AcknowledgmentVerdict::AcceptedWithErrors
        | AcknowledgmentVerdict::PartlyAccepted => Ok(state),
    }
}

/// After a 277CA's word on the claim: accepted, rejected, or as before where the category says neither.
///
/// The status is kept as the receiver gave it: category, status code and, where named, the entity (`A7:562:85`).
///
/// # Errors
/// Where the claim was not waiting for an answer.
pub fn apply_claim_status(
    state: ClaimState,
    status: &ClaimStatus,
    by: &InterchangeId,
) -> Result<ClaimState, ImpossibleStep> {
    if status.is_accepted() {
        // A receiver's first word (A1) may come after the payer's (A2), which gave the number.
        let number = match &state {
            ClaimState::Accepted { payer_claim_number } => {
                status.payer_claim_number.clone().or_else(|| payer_claim_number.clone())
            }
            _ => status.payer_claim_number.clone(),
        };
        return state.accepted(number);
    }
    match status.category.as_str() {
        "A3" | "A6" | "A7" | "A8" => {
            let parts = [Some(&status.category), Some(&status.status), status.entity.as_ref()];
            let text: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            state.rejected(by.clone(), text.join(":"))
        }
        _ => Ok(state),
    }
}

/// After a claim payment of an 835, with what it says that the reasons' table does not settle.
///
/// Payments add up: a reversal takes the earlier one back, a supplemental payment adds to it. The denials are those of
/// the last word; a reversal leaves none, since the payment that follows it says anew what is denied.
///
/// # Errors
/// Where the claim was never sent.
pub fn apply_payment(
    state: ClaimState,
    claim: &Claim,
    payment: &ClaimPayment,
    by: &InterchangeId,
) -> Result<(ClaimState, Vec<Finding>), ImpossibleStep> {
    let (before, owed_before) = match &state {
        ClaimState::Adjudicated { paid, patient_responsibility, .. } => (*paid, *patient_responsibility),
        _ => (Money::ZERO, Money::ZERO),
    };
    let (denials, findings) = denials(claim, payment, by);
    let paid = before + payment.paid;
    let owed = owed_before + patient_share(payment);
    Ok((state.adjudicated(by.clone(), paid, owed, denials)?, findings))
}

/// What the patient owes (CLP05). A reversal states it without its sign, or not at all: its own PR amounts say it.
fn patient_share(payment: &ClaimPayment) -> Money {
    if !payment.is_reversal() {
        return payment.patient_responsibility;
    }
    let of_patient =
        payment.all_adjustments().filter(|(_, adjustment)| adjustment.group == AdjustmentGroup::Pr);
    of_patient.map(|(_, adjustment)| adjustment.amount).sum()
}

#[cfg(test)]
mod tests;
