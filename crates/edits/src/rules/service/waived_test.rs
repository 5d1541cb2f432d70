//! LAB-WAIVED: a simple test in an office, without the modifier that says it is simple.

use superbill_code_sets::procedures::Flag;
use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::{ClaimUnderReview, has_modifier};
use crate::rule::{Rule, claims_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("LAB-WAIVED"),
        title: "Office laboratory test without modifier QW",
        what: "A practice whose laboratory holds only a certificate of waiver may do tests that are waived, and marks most of \
               them with modifier QW. Tests sent out (modifier 90) and tests of a hospital do not need it.",
        why: "Medicare and many other payers compare code and certificate, and deny a test without the modifier as outside of \
              what the laboratory may do.",
        example: "83036 (hemoglobin A1c) done with the office's own device and billed without QW.",
        remedy: "Add QW where the laboratory has a certificate of waiver; leave it off where it has a higher one.",
        authority: claims_manual("chapter 16, section 70.8"),
        severity: Severity::Advise,
        likely_denial: Some("B23"),
        from: None,
        to: None,
    },
    fails: &[
        "dx E11.9 | 83036",
        "dx E11.9 | 99213 | 83036",
        "dx J02.0 | 87880",
        "dx E11.9 | 82947",
        "dx Z00.00 | 80061",
    ],
    passes: &[
        "dx E11.9 | 83036-QW",
        "dx E11.9 | 99213 | 83036-QW",
        "dx J02.0 | 87880 | pos 22",
        "dx E11.9 | 82947-90",
        "dx N39.0 | 81002",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.claim.place_of_service.as_str() != "11" {
        return;
    }
    for line in review.lines().filter(|line| !has_modifier(line, &["QW", "90"])) {
        if review.fact(line).is_some_and(|fact| fact.flags.has(Flag::WaivedWithQw)) {
            let message =
                format!("{} is waived under modifier QW, which the line does not carry.", line.procedure);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}
