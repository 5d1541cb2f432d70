use superbill_domain::*;

use super::{apply_claim_status, apply_payment, apply_set_acknowledgment};
use crate::sample::{DAY, claim};

fn interchange() -> InterchangeId {
    InterchangeId::new("I1")
}

fn submitted() -> ClaimState {
    ClaimState::Submitted { interchange: InterchangeId::new("OUT"), at: Timestamp::UNIX_EPOCH }
}

fn status(category: &str) -> ClaimStatus {
    ClaimStatus {
        claim: ClaimId::new("C1"),
        category: category.into(),
        status: "562".into(),
        entity: Some("85".into()),
        charge: Money::from_cents(35_000),
        payer_claim_number: (category == "A2").then(|| "PAYER1".to_owned()),
    }
}

fn payment(status: &str, paid: i64, owed: i64, adjustments: &[(AdjustmentGroup, &str, i64)]) -> ClaimPayment {
    let adjustments = adjustments.iter().map(|(group, reason, cents)| Adjustment {
        group: *group,
        reason: reason.parse().unwrap(),
        amount: Money::from_cents(*cents),
        quantity: None,
    });
    ClaimPayment {
        claim: ClaimId::new("C1"),
        status: status.into(),
        charge: Money::from_cents(35_000),
        paid: Money::from_cents(paid),
        patient_responsibility: Money::from_cents(owed),
        payer_claim_number: "PAYER1".into(),
        adjustments: adjustments.collect(),
        remarks: Vec::new(),
        lines: Vec::new(),
    }
}

#[test]
fn a_277ca_accepts_and_gives_the_payers_number() {
    let state = apply_claim_status(submitted(), &status("A2"), &interchange()).unwrap();
    assert_eq!(state, ClaimState::Accepted { payer_claim_number: Some("PAYER1".into()) });
    let again = apply_claim_status(state.clone(), &status("A1"), &interchange()).unwrap();
    assert_eq!(again, state, "a later word without the number does not lose it");
}

#[test]
fn a_277ca_rejects_and_the_status_is_kept_as_given() {
    for category in ["A3", "A6", "A7", "A8"] {
        let state = apply_claim_status(submitted(), &status(category), &interchange()).unwrap();
        assert_eq!(state, ClaimState::Rejected { by: interchange(), status: format!("{category}:562:85") });
    }
}

#[test]
fn a_category_that_says_neither_changes_nothing() {
    for category in ["A4", "P1", "??"] {
        assert_eq!(apply_claim_status(submitted(), &status(category), &interchange()), Ok(submitted()));
    }
}

#[test]
fn a_999_rejects_the_set_with_all_its_claims() {
    let set = |verdict| TransactionSetAcknowledgment {
        kind: "837".into(),
        control_number: "0001".into(),
        verdict,
        faults: Vec::new(),
    };
    let after = |verdict| apply_set_acknowledgment(submitted(), &set(verdict), &interchange()).unwrap();
    assert_eq!(after(AcknowledgmentVerdict::Accepted), submitted());
    assert_eq!(after(AcknowledgmentVerdict::AcceptedWithErrors), submitted());
    assert_eq!(after(AcknowledgmentVerdict::Rejected).name(), "rejected");
}

#[test]
fn a_claim_that_was_never_sent_cannot_be_answered() {
    assert!(apply_claim_status(ClaimState::Clean, &status("A2"), &interchange()).is_err());
    assert!(
        apply_payment(ClaimState::Assembled, &claim(), &payment("1", 0, 0, &[]), &interchange()).is_err()
    );
}

#[test]
fn payments_add_up_and_a_reversal_takes_back() {
    use AdjustmentGroup::{Co, Pr};
    let apply =
        |state, payment: &ClaimPayment| apply_payment(state, &claim(), payment, &interchange()).unwrap().0;
    let facts = |state: &ClaimState| match state {
        ClaimState::Adjudicated { paid, patient_responsibility, denials, .. } => {
            (paid.cents(), patient_responsibility.cents(), denials.len())
        }
        other => panic!("{}", other.name()),
    };
    let first = apply(
        submitted(),
        &payment("1", 9_000, 2_000, &[(Co, "97", 20_000), (Co, "45", 4_000), (Pr, "3", 2_000)]),
    );
    assert_eq!(facts(&first), (9_000, 2_000, 1));
    let reversal = payment("22", -9_000, 0, &[(Co, "97", -20_000), (Co, "45", -4_000), (Pr, "3", -2_000)]);
    let reversed = apply(first, &reversal);
    assert_eq!(facts(&reversed), (0, 0, 0));
    let corrected = apply(reversed, &payment("1", 19_000, 2_000, &[(Co, "45", 14_000), (Pr, "3", 2_000)]));
    assert_eq!(facts(&corrected), (19_000, 2_000, 0));
    assert_eq!(claim().first_day(), Some(DAY));
}
