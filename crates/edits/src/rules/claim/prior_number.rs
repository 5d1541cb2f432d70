//! CLAIM-PRIOR-NUMBER: a correction without the payer's number of what it corrects.

use superbill_domain::{ClaimFrequency, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-PRIOR-NUMBER"),
        title: "Correction without the payer's number of the claim",
        what: "A replacement (frequency 7) or void (8) names the claim it corrects by the payer's own number.",
        why: "Without it the payer cannot find the first claim and takes the correction for a duplicate.",
        example: "A replacement sent before the 835, and its claim number, had come.",
        remedy: "Take the payer's claim number from the 835 or 277CA of the first claim.",
        authority: professional_claim("2300 CLM05-3, REF*F8"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &["dx I10 | 99213 | replaces", "dx I10 | 99213 | voids", "dx I10 | 99213 | replaces EXAMPLE-1"],
    passes: &[
        "dx I10 | 99213 | replaces 2026170001234",
        "dx I10 | 99213 | voids 2026170001234",
        "dx I10 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let number = match &review.claim.frequency {
        ClaimFrequency::Original => return,
        ClaimFrequency::Replacement { payer_claim_number } | ClaimFrequency::Void { payer_claim_number } => {
            payer_claim_number.trim()
        }
    };
    let problem = if number.is_empty() {
        "The claim corrects an earlier one and does not name it."
    } else if number == review.claim.id.as_str() {
        "The claim names our own number where the payer's number of the earlier claim belongs."
    } else {
        return;
    };
    findings.push(RULE.found(review, None, problem.to_owned()));
}
