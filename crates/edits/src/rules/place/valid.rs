//! POS-VALID: a place that is none.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, cited};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("POS-VALID"),
        title: "Place of service that is not assigned",
        what: "The place of service is a code of CMS's list, which all payers use.",
        why: "A code that is not on the list makes the claim invalid; the place also decides the rate of payment.",
        example: "35, which stands for no place; 00 from an empty field.",
        remedy: "Enter the place where the patient was: 11 office, 10 or 02 telehealth, 22 hospital outpatient.",
        authority: cited("CMS place of service code set", "2024", "codes 01 to 99"),
        severity: Severity::Stop,
        likely_denial: Some("5"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | pos 35",
        "dx I10 | 99213 | pos 00",
        "dx I10 | 99213 | pos 29",
        "dx I10 | 93000 | pos 98",
        "dx I10 | 93000 | pos AA",
    ],
    passes: &[
        "dx I10 | 99213 | pos 11",
        "dx I10 | 99213 | pos 22",
        "dx I10 | 99213 | pos 10",
        "dx I10 | 93000 | pos 20",
        "dx I10 | 93000 | pos 72",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let place = review.claim.place_of_service;
    if review.procedures(review.day()).place_of_service(place).is_none() {
        findings.push(RULE.found(review, None, format!("Place of service {place} is not assigned.")));
    }
}
