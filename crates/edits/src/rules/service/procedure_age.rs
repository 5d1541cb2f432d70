//! PX-AGE: a procedure for another age.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, cited};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("PX-AGE"),
        title: "Procedure for another age",
        what: "Some codes are for patients of an age: preventive visits by age band, vaccines in a child's dose.",
        why: "Payers compare the code with the birth date and deny at once.",
        example: "99395 (18 to 39 years) for a patient of 66.",
        remedy: "Take the code of the patient's age on the date of service; or mend the birth date.",
        authority: cited("Superbill procedure list", "RVU25D and HCPCS October 2025", "ages"),
        severity: Severity::Stop,
        likely_denial: Some("6"),
        from: None,
        to: None,
    },
    fails: &[
        "dx Z00.00 | 99395",
        "dx Z00.00 | 99396 | born 1961-06-15",
        "dx Z00.00 | 99397 | born 1961-06-16",
        "dx Z00.129 | 99392 | born 2020-06-15",
        "dx Z00.129 | 99391 | born 2025-06-15",
    ],
    passes: &[
        "dx Z00.00 | 99395 | born 1996-06-15",
        "dx Z00.00 | 99396 | born 1961-06-16",
        "dx Z00.00 | 99397 | born 1961-06-15",
        "dx Z00.129 | 99392 | born 2022-06-15",
        "dx Z00.129 | 99391 | born 2025-06-16",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let Some(ages) = review.fact(line).and_then(|fact| fact.ages) else { continue };
        let age = review.claim.patient.age_on(line.on);
        if !ages.contains(age) {
            let band = match ages.last {
                Some(0) => "infants under 1 year".to_owned(),
                Some(last) => format!("{} to {last} years", ages.first),
                None => format!("{} years and over", ages.first),
            };
            // The age itself is protected and stays out of the message.
            let message = format!("{} is for {band}; the patient is of another age.", line.procedure);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}
