//! Aging: the day that moves an amount into the next bucket, and what is seen as of a day.

#![cfg(test)]

mod practice;

use practice::*;
use superbill_domain::*;
use superbill_ledger::*;

fn bucket(balance: &AgedBalance) -> [Money; 6] {
    [balance.to_30, balance.to_60, balance.to_90, balance.to_120, balance.over_120, balance.credits]
}

#[test]
fn buckets_change_on_the_day_after_30_60_90_and_120() {
    let entries = charge(&claim("C1", "A", &[("99213", "10.00")]), day("2026-01-01"));
    let place = |as_of: &str| {
        let aging = aging(&entries, day(as_of));
        let balance = aging.payers.get(&PayerId::new("P1")).copied().unwrap_or_default();
        bucket(&balance).iter().position(|amount| !amount.is_zero())
    };
    assert_eq!(place("2025-12-31"), None, "not charged yet");
    assert_eq!((place("2026-01-01"), place("2026-01-31"), place("2026-02-01")), (Some(0), Some(0), Some(1)));
    assert_eq!((place("2026-03-02"), place("2026-03-03")), (Some(1), Some(2)));
    assert_eq!((place("2026-04-01"), place("2026-04-02")), (Some(2), Some(3)));
    assert_eq!((place("2026-05-01"), place("2026-05-02")), (Some(3), Some(4)));
}

#[test]
fn a_leap_day_is_a_day() {
    let entries = charge(&claim("C1", "A", &[("99213", "10.00")]), day("2028-01-31"));
    let owed = |as_of: &str| aging(&entries, day(as_of)).payers[&PayerId::new("P1")].to_30;
    assert_eq!((owed("2028-03-01"), owed("2028-03-02")), (dollars("10.00"), Money::ZERO));
}

#[test]
fn a_patients_age_counts_from_the_remittance() {
    let claim = claim("C1", "A", &[("99213", "150.00")]);
    let line = paid_line(Some(1), "99213", "150.00", "100.00", &["CO-45 20.00", "PR-3 30.00"]);
    let mut entries = charge(&claim, day("2026-03-01"));
    entries.extend(
        post(&remittance("I1", vec![payment("C1", "1", vec![line])], &[]), &vec![claim], &meaning).entries,
    );
    let aging = aging(&entries, day("2026-07-15"));
    assert!(aging.payers.is_empty(), "nothing is owed by the payer");
    assert_eq!(aging.patients[&PatientId::new("A")].to_30, dollars("30.00"));
}

#[test]
fn a_credit_is_never_netted_against_what_another_claim_owes() {
    let (over, open) = (claim("C1", "A", &[("99213", "50.00")]), claim("C2", "B", &[("99213", "80.00")]));
    let line = paid_line(Some(1), "99213", "50.00", "60.00", &["CO-18 -10.00"]);
    let mut entries: Vec<_> =
        [&over, &open].into_iter().flat_map(|claim| charge(claim, day("2026-06-30"))).collect();
    entries.extend(
        post(&remittance("I1", vec![payment("C1", "1", vec![line])], &[]), &vec![over], &meaning).entries,
    );
    let balance = aging(&entries, day("2026-07-10")).payers[&PayerId::new("P1")];
    assert_eq!((balance.to_30, balance.credits), (dollars("80.00"), dollars("-10.00")));
    let trial: TrialBalance = entries.iter().collect();
    assert_eq!(balance.net(), trial.payers_owe());
}
