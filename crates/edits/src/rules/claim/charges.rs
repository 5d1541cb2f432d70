//! CLAIM-CHARGES: a line without a charge.

use superbill_domain::{Explanation, Finding, Money, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, claims_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-CHARGES"),
        title: "Line without a charge above zero",
        what: "Every service line of a professional claim states what the practice charges for it.",
        why: "Payers pay the lower of charge and rate, so a charge of zero is paid as zero, and a negative one is a wrong sign \
              that makes the claim's total wrong.",
        example: "99213 at 0.00, since the fee schedule had no row for it.",
        remedy: "Enter the charge from the practice's fee schedule.",
        authority: claims_manual("chapter 1, section 80.3.2"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 $0",
        "dx I10 | 99213 $-125.00",
        "dx I10 | 99213 | 93000 $0.00",
        "dx I10 | 93000 $-0.01",
        "dx E11.9 | 99214 $0 | 93000 $0",
    ],
    passes: &[
        "dx I10 | 99213 $0.01",
        "dx I10 | 99213 $125",
        "dx I10 | 99213 | 93000 $55.00",
        "dx I10 | 93000",
        "dx E11.9 | 99214 $99999.99",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines().filter(|line| line.charge <= Money::ZERO) {
        let message = format!("{} is charged at {}.", line.procedure, line.charge);
        findings.push(RULE.found(review, Some(line.number), message));
    }
}
