//! Contracts other than Medicare's.

use crate::bill::{allowed, claim, rules};
use superbill_domain::Date;
use superbill_pricing::{ContractTerms, Fee, FeeSchedule, Percent, Rate};

fn since() -> Date {
    "2025-01-01".parse().unwrap()
}

fn schedule() -> FeeSchedule {
    let fee = |code: &str, part: Option<&str>, amount: &str| Fee {
        procedure: code.parse().unwrap(),
        part: part.map(|part| part.parse().unwrap()),
        amount: amount.parse().unwrap(),
    };
    let fees = vec![
        fee("99213", None, "110.00"),
        fee("83036", None, "14.50"),
        fee("20610", None, "100.00"),
        fee("71046", Some("26"), "15.00"),
    ];
    FeeSchedule { name: "Example Health exhibit B".into(), edition: "2025".into(), fees }
}

#[test]
fn a_percentage_of_medicare_is_taken_of_the_fee_of_a_unit() {
    let terms =
        ContractTerms::percent_of_medicare("Example Health", since(), Percent::from_hundredths(11_500));
    assert_eq!(allowed(&claim("2025-11-03", "11", &["99213", "17003 x3"]), &terms), ["102.29", "22.32"]);
    // Preventive visits and consultations by the values that CMS publishes for them.
    assert_eq!(allowed(&claim("2025-11-03", "11", &["99396", "99243"]), &terms), ["139.13", "125.73"]);
    // What has no values has no price under such a contract either.
    assert_eq!(allowed(&claim("2025-11-03", "11", &["83036"]), &terms), ["-"]);
}

#[test]
fn own_fees_are_paid_and_what_is_not_among_them_has_no_price() {
    let terms = ContractTerms::own_fees("Example Health", since(), schedule());
    let visit = claim("2025-11-03", "11", &["99213", "83036", "71046-26", "71046", "93000"]);
    assert_eq!(allowed(&visit, &terms), ["110.00", "14.50", "15.00", "-", "-"]);
    assert_eq!(rules(&visit, &terms), ["PRICE-MISSING", "PRICE-MISSING"]);
    assert_eq!(allowed(&claim("2025-11-03", "11", &["20610-50"]), &terms), ["150.00"]);
    assert_eq!(allowed(&claim("2025-11-03", "11", &["99213 x1 90.00"]), &terms), ["90.00"]);
}

#[test]
fn own_fees_may_fall_back_on_medicare() {
    let rate = Rate::FeesThenMedicare(schedule(), Percent::from_hundredths(12_000));
    let own = ContractTerms::own_fees("Example Health", since(), schedule());
    let terms = ContractTerms { rate, lesser_of_charge: false, ..own };
    assert_eq!(allowed(&claim("2025-11-03", "11", &["99213", "93000 x1 1.00"]), &terms), ["110.00", "16.69"]);
}

#[test]
fn a_day_outside_the_contract_has_no_price() {
    let terms = ContractTerms {
        to: Some("2025-06-30".parse().unwrap()),
        ..ContractTerms::own_fees("Example Health", since(), schedule())
    };
    let visit = claim("2025-11-03", "11", &["99213"]);
    assert_eq!(
        (allowed(&visit, &terms), rules(&visit, &terms)),
        (vec!["-".to_owned()], vec!["PRICE-MISSING".to_owned()])
    );
}
