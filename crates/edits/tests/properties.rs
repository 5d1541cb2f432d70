//! What holds of every claim, however odd.
#![expect(clippy::expect_used, reason = "a test that cannot start says so")]

use proptest::prelude::*;
use superbill_code_sets::CodeSets;
use superbill_domain::{Claim, Date, Finding, Subject};
use superbill_edits::{explain, notation, scrub};

/// Claims put together at random from codes that the rules care about, good and bad.
fn any_claim() -> impl Strategy<Value = String> {
    let diagnosis = prop::sample::select(vec![
        "E11.65", "E11", "E10.9", "I10", "M17.11", "M17.12", "M25.569", "S93.401", "S93.401A", "Z00.00",
        "F02.80", "W01.0XXA", "N40.0", "O09.91", "ZZ9.99", "E89.830", "T23.301S",
    ]);
    let procedure = prop::sample::select(vec![
        "99213",
        "99214-25",
        "99396",
        "20610",
        "20610-RT",
        "20610-50",
        "76942",
        "93000",
        "93010",
        "17000",
        "17003",
        "90471",
        "90686",
        "J1030",
        "99999",
        "83036",
        "11042",
        "97597-59",
        "G2211",
        "99232",
        "25600-LT",
        "20610-ZZ-ZZ",
    ]);
    let line = (procedure, 0_u16..30, 0_u8..7, -5_i32..500, 1_u8..4).prop_map(
        |(code, units, pointer, dollars, day)| {
            format!("{code} x{units} @{pointer} ${dollars} on:2026-06-{day:02}")
        },
    );
    let rest = prop::sample::select(vec![
        "pos 11",
        "pos 35",
        "plan medicare",
        "sex M",
        "replaces",
        "today 2026-06-02",
    ]);
    (prop::collection::vec(diagnosis, 0..15), prop::collection::vec(line, 0..8), rest).prop_map(
        |(diagnoses, lines, rest)| format!("dx {} | {rest} | {}", diagnoses.join(" "), lines.join(" | ")),
    )
}

fn scrubbed(claim: &Claim, today: Date) -> Vec<Finding> {
    let sets = CodeSets::embedded().expect("the code sets ship with the binary");
    scrub(claim, sets.on(claim.first_day().unwrap_or(today)), today)
}

fn line_of(finding: &Finding) -> Option<u16> {
    match &finding.subject {
        Subject::Claim { line, .. } => *line,
        _ => None,
    }
}

proptest! {
    #[test]
    fn the_same_claim_has_the_same_findings_in_order(text in any_claim()) {
        let example = notation::read(&text).unwrap();
        let findings = scrubbed(&example.claim, example.today);
        prop_assert_eq!(&findings, &scrubbed(&example.claim, example.today));
        let keys: Vec<_> = findings.iter().map(|finding| (line_of(finding), finding.rule.clone())).collect();
        prop_assert!(keys.is_sorted(), "{keys:?}");
    }

    #[test]
    fn every_finding_is_of_a_rule_that_explains_itself(text in any_claim()) {
        let example = notation::read(&text).unwrap();
        for finding in scrubbed(&example.claim, example.today) {
            prop_assert!(explain(finding.rule.as_str()).is_some(), "{}", finding.rule);
            prop_assert!(line_of(&finding).is_none_or(|line| example.claim.line(line).is_some()));
            prop_assert!(!finding.message.is_empty() && !finding.remedy.is_empty());
        }
    }

    /// What patients are known by never stands in a message.
    #[test]
    fn no_finding_shows_what_is_protected(text in any_claim()) {
        let example = notation::read(&text).unwrap();
        for finding in scrubbed(&example.claim, example.today) {
            for secret in ["W123456789", "1960-02-01", "Ada"] {
                prop_assert!(!finding.message.contains(secret), "{}", finding.message);
            }
        }
    }

    /// The order of the lines moves findings and loses none.
    #[test]
    fn swapping_two_lines_loses_no_pair(first in "99213|20610-RT|93000|17000", second in "76942|93010|17003|80048") {
        let fired = |text: &str| {
            let example = notation::read(text).unwrap();
            let mut rules: Vec<String> =
                scrubbed(&example.claim, example.today).iter().map(|finding| finding.rule.to_string()).collect();
            rules.sort();
            rules
        };
        let dx = "dx M17.11 I10";
        prop_assert_eq!(fired(&format!("{dx} | {first} | {second}")), fired(&format!("{dx} | {second} | {first}")));
    }
}
