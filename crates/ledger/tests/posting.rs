//! Posting as a biller would tell it: what came, and where the money stands afterwards.

#![cfg(test)]

mod practice;

use practice::*;
use superbill_domain::*;
use superbill_ledger::*;

/// The balances of one claim after charging it and posting remittances.
fn after(claim: &Claim, remittances: &[Remittance]) -> (ClaimBalance, Vec<JournalEntry>) {
    let mut entries = charge(claim, day("2026-06-16"));
    for remittance in remittances {
        let outcome = post(remittance, &vec![claim.clone()], &meaning);
        assert!(outcome.findings.iter().all(|finding| !finding.stops()), "{:?}", outcome.findings);
        entries.extend(outcome.entries);
    }
    (claim_balances(&entries).remove(&claim.id).unwrap(), entries)
}

fn balance(
    charged: &str,
    paid: &str,
    contractual: &str,
    payer_owes: &str,
    patient_owes: &str,
) -> ClaimBalance {
    ClaimBalance {
        charged: dollars(charged),
        paid: dollars(paid),
        contractual: dollars(contractual),
        payer_owes: dollars(payer_owes),
        patient_owes: dollars(patient_owes),
    }
}

#[test]
fn a_paid_claim_is_split_among_payer_contract_and_patient() {
    let claim = claim("C1", "A", &[("99213", "150.00"), ("36415", "12.50")]);
    let paid = payment(
        "C1",
        "1",
        vec![
            paid_line(Some(1), "99213", "150.00", "70.00", &["CO-45 50.00", "PR-3 30.00"]),
            paid_line(Some(2), "36415", "12.50", "8.00", &["CO-45 4.50"]),
        ],
    );
    let (balance_of_claim, entries) = after(&claim, &[remittance("I1", vec![paid], &[])]);
    assert_eq!(balance_of_claim, balance("162.50", "78.00", "54.50", "0.00", "30.00"));
    let lines: Vec<_> = entries.iter().map(|entry| (entry.kind, entry.line)).collect();
    use EntryKind::*;
    let expected = [
        (Charge, Some(1)),
        (Charge, Some(2)),
        (Payment, Some(1)),
        (ContractualAdjustment, Some(1)),
        (PatientResponsibility, Some(1)),
        (Payment, Some(2)),
        (ContractualAdjustment, Some(2)),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn every_entry_of_a_remittance_names_the_segment_that_moved_it() {
    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let line = paid_line(Some(1), "99213", "150.00", "100.00", &["CO-45 50.00"]);
    let (_, entries) = after(&claim, &[remittance("I1", vec![payment("C1", "1", vec![line])], &[])]);
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| match &entry.evidence {
            Evidence::Row { release, row } => format!("{release}, {row}"),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        "claim C1, line 1",
        "835 of interchange I1, TRN02 T-I1: CLP 1, SVC 1, SVC03",
        "835 of interchange I1, TRN02 T-I1: CLP 1, SVC 1, CAS 1",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_denial_is_never_a_write_off() {
    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let denied = payment("C1", "4", vec![paid_line(Some(1), "99213", "150.00", "0.00", &["CO-197 150.00"])]);
    let (balance_of_claim, _) = after(&claim, &[remittance("I1", vec![denied], &[])]);
    assert_eq!(balance_of_claim, balance("150.00", "0.00", "0.00", "150.00", "0.00"));
}

#[test]
fn a_reversal_and_correction_leave_only_the_correction() {
    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let first = payment(
        "C1",
        "1",
        vec![paid_line(Some(1), "99213", "150.00", "70.00", &["CO-45 50.00", "PR-3 30.00"])],
    );
    let second = payment("C1", "1", vec![paid_line(Some(1), "99213", "150.00", "100.00", &["CO-45 50.00"])]);
    let corrected = remittance("I2", vec![reversal(&first), second], &[]);
    let (balance_of_claim, entries) = after(&claim, &[remittance("I1", vec![first], &[]), corrected]);
    assert_eq!(balance_of_claim, balance("150.00", "100.00", "50.00", "0.00", "0.00"));
    assert_eq!(entries.iter().filter(|entry| entry.kind == EntryKind::Reversal).count(), 3);
}

#[test]
fn a_negative_adjustment_is_kept_as_it_is() {
    // The payer allows more than was charged.
    let claim = claim("C1", "A", &[("99213", "50.00")]);
    let line = paid_line(Some(1), "99213", "50.00", "62.00", &["CO-45 -12.00"]);
    let (balance_of_claim, _) = after(&claim, &[remittance("I1", vec![payment("C1", "1", vec![line])], &[])]);
    assert_eq!(balance_of_claim, balance("50.00", "62.00", "-12.00", "0.00", "0.00"));
}

#[test]
fn an_adjustment_of_the_claim_as_a_whole_makes_the_payment_the_claims() {
    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let mut paid =
        payment("C1", "1", vec![paid_line(Some(1), "99213", "150.00", "100.00", &["CO-45 50.00"])]);
    paid.adjustments = vec![adjustment("PR-1 40.00")];
    paid.paid = dollars("60.00");
    let (balance_of_claim, entries) = after(&claim, &[remittance("I1", vec![paid], &[])]);
    assert_eq!(balance_of_claim, balance("150.00", "60.00", "50.00", "0.00", "40.00"));
    let cash = entries.iter().find(|entry| entry.kind == EntryKind::Payment).unwrap();
    assert_eq!(cash.line, None);
}

#[test]
fn what_is_adjusted_at_the_provider_level_changes_the_deposit_and_no_claim() {
    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let line = paid_line(Some(1), "99213", "150.00", "150.00", &[]);
    let paid = remittance("I1", vec![payment("C1", "1", vec![line])], &["WO 20.00", "L6 -1.25"]);
    assert_eq!(paid.paid, dollars("131.25"));
    let (_, entries) = after(&claim, &[paid]);
    let balance: TrialBalance = entries.iter().collect();
    assert_eq!(balance.of(&Account::Deposits), dollars("131.25"));
    assert_eq!(balance.of(&Account::Interest), dollars("-1.25"));
    assert_eq!(balance.of(&Account::ProviderAdjustments(PayerId::new("P1"))), dollars("20.00"));
    assert_eq!(balance.total(), Money::ZERO);
}

#[test]
fn nothing_is_posted_where_anything_does_not_add_up() {
    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let line = paid_line(Some(1), "99213", "150.00", "100.00", &["CO-45 50.00"]);
    let good = remittance("I1", vec![payment("C1", "1", vec![line])], &[]);
    let breakages: [fn(&mut Remittance); 5] = [
        |r| r.paid += Money::from_cents(1),
        |r| r.claims[0].paid += Money::from_cents(1),
        |r| r.claims[0].charge += Money::from_cents(1),
        |r| r.claims[0].lines[0].paid += Money::from_cents(1),
        |r| r.claims[0].lines[0].adjustments[0].amount += Money::from_cents(1),
    ];
    for (number, breakage) in breakages.into_iter().enumerate() {
        let mut broken = good.clone();
        breakage(&mut broken);
        let outcome = post(&broken, &vec![claim.clone()], &meaning);
        assert!(outcome.entries.is_empty(), "breakage {number}");
        assert!(outcome.findings.iter().all(Finding::stops) && !outcome.findings.is_empty());
    }
    let mut broken = good;
    broken.claims[0].lines[0].paid = dollars("99.99");
    let outcome = post(&broken, &vec![claim], &meaning);
    let told = &outcome.findings[0].message;
    assert!(told.contains("C1") && told.contains("99.99") && told.contains("100.00"), "{told}");
}

#[test]
fn a_payment_of_an_unknown_claim_is_deposited_and_waits_to_be_matched() {
    let line = paid_line(Some(1), "99213", "150.00", "100.00", &["CO-45 50.00"]);
    let paid = remittance("I1", vec![payment("TYPO", "1", vec![line])], &[]);
    let outcome = post(&paid, &Vec::new(), &meaning);
    assert_eq!(outcome.unmatched.len(), 1);
    assert_eq!(outcome.findings[0].rule.as_str(), "POST-UNMATCHED-CLAIM");
    let waiting = Account::UnappliedPayments(PayerId::new("P1"));
    let balance: TrialBalance = outcome.entries.iter().collect();
    assert_eq!(
        (balance.of(&Account::Deposits), balance.of(&waiting)),
        (dollars("100.00"), dollars("-100.00"))
    );

    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let matched =
        post_matched(&paid, outcome.unmatched[0].place, &claim, &meaning, day("2026-07-09")).unwrap();
    let all: Vec<_> =
        charge(&claim, day("2026-06-16")).into_iter().chain(outcome.entries).chain(matched.entries).collect();
    let balance: TrialBalance = all.iter().collect();
    assert_eq!((balance.of(&Account::Deposits), balance.of(&waiting)), (dollars("100.00"), Money::ZERO));
    assert_eq!(balance.payers_owe(), Money::ZERO);
    assert!(post_matched(&paid, 0, &claim, &meaning, day("2026-07-09")).is_none());
    assert!(post_matched(&paid, 2, &claim, &meaning, day("2026-07-09")).is_none());
}

#[test]
fn lines_are_matched_by_number_then_by_what_they_say_and_never_by_guess() {
    let claim =
        claim("C1", "A", &[("99213", "150.00"), ("20610", "90.00"), ("20610", "90.00"), ("36415", "9.00")]);
    let number = |line: LinePayment| {
        let charge = line.charge;
        let mut paid = payment("C1", "1", vec![line]);
        paid.charge = charge;
        let outcome = post(&remittance("I1", vec![paid], &[]), &vec![claim.clone()], &meaning);
        outcome.entries.first().and_then(|entry| entry.line)
    };
    assert_eq!(number(paid_line(Some(4), "36416", "9.00", "9.00", &[])), Some(4), "the echoed number wins");
    assert_eq!(number(paid_line(None, "99213", "150.00", "150.00", &[])), Some(1));
    assert_eq!(
        number(paid_line(None, "99212", "150.00", "150.00", &[])),
        Some(1),
        "procedure changed by the payer"
    );
    assert_eq!(
        number(paid_line(Some(9), "36415", "9.00", "9.00", &[])),
        Some(4),
        "a number that is not ours"
    );
    assert_eq!(number(paid_line(None, "20610", "90.00", "90.00", &[])), None, "two lines fit");
    assert_eq!(number(paid_line(None, "99213", "149.00", "149.00", &[])), None, "none fits");
}

#[test]
fn a_void_charges_nothing_and_what_it_voids_is_taken_back() {
    let original = claim("C1", "A", &[("99213", "150.00"), ("36415", "0.00")]);
    let void =
        Claim { frequency: ClaimFrequency::Void { payer_claim_number: "ICN".into() }, ..original.clone() };
    assert!(charge(&void, day("2026-06-20")).is_empty());
    let entries: Vec<_> = charge(&original, day("2026-06-16"))
        .into_iter()
        .chain(uncharge(&original, day("2026-06-20")))
        .collect();
    assert_eq!(entries.len(), 2, "a line without a charge makes no entry");
    assert_eq!(claim_balances(&entries)[&original.id], ClaimBalance::default());
}
