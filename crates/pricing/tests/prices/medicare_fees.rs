//! The fee of a line by the Medicare Physician Fee Schedule, against published and independently computed amounts.

use crate::bill::{allowed, claim, medicare, medicare_in, priced, rules};

#[test]
fn national_amounts_of_2025_are_those_published() {
    // CMS, Physician Fee Schedule look-up, 2025: national payment amounts, non-facility and facility.
    let published = [("99213", "88.95", "63.72"), ("99214", "125.18", "93.80"), ("20610", "63.40", "43.99")];
    for (code, office, facility) in published {
        assert_eq!(allowed(&claim("2025-11-03", "11", &[code]), &medicare()), [office], "{code}");
        assert_eq!(allowed(&claim("2025-11-03", "22", &[code]), &medicare()), [facility], "{code}");
    }
    assert_eq!(allowed(&claim("2025-11-03", "11", &["93000"]), &medicare()), ["13.91"]);
}

#[test]
fn localities_move_the_fee() {
    // Worked out apart, in decimals, from the same rows: (work + expense + malpractice, each by its index) × dollars.
    let cases = [
        ("10112", "00", "2025-11-03", ["81.86", "115.49", "57.21", "12.62", "9.55"]),
        ("13202", "01", "2026-06-15", ["103.89", "146.04", "75.33", "16.42", "11.45"]),
        ("02102", "1", "2026-06-15", ["114.99", "162.98", "78.97", "17.42", "14.05"]),
    ];
    for (contractor, number, day, expected) in cases {
        let terms = medicare_in(contractor, number);
        let codes = ["99213", "99214", "20610", "93000", "71046-26"];
        for (code, fee) in codes.iter().zip(expected) {
            assert_eq!(allowed(&claim(day, "11", &[code]), &terms), [fee], "{code} in {contractor}-{number}");
        }
    }
}

#[test]
fn the_working_can_be_followed_by_hand() {
    let payment = priced(&claim("2025-11-03", "11", &["99213"]), &medicare_in("10112", "0"));
    let working: Vec<_> =
        payment.lines[0].working.iter().map(|s| format!("{}: {} = {}", s.what, s.how, s.value)).collect();
    assert_eq!(
        working,
        [
            "relative values, outside a facility: 1.30 work + 1.35 expense + 0.10 malpractice = 2.75",
            "units by the cost indices of ALABAMA (10112-00): 1.30 × 1.000 + 1.35 × 0.869 + 0.10 × 0.575 = 2.53065",
            "fee of one unit: 2.53065 × 32.3465 = 81.86",
            "units: 1 × 81.86 = 81.86",
        ]
    );
    let sources: Vec<_> =
        payment.lines[0].working.iter().filter_map(|s| s.source.as_ref()).map(ToString::to_string).collect();
    assert_eq!(
        sources,
        [
            "Medicare Physician Fee Schedule, relative values RVU25D, 99213",
            "Medicare Physician Fee Schedule, GPCI (Addendum E) CY 2025, 10112-00",
            "Medicare Physician Fee Schedule, conversion factor RVU25D, conversion factor",
        ]
    );
    assert!(payment.findings.is_empty());
}

#[test]
fn values_of_another_period_are_used_and_told() {
    let later = claim("2026-06-15", "11", &["99213"]);
    assert_eq!(allowed(&later, &medicare()), ["91.85"]);
    assert_eq!(rules(&later, &medicare()), ["PRICE-CARRIED"]);
    let before_any = claim("2024-06-15", "11", &["99213"]);
    assert_eq!(allowed(&before_any, &medicare()), ["-"]);
    assert_eq!(rules(&before_any, &medicare()), ["PRICE-MISSING"]);
}

#[test]
fn a_test_divides_into_its_parts() {
    let parts = claim("2025-11-03", "11", &["71046", "71046-26", "71046-TC"]);
    assert_eq!(allowed(&parts, &medicare()), ["32.67", "10.03", "22.64"]);
    let undivided = claim("2025-11-03", "11", &["99213-26"]);
    assert_eq!(allowed(&undivided, &medicare()), ["-"]);
    assert_eq!(rules(&undivided, &medicare()), ["PRICE-MISSING"]);
    assert_eq!(rules(&claim("2025-11-03", "22", &["71046"]), &medicare()), ["PRICE-SETTING"]);
}

#[test]
fn a_colonoscopy_that_was_stopped_has_values_of_its_own() {
    assert_eq!(allowed(&claim("2025-11-03", "24", &["45378-53"]), &medicare()), ["88.95"]);
}

#[test]
fn what_the_schedule_does_not_pay_has_no_price_and_says_why() {
    let cases = [
        ("83036", "-", "another schedule, such as the laboratory's"),
        ("99396", "-", "Medicare does not cover it"),
        ("99243", "-", "Medicare takes another code"),
        ("J7296", "-", "status"),
        ("E0114", "-", "not in the fee schedule"),
        ("99070", "0.00", "paid within other services"),
    ];
    for (code, amount, why) in cases {
        let payment = priced(&claim("2025-11-03", "11", &[code]), &medicare());
        assert_eq!(payment.lines[0].allowed.map_or("-".into(), |a| a.to_string()), amount, "{code}");
        assert_eq!(payment.findings.len(), 1, "{code}");
        assert!(payment.findings[0].message.contains(why), "{code}: {}", payment.findings[0].message);
    }
}

#[test]
fn an_unknown_place_or_locality_is_not_guessed() {
    assert_eq!(allowed(&claim("2025-11-03", "35", &["99213"]), &medicare()), ["-"]);
    assert_eq!(allowed(&claim("2025-11-03", "11", &["99213"]), &medicare_in("99999", "00")), ["-"]);
}
