//! CLAIM-CONTROL-NUMBER: a claim number that will not come back whole.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

/// How many characters every receiver must carry through.
const LENGTH: usize = 20;

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-CONTROL-NUMBER"),
        title: "Claim number that will not come back whole",
        what: "The claim's own number (CLM01) has one to twenty characters: letters, digits and dashes.",
        why: "Every answer echoes this number, and payers need carry only twenty characters. What comes back shortened or \
              changed matches no claim, and the payment waits for a person.",
        example: "CLINIC-2026-06-15-EXAMPLE-0001, of which the payer returns the first twenty characters.",
        remedy: "Give the claim a number of at most twenty letters, digits and dashes.",
        authority: professional_claim("2300 CLM01"),
        severity: Severity::Stop,
        likely_denial: None,
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | id",
        "dx I10 | 99213 | id CLINIC-2026-06-15-EXAMPLE-0001",
        "dx I10 | 99213 | id 123456789012345678901",
        "dx I10 | 99213 | id A*B",
        "dx I10 | 99213 | id VISIT 7",
    ],
    passes: &[
        "dx I10 | 99213 | id 1",
        "dx I10 | 99213 | id 12345678901234567890",
        "dx I10 | 99213 | id V-2026-0001",
        "dx I10 | 99213 | id abc",
        "dx I10 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let number = review.claim.id.as_str();
    let plain = number.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let problem = if number.is_empty() {
        "The claim has no number of its own.".to_owned()
    } else if number.chars().count() > LENGTH {
        format!("The claim's number has {} characters; it may have {LENGTH}.", number.chars().count())
    } else if !plain {
        "The claim's number has characters other than letters, digits and dashes.".to_owned()
    } else {
        return;
    };
    findings.push(RULE.found(review, None, problem));
}
