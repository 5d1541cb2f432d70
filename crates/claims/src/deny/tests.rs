use proptest::prelude::*;
use superbill_domain::*;

use super::denials;
use crate::sample::{claim, coded, ids};

fn adjustment(text: &str, cents: i64) -> Adjustment {
    let (group, reason) = text.split_once('-').unwrap();
    let group = match group {
        "CO" => AdjustmentGroup::Co,
        "PR" => AdjustmentGroup::Pr,
        "PI" => AdjustmentGroup::Pi,
        _ => AdjustmentGroup::Oa,
    };
    Adjustment { group, reason: reason.parse().unwrap(), amount: Money::from_cents(cents), quantity: None }
}

/// A payment line: number, code, charge, paid, adjustments.
fn line(number: Option<u16>, code: &str, charge: i64, paid: i64, adjustments: &[(&str, i64)]) -> LinePayment {
    let (procedure, modifiers) = coded(code);
    LinePayment {
        line: number,
        procedure,
        modifiers,
        charge: Money::from_cents(charge),
        paid: Money::from_cents(paid),
        units: 1,
        on: None,
        allowed: None,
        adjustments: adjustments.iter().map(|(text, cents)| adjustment(text, *cents)).collect(),
        remarks: Vec::new(),
    }
}

fn payment(lines: Vec<LinePayment>) -> ClaimPayment {
    ClaimPayment {
        claim: ClaimId::new("C1"),
        status: "1".into(),
        charge: lines.iter().map(|line| line.charge).sum(),
        paid: lines.iter().map(|line| line.paid).sum(),
        patient_responsibility: Money::ZERO,
        payer_claim_number: "P1".into(),
        adjustments: Vec::new(),
        remarks: Vec::new(),
        lines,
    }
}

fn read(payment: &ClaimPayment) -> (Vec<Denial>, Vec<Finding>) {
    denials(&claim(), payment, &InterchangeId::new("I1"))
}

#[test]
fn a_contractual_reduction_and_a_copayment_are_no_denials() {
    let paid = line(Some(1), "99214", 15_000, 9_000, &[("CO-45", 4_000), ("PR-3", 2_000), ("CO-253", 0)]);
    let (denials, findings) = read(&payment(vec![paid]));
    assert!(denials.is_empty() && findings.is_empty());
}

#[test]
fn a_bundled_line_is_a_denial_to_work() {
    let mut denied = line(Some(2), "20610", 20_000, 0, &[("CO-97", 20_000)]);
    denied.remarks = vec!["M15".parse().unwrap(), "N20".parse().unwrap()];
    let (denials, findings) = read(&payment(vec![denied]));
    assert!(findings.is_empty());
    let [denial] = denials.as_slice() else { panic!("{denials:?}") };
    assert_eq!((denial.line, denial.amount), (Some(2), Money::from_cents(20_000)));
    assert_eq!(denial.remarks.len(), 2, "all remarks are kept");
    assert!(denial.next_step.ends_with("Remarks: M15, N20."), "{}", denial.next_step);
}

#[test]
fn a_reason_nobody_knows_is_a_denial_and_told() {
    let (denials, findings) = read(&payment(vec![line(Some(1), "99214", 15_000, 0, &[("CO-ZZZ", 15_000)])]));
    assert_eq!(denials.len(), 1);
    assert_eq!(ids(&findings), ["REASON-UNKNOWN"]);
    assert_eq!(findings[0].severity, Severity::Advise);
}

#[test]
fn a_line_is_matched_by_number_then_by_what_it_says() {
    let by_number = line(Some(2), "99999", 1, 0, &[("CO-16", 1)]);
    let by_content = line(None, "20610", 20_000, 0, &[("CO-16", 20_000)]);
    let wrong_charge = line(None, "20610", 19_999, 0, &[("CO-16", 19_999)]);
    let (denials, findings) = read(&payment(vec![by_number, by_content, wrong_charge]));
    assert_eq!(denials.iter().map(|denial| denial.line).collect::<Vec<_>>(), [Some(2), Some(2), None]);
    assert_eq!(ids(&findings), ["PAYMENT-LINE-UNMATCHED"]);
}

#[test]
fn the_whole_claim_may_be_denied() {
    let mut denied = payment(Vec::new());
    denied.status = "4".into();
    denied.adjustments = vec![adjustment("CO-29", 35_000)];
    let (denials, _) = read(&denied);
    assert_eq!((denials[0].line, denials[0].amount), (None, Money::from_cents(35_000)));
}

#[test]
fn a_reversal_denies_nothing() {
    let mut reversal =
        payment(vec![line(Some(1), "99214", -15_000, -9_000, &[("CO-45", -4_000), ("PR-3", -2_000)])]);
    reversal.status = "22".into();
    assert_eq!(read(&reversal), (Vec::new(), Vec::new()));
}

#[test]
fn a_contract_that_takes_all_is_doubted() {
    let (denials, findings) = read(&payment(vec![line(Some(1), "99214", 15_000, 0, &[("CO-45", 15_000)])]));
    assert!(denials.is_empty());
    assert_eq!(ids(&findings), ["CONTRACTUAL-TAKES-ALL"]);
    let (_, findings) = read(&payment(vec![line(Some(1), "99214", 15_000, 0, &[("OA-23", 15_000)])]));
    assert!(findings.is_empty(), "an earlier payer may leave nothing");
}

proptest! {
    /// Whatever the payer writes, no amount is lost: what is not denied has a row that says what it is.
    #[test]
    fn every_amount_is_denied_or_understood(
        group in "CO|OA|PI|PR", reason in "[0-9A-Z]{1,3}", cents in 1_i64..1_000_000,
    ) {
        let text = format!("{group}-{reason}");
        let (denials, findings) = read(&payment(vec![line(Some(1), "99214", cents, 0, &[(&text, cents)])]));
        let made = adjustment(&text, cents);
        let understood = super::adjustment_meaning(made.group, made.reason);
        match understood.map(|meaning| meaning.disposition) {
            Some(super::Disposition::Denial) => prop_assert_eq!(denials[0].amount, made.amount),
            Some(_) => prop_assert!(denials.is_empty()),
            None => {
                prop_assert_eq!(denials[0].amount, made.amount);
                prop_assert!(ids(&findings).contains(&"REASON-UNKNOWN"));
            }
        }
    }
}
