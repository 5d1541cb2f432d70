//! A second opinion: CMS's own files, row by row, against what the rules make of a claim.
//!
//! The files are not part of the repository. The tests run where `shared/official` stands beside the checkout, or
//! where SUPERBILL_OFFICIAL names its folder; elsewhere they say loudly that they were skipped.
#![expect(clippy::expect_used, reason = "a test that cannot start says so")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use superbill_code_sets::CodeSets;
use superbill_domain::{Date, Finding, Severity, Subject};
use superbill_edits::{notation, scrub};

/// A day on which the files were in force.
const DAY: Date = Date::constant(2024, 8, 1);

fn official(name: &str) -> Option<String> {
    let named = std::env::var_os("SUPERBILL_OFFICIAL").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/official");
    let path = named.unwrap_or(beside).join("ncci").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        // Past the capture of the test harness: a skip is told aloud.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {} is not here; the rules are not held against CMS's file",
            path.display()
        );
    }
    text
}

fn findings_of(rule: &str, example: &str) -> Vec<Finding> {
    let example = notation::read(&format!("on {DAY} | dx I10 | {example}")).expect("an example");
    let sets = CodeSets::embedded().expect("the code sets ship with the binary");
    let mut findings = scrub(&example.claim, sets.on(DAY), DAY);
    findings.retain(|finding| finding.rule.as_str() == rule);
    findings
}

/// True for a code of our own list: the tables inside the binary hold the edits of these.
fn is_shipped(code: &str) -> bool {
    static CODES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let sets = CodeSets::embedded().expect("the code sets ship with the binary");
        sets.on(DAY).procedures().procedures().map(|fact| fact.code.to_string()).collect()
    });
    CODES.contains(code)
}

#[test]
fn every_unit_limit_holds_at_its_number_and_breaks_above_it() {
    let Some(file) = official("ncci_mue_practitioner_2024-07-01.csv") else { return };
    let mut checked = 0;
    for row in file.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let (Some(code), Some(units), Some(indicator)) = (cells.first(), cells.get(1), cells.get(2)) else {
            continue;
        };
        // A few drugs have limits beyond what a line can state.
        let Some(units) = units.parse::<u16>().ok().filter(|units| (1..u16::MAX).contains(units)) else {
            continue;
        };
        if !is_shipped(code) {
            continue;
        }
        assert!(findings_of("NCCI-MUE", &format!("{code} x{units}")).is_empty(), "{row}");
        let beyond = findings_of("NCCI-MUE", &format!("{code} x{}", units + 1));
        let expected = if *indicator == "3" { Severity::Warn } else { Severity::Stop };
        assert_eq!(beyond.first().map(|finding| finding.severity), Some(expected), "{row}");
        // Two lines of one day: only an indicator of 1 looks at each by itself.
        let split = findings_of("NCCI-MUE", &format!("{code} x{units} | {code}-76"));
        assert_eq!(split.is_empty(), *indicator == "1", "{row}");
        checked += 1;
    }
    assert!(checked > 800, "only {checked} limits were checked");
}

#[test]
fn every_add_on_is_satisfied_by_each_of_its_primaries_and_by_nothing_else() {
    let Some(file) = official("ncci_aoc_2024-06-03.csv") else { return };
    let mut primaries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in file.lines().skip(1) {
        let mut cells = row.split(',');
        let (Some(primary), Some(add_on)) = (cells.next(), cells.next()) else { continue };
        if is_shipped(add_on) {
            primaries.entry(add_on).or_default().push(primary);
        }
    }
    assert!(primaries.len() > 40, "only {} add-on codes were checked", primaries.len());
    for (add_on, primaries) in primaries {
        assert_eq!(findings_of("NCCI-ADD-ON", add_on).len(), 1, "{add_on} alone");
        assert_eq!(
            findings_of("NCCI-ADD-ON", &format!("{add_on} | 36415")).len(),
            1,
            "{add_on} beside a blood draw"
        );
        for primary in primaries.iter().filter(|code| **code != "CCCCC") {
            // A primary that is itself an add-on lacks its own.
            let mut findings = findings_of("NCCI-ADD-ON", &format!("{add_on} | {primary}"));
            findings.retain(|finding| matches!(finding.subject, Subject::Claim { line: Some(1), .. }));
            assert!(findings.is_empty(), "{primary}/{add_on}");
        }
    }
}
