//! EM-MULTIPLE: two visits in a day.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::modifier_25::PARTING;
use crate::review::{ClaimUnderReview, has_modifier};
use crate::rule::{Rule, claims_manual};
use crate::rules::service::duplicate::is_same_service;

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("EM-MULTIPLE"),
        title: "Two visits on one day",
        what: "One clinician is paid for one visit to a patient on one day. A second is paid where it was separate: a problem \
               dealt with at a preventive visit, or another visit for something else, with modifier 25 on it.",
        why: "Payers pay the first and deny the other as one visit too many.",
        example: "99213 and 99396 on one day, without modifier 25 on 99213.",
        remedy: "Bill one visit that takes in the work of both; or, where the second was separate, put modifier 25 on it.",
        authority: claims_manual("chapter 12, section 30.6.5"),
        severity: Severity::Stop,
        likely_denial: Some("B14"),
        from: None,
        to: None,
    },
    fails: &[
        "dx Z00.00 I10 | 99396 | 99213 @2 | born 1976-01-01",
        "dx I10 E11.9 | 99213 | 99214 @2",
        "dx I10 | 99213 | 99203",
        "dx I10 | 99212 | 99213 | 36415",
        "dx Z00.01 I10 | 99213 @2 | 99396 | born 1976-01-01",
    ],
    passes: &[
        "dx Z00.00 I10 | 99396 | 99213-25 @2 | born 1976-01-01",
        "dx I10 E11.9 | 99213 | 99214-25 @2",
        "dx I10 | 99213 | 99203 on:2026-06-14",
        "dx I10 | 99215 | 99417",
        "dx I10 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for visit in review.lines().filter(|line| review.is_visit(line)) {
        let mut before = review.lines().take_while(|other| !std::ptr::eq(*other, visit));
        let other = before.find(|other| {
            let parted = has_modifier(other, &PARTING) || has_modifier(visit, &PARTING);
            // The same line twice is LINE-DUPLICATE's.
            review.is_visit(other) && other.on == visit.on && !parted && !is_same_service(other, visit)
        });
        if let Some(other) = other {
            let message = format!(
                "{} is a second visit beside {} (line {}) on {}.",
                visit.procedure, other.procedure, other.number, visit.on
            );
            findings.push(RULE.found(review, Some(visit.number), message));
        }
    }
}
