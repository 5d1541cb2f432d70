//! CLAIM-SUBSCRIBER: the patient is called the subscriber, and the subscriber is somebody else.

use superbill_domain::{Explanation, Finding, Relationship, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-SUBSCRIBER"),
        title: "Patient called the subscriber, who is somebody else",
        what: "Where the relationship is “self”, patient and subscriber are one person with one name and birth date.",
        why: "The claim carries only the subscriber then: the payer adjudicates the visit for a spouse or a parent, and \
              denies it for sex, age or history.",
        example: "A child registered as “self” under the mother's card.",
        remedy: "Set the relationship as the card has it, or correct the subscriber's name and birth date.",
        authority: professional_claim("2000B SBR02, 2000C PAT01"),
        severity: Severity::Stop,
        likely_denial: Some("31"),
        from: None,
        to: None,
    },
    fails: &["dx I10 | 99213 | subscriber Ben", "dx J06.9 | 99213 | born 2015-03-01 | subscriber Ada"],
    passes: &["dx I10 | 99213 | subscriber Ada", "dx I10 | 99213 | born 2001-03-01"],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let (patient, coverage) = (&review.claim.patient, &review.claim.coverage);
    let subscriber = &coverage.subscriber;
    let one_person = patient.name == subscriber.name && patient.birth_date == subscriber.birth_date;
    if coverage.relationship == Relationship::Itself && !one_person {
        let message = "The patient is called the subscriber, but name or birth date differ.".to_owned();
        findings.push(RULE.found(review, None, message));
    }
}
