//! LINE-DUPLICATE: one service billed twice.

use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::{ClaimUnderReview, has_modifier, written};
use crate::rule::{Rule, claims_manual};

/// Modifiers that say: again, on purpose.
const REPEATS: [&str; 8] = ["76", "77", "91", "59", "XE", "XP", "XS", "XU"];

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("LINE-DUPLICATE"),
        title: "Service that stands twice",
        what: "Two lines of one day have the same procedure and the same modifiers, and none says that it was repeated.",
        why: "Payers pay the first and deny the second as an exact duplicate, whether or not it was done twice.",
        example: "93000 twice on one day, once from the nurse's and once from the doctor's charge.",
        remedy: "Remove the second line; where the service was repeated, put modifier 76, 77 or 91 on it, or bill it as units.",
        authority: claims_manual("chapter 1, section 120"),
        severity: Severity::Stop,
        likely_denial: Some("18"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 93000 | 93000",
        "dx I10 | 99213 | 93000 | 93000",
        "dx M17.0 | 20610-RT | 20610-RT",
        "dx I10 R07.9 | 93000 @1 | 93000 @2",
        "dx E11.9 | 82947-QW | 82947-QW",
    ],
    passes: &[
        "dx I10 | 93000 | 93000-76",
        "dx I10 | 93000 | 93000 on:2026-06-14",
        "dx M17.0 | 20610-RT | 20610-LT",
        "dx I10 | 93000 x2",
        "dx E11.9 | 82947-QW | 82947-QW-91",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines().filter(|line| !has_modifier(line, &REPEATS)) {
        let mut before = review.lines().take_while(|other| !std::ptr::eq(*other, line));
        if let Some(first) = before.find(|other| is_same_service(other, line)) {
            let message =
                format!("{} of {} stands on line {} already.", written(line), line.on, first.number);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}

/// True for the same procedure on the same day with the same modifiers, in any order.
pub(crate) fn is_same_service(a: &ClaimLine, b: &ClaimLine) -> bool {
    a.procedure == b.procedure
        && a.on == b.on
        && a.modifiers.len() == b.modifiers.len()
        && a.modifiers.iter().all(|modifier| b.modifiers.contains(modifier))
}
