//! CLAIM-NO-LINES: nothing is billed.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-NO-LINES"),
        title: "Claim without a service line",
        what: "A claim bills at least one service.",
        why: "Without a line there is nothing to adjudicate: the file fails its own syntax and is turned back, often with \
              every other claim in it.",
        example: "A visit was coded for its diagnoses only, and a claim was made of it.",
        remedy: "Add the services of the visit with their charges, or close the visit as not billed.",
        authority: professional_claim("loop 2400"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &["dx I10", "dx E11.9 I10 | pos 22"],
    passes: &["dx I10 | 99213"],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.claim.lines.is_empty() {
        findings.push(RULE.found(review, None, "The claim has no service line.".to_owned()));
    }
}
