//! NCCI-ADD-ON: an addition to nothing.

use superbill_code_sets::procedures::{AddOnPrimaries, Dated};
use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use super::SHIPPED_FROM;
use crate::review::{ClaimUnderReview, row};
use crate::rule::{Rule, ncci_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("NCCI-ADD-ON"),
        title: "Add-on code without its primary procedure",
        what: "An add-on code is paid only beside one of its primary procedures, done by the same clinician on the same day. \
               For type 1 all primaries are named; for types 2 and 3 the payer may accept others.",
        why: "Without the primary, or with one that is itself denied, the add-on is denied.",
        example: "90472 (a further vaccine given) without 90471 or another first one.",
        remedy: "Add the primary procedure, or take the code that stands by itself.",
        authority: ncci_manual("chapter I, section R"),
        severity: Severity::Stop,
        likely_denial: Some("107"),
        from: SHIPPED_FROM,
        to: None,
    },
    fails: &[
        "dx L57.0 | 17003",
        "dx F33.1 | 90833",
        "dx L57.0 | 17003 | 17000 on:2026-06-14",
        "dx E11.621 | 11045",
        "dx I10 | 99213 | 96366",
    ],
    passes: &[
        "dx L57.0 | 17000 | 17003",
        "dx F33.1 | 99213 | 90833",
        "dx E11.621 | 11042 | 11045",
        "dx F33.1 | 90837",
        "dx R11.2 | 96365 | 96366",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let Some(add_on) = review.procedures(line.on).add_on_primaries(line.procedure) else { continue };
        let is_primary = |other: &ClaimLine| add_on.fact.names(other.procedure);
        if !review.others_of_its_day(line).any(is_primary) {
            findings.push(finding(review, line, &add_on));
        }
    }
}

fn finding(
    review: &ClaimUnderReview<'_>,
    line: &ClaimLine,
    add_on: &Dated<'_, AddOnPrimaries<'_>>,
) -> Finding {
    let code = line.procedure;
    let named: Vec<String> = add_on.fact.primaries().take(5).map(|code| code.to_string()).collect();
    let more = if add_on.fact.primaries().count() > named.len() { " and others" } else { "" };
    let named =
        if named.is_empty() { "none is named".to_owned() } else { format!("{}{more}", named.join(", ")) };
    let message = format!("{code} is an add-on, and no primary of it is on that day ({named}).");
    let finding = RULE.found(review, Some(line.number), message);
    let severity = if add_on.fact.contractor_may_name_more { Severity::Warn } else { Severity::Stop };
    Finding {
        severity,
        evidence: vec![row(add_on, code.as_str())],
        authority: add_on.authority(code.to_string()),
        ..finding
    }
}
