//! UNITS-ZERO: a service that was given no times.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("UNITS-ZERO"),
        title: "Line of zero units",
        what: "A line bills at least one unit of its service.",
        why: "Zero units are paid as nothing, or the claim is turned back.",
        example: "A drug whose dose was left open, so that its units came to zero.",
        remedy: "Enter the units given, by what one unit of the code stands for.",
        authority: professional_claim("2400 SV104"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &["dx I10 | 99213 x0", "dx M17.11 | J1010 x0", "dx I10 | 99213 | 93000 x0"],
    passes: &["dx I10 | 99213 x1", "dx M17.11 | J1010 x40", "dx I10 | 99213 | 93000"],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines().filter(|line| line.units == 0) {
        findings.push(RULE.found(
            review,
            Some(line.number),
            format!("{} is billed with zero units.", line.procedure),
        ));
    }
}
