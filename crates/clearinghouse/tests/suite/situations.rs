//! Balances and situations: one fault is told by its rule, and what fits together is let alone.

use crate::guides::{INSTITUTIONAL, assert_told, payment, professional, told};

const SECONDARY: &str = include_str!("../fixtures/secondary.837");

#[test]
fn one_fault_of_a_claim_is_told_by_its_rule() {
    let text = professional();
    for (from, to, expected) in [
        ("972051234", "97205", "ZIP N403"),
        ("N3*410 LINDEN STREET", "N3*P.O. BOX 410", "PO-BOX N301"),
        ("N4*PORTLAND*OR", "N4*PORTLAND*ZZ", "STATE N402"),
        ("XX*1555555014", "XX*1555555015", "NPI NM109"),
        (":B:1*", ":B:7*", "REPLACEMENT CLM05"),
        ("*18*", "**", "PATIENT-LOOP SBR02"),
        ("HI*ABK:", "HI*ABK:E11.9*ABF:", "DOTTED-DIAGNOSIS HI01"),
        ("HI*ABK:", "HI*ABK:J069*ABF:J069*ABF:", "DUPLICATE-DIAGNOSIS HI02"),
        ("DTP*472*D8*2026", "DTP*472*D8*2027", "FUTURE-DATE DTP03"),
    ] {
        assert_told(&text, from, to, expected);
    }
}

#[test]
fn a_charge_that_is_not_the_sum_of_its_lines_is_told() {
    let text = professional();
    let charge = text.split("~CLM*").nth(1).unwrap().split('*').nth(1).unwrap().to_owned();
    let changed = text.replacen(&format!("*{charge}*"), "*1234.56*", 1);
    assert!(told(&changed).iter().any(|told| told == "BALANCE-CLAIM CLM02"), "{:?}", told(&changed));
}

#[test]
fn an_institutional_claim_has_no_total_line_and_its_lines_add_up() {
    assert_told(INSTITUTIONAL, "SV2*0120**4000", "SV2*0001**4000", "TOTAL-LINE SV201");
    assert_told(INSTITUTIONAL, "CLM*H1*4200", "CLM*H1*4300", "BALANCE-CLAIM CLM02");
}

#[test]
fn a_secondary_claim_balances_with_what_the_first_payer_did() {
    assert!(told(SECONDARY).is_empty(), "{:?}", told(SECONDARY));
    for (from, to, expected) in [
        ("SVD*81039*60*", "SVD*99999*60*", "UNKNOWN-PAYER SVD01"),
        ("AMT*D*90", "AMT*D*95", "BALANCE-PAID AMT02"),
        ("CAS*PR*1*20~", "CAS*PR*1*25~", "BALANCE-LINE SVD02"),
        ("CLM*S1*150*", "CLM*S1*151*", "BALANCE-"),
        ("ABF:I10", "BF:25000", "MIXED-CODE-SETS HI02"),
        ("1***1:2", "1***1:3", "DIAGNOSIS-POINTER SV107"),
    ] {
        assert!(SECONDARY.contains(from), "{from}");
        let found = told(&SECONDARY.replacen(from, to, 1));
        assert!(found.iter().any(|told| told.contains(expected)), "{from} -> {to}: {found:?}");
    }
}

#[test]
fn a_remittance_that_does_not_add_up_is_told_where() {
    let text = payment();
    let first = |id: &str| text.split('~').find(|segment| segment.starts_with(id)).unwrap().to_owned();
    let (bpr, svc, clp) = (first("BPR*"), first("SVC*"), first("CLP*"));
    let with = |segment: &str, element: usize, value: &str| {
        let mut elements: Vec<&str> = segment.split('*').collect();
        elements[element] = value;
        elements.join("*")
    };
    for (from, to, expected) in [
        (&bpr, with(&bpr, 2, "1"), "BALANCE-TRANSACTION BPR02"),
        (&svc, with(&svc, 3, "0.01"), "BALANCE-SERVICE SVC03"),
        (&clp, with(&clp, 4, "0.01"), "BALANCE-CLAIM-PAYMENT CLP04"),
        (&clp, with(&clp, 3, "9999"), "BALANCE-SERVICES CLP03"),
    ] {
        let found = told(&text.replacen(from.as_str(), &to, 1));
        assert!(found.iter().any(|told| told == expected), "{expected}: {found:?}");
    }
}
