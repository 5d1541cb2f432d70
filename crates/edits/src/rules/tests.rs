//! Every rule's examples, run.

use superbill_code_sets::CodeSets;
use superbill_domain::Finding;

use crate::catalogue::catalogue;
use crate::notation;
use crate::scrub::scrub;

/// What an example claim comes to.
pub(crate) fn found(example: &str) -> Vec<Finding> {
    let read = notation::read(example).unwrap_or_else(|error| panic!("{example}: {error}"));
    let day = read.claim.first_day().unwrap_or(read.today);
    let sets = CodeSets::embedded().expect("the code sets ship with the binary");
    scrub(&read.claim, sets.on(day), read.today)
}

/// The names of the rules that fire on an example.
pub(crate) fn fired(example: &str) -> Vec<String> {
    let mut rules: Vec<String> = found(example).iter().map(|finding| finding.rule.to_string()).collect();
    rules.dedup();
    rules
}

#[test]
fn every_failing_example_fires_its_rule_and_no_other() {
    let mut wrong = Vec::new();
    for rule in catalogue() {
        for example in rule.fails {
            let fired = fired(example);
            if fired != [rule.id()] {
                wrong.push(format!("{}: “{example}” fired {fired:?}", rule.id()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_passing_example_is_clean() {
    let mut wrong = Vec::new();
    for rule in catalogue() {
        for example in rule.passes {
            let fired = fired(example);
            if !fired.is_empty() {
                wrong.push(format!("{}: “{example}” fired {fired:?}", rule.id()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_finding_says_what_and_how_and_by_whose_word() {
    for rule in catalogue() {
        for finding in rule.fails.iter().flat_map(|example| found(example)) {
            assert!(
                finding.message.ends_with(['.', '”']) && finding.message.len() > 20,
                "{}",
                finding.message
            );
            assert!(
                finding.remedy.ends_with('.') && finding.remedy.len() > 20,
                "{}: {}",
                rule.id(),
                finding.remedy
            );
            assert!(!finding.authority.row.is_empty(), "{}", rule.id());
        }
    }
}
