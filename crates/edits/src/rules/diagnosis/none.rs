//! DX-NONE: a claim that says what was done and not why.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-NONE"),
        title: "Claim without a diagnosis",
        what: "A professional claim carries at least one diagnosis.",
        why: "Services are paid for a reason. A claim without one is turned back.",
        example: "A flu shot at the counter, for which nobody entered Z23.",
        remedy: "Add the diagnosis, symptom or other reason for which the patient was seen.",
        authority: professional_claim("2300 HI*ABK"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &["99213 @", "93000 @ | pos 22"],
    passes: &["dx R05.9 | 99213", "dx Z23 | 90471 | 90686"],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.claim.diagnoses.is_empty() {
        findings.push(RULE.found(review, None, "The claim has no diagnosis.".to_owned()));
    }
}
