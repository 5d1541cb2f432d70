//! What the lines of a day, sides, units and second clinicians do to the price.

use crate::bill::{allowed, claim, medicare, rules};

#[test]
fn the_highest_procedure_is_paid_in_full_and_the_others_by_half() {
    // 11400 at 124.21 leads; 11102 at 95.75 and 17000 at 66.31 follow by half.
    let several = claim("2025-11-03", "11", &["17000", "11102", "11400", "99213-25"]);
    assert_eq!(allowed(&several, &medicare()), ["33.16", "47.88", "124.21", "88.95"]);
}

#[test]
fn days_do_not_reduce_each_other() {
    let mut two_days = claim("2025-11-03", "11", &["17000", "11400"]);
    two_days.lines[0].on = "2025-11-04".parse().unwrap();
    assert_eq!(allowed(&two_days, &medicare()), ["66.31", "124.21"]);
}

#[test]
fn both_sides_are_paid_as_the_indicator_says() {
    // 20610: one and a half times; 69210: already for both; 73560: each in full.
    let cases = [("20610-50", "95.10"), ("69210-50", "46.58"), ("73560-50", "65.98"), ("99213-50", "88.95")];
    for (line, amount) in cases {
        assert_eq!(allowed(&claim("2025-11-03", "11", &[line]), &medicare()), [amount], "{line}");
    }
    // The same by two lines: in full and by half.
    let sides = claim("2025-11-03", "11", &["20610-RT", "20610-LT"]);
    assert_eq!(allowed(&sides, &medicare()), ["63.40", "31.70"]);
}

#[test]
fn therapy_after_the_first_unit_loses_half_of_its_expense() {
    // 97112 has the highest expense and leads; every other unit is paid with half of its own.
    let session = claim("2025-11-03", "11", &["97110-GP x2", "97112-GP x2", "97140-GP"]);
    assert_eq!(allowed(&session, &medicare()), ["43.66", "56.28", "20.70"]);
}

#[test]
fn units_multiply_and_a_lower_charge_wins() {
    assert_eq!(allowed(&claim("2025-11-03", "11", &["17003 x3"]), &medicare()), ["19.41"]);
    assert_eq!(allowed(&claim("2025-11-03", "11", &["99213 x1 80.00"]), &medicare()), ["80.00"]);
    assert_eq!(allowed(&claim("2025-11-03", "11", &["99213 x0"]), &medicare()), ["0.00"]);
}

#[test]
fn a_second_surgeon_is_paid_a_share_where_one_is_allowed() {
    // 20610 allows no assistant; 12018 allows one: 16 percent of 168.53, or 13.6 percent where no physician assists.
    let at_hospital = |line: &str| claim("2025-11-03", "22", &[line]);
    assert_eq!(allowed(&at_hospital("20610-80"), &medicare()), ["-"]);
    let shares: Vec<_> =
        ["12018", "12018-80", "12018-AS"].map(|line| allowed(&at_hospital(line), &medicare())).concat();
    assert_eq!(shares, ["168.53", "26.96", "22.92"]);
    // 19083 allows one where documents show the need.
    assert_eq!(rules(&at_hospital("19083-80"), &medicare()), ["PRICE-BY-REPORT"]);
}

#[test]
fn a_nurse_practitioner_is_paid_85_percent() {
    let mut visit = claim("2025-11-03", "11", &["99213"]);
    visit.rendering.taxonomy = "363LF0000X".parse().unwrap();
    assert_eq!(allowed(&visit, &medicare()), ["75.61"]);
}

#[test]
fn pulse_oximetry_is_paid_only_alone() {
    let alone = allowed(&claim("2025-11-03", "11", &["94760"]), &medicare());
    assert_ne!(alone, ["0.00"]);
    let with_visit = claim("2025-11-03", "11", &["94760", "99213"]);
    assert_eq!(allowed(&with_visit, &medicare()), ["0.00", "88.95"]);
    assert_eq!(rules(&with_visit, &medicare()), ["PRICE-BUNDLED"]);
    // A test without a price is no other service that is paid.
    assert_eq!(allowed(&claim("2025-11-03", "11", &["94760", "83036"]), &medicare())[0], alone[0]);
}

#[test]
fn reductions_that_are_not_worked_out_are_told() {
    let scopes = claim("2025-11-03", "24", &["45385", "45380"]);
    assert_eq!(rules(&scopes, &medicare()), ["PRICE-NOT-REDUCED"]);
    assert_eq!(rules(&claim("2025-11-03", "24", &["45385"]), &medicare()), Vec::<String>::new());
    assert_eq!(rules(&claim("2025-11-03", "11", &["20610-52"]), &medicare()), ["PRICE-BY-REPORT"]);
}
