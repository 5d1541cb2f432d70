//! Every rule is held against its own ten examples.

use std::collections::BTreeSet;

use superbill_domain::Suggestions;

use super::guidelines;
use crate::guideline::{Example, Guideline};
use crate::testing::suggested;

/// The rules that acted: on a code, a query, a finding, or what is left out.
fn acted(found: &Suggestions) -> BTreeSet<String> {
    let of_codes = found.diagnoses.iter().flat_map(|diagnosis| {
        let turned_down = diagnosis.alternatives.iter().filter_map(|alternative| alternative.rule.as_ref());
        diagnosis.rules.iter().chain(turned_down)
    });
    let of_findings = found.findings.iter().map(|finding| &finding.rule);
    let of_queries = found.queries.iter().filter_map(|query| query.rule.as_ref());
    let left_out = found.not_coded.iter().filter_map(|left| left.rule.as_ref());
    of_codes.chain(of_findings).chain(of_queries).chain(left_out).map(ToString::to_string).collect()
}

fn complaint(rule: &Guideline, (note, expected): Example, fires: bool) -> Option<String> {
    let found = suggested(note);
    let codes: Vec<String> = found.diagnoses.iter().map(|diagnosis| diagnosis.code.to_string()).collect();
    let acted = acted(&found);
    let as_expected = codes.join(" ") == expected && acted.contains(rule.id.as_str()) == fires;
    let should = if fires { "act" } else { "rest" };
    (!as_expected).then(|| {
        format!(
            "{} should {should}: {note}\n  expected {expected}\n  found    {}\n  acted    {acted:?}\n",
            rule.id,
            codes.join(" ")
        )
    })
}

#[test]
fn every_rule_acts_in_five_examples_and_rests_in_five() {
    let complaints: Vec<String> = guidelines()
        .flat_map(|rule| {
            let fires = rule.fires.into_iter().filter_map(|example| complaint(rule, example, true));
            let rests = rule.rests.into_iter().filter_map(|example| complaint(rule, example, false));
            fires.chain(rests).collect::<Vec<_>>()
        })
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.concat());
}

#[test]
fn every_rule_has_ten_different_examples_and_a_section_of_the_guidelines() {
    for rule in guidelines() {
        let notes: BTreeSet<&str> = rule.fires.iter().chain(&rule.rests).map(|(note, _)| *note).collect();
        assert_eq!(notes.len(), 10, "{}", rule.id);
        for section in rule.section.split(", ") {
            let opens = ["I.A.", "I.B.", "I.C.", "II", "III", "IV.", "Appendix I"];
            assert!(opens.iter().any(|open| section.starts_with(open)), "{}: {section}", rule.id);
        }
        assert_eq!(rule.authority().edition, "FY2026");
    }
}
