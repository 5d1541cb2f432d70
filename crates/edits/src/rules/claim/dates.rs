//! CLAIM-DATES: a service before birth or after today.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-DATES"),
        title: "Service on an impossible day",
        what: "A service is given after the patient's birth and not after the day on which the claim is made.",
        why: "One of the two dates is mistyped. Payers answer with a denial that seldom says which.",
        example: "Date of service 2027-06-15 on a claim made in 2026; or a birth date in the year of the visit.",
        remedy: "Compare date of service and birth date with the record and mend the one that is wrong.",
        authority: professional_claim("2400 DTP*472, 2010BA DMG02"),
        severity: Severity::Stop,
        likely_denial: Some("110"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | today 2026-06-14",
        "dx I10 | 99213 | 93000 on:2026-06-16",
        "dx I10 | 99213 | today 2025-06-15",
        "dx J06.9 | 99213 | born 2026-06-16",
        "dx J06.9 | 99213 | born 2062-06-15",
    ],
    passes: &[
        "dx I10 | 99213 | today 2026-06-15",
        "dx I10 | 99213 | 93000 on:2026-06-16 | today 2026-06-16",
        "dx I10 | 99213 | today 2027-06-15",
        "dx J06.9 | 99213 | born 2026-06-15",
        "dx J06.9 | 99213 | born 2025-06-15",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let birth = *review.claim.patient.birth_date.reveal();
    for line in review.lines() {
        let (message, denial) = if line.on > review.today {
            (format!("{} is dated {}, which is yet to come.", line.procedure, line.on), "110")
        } else if line.on < birth {
            (format!("{} is dated {}, before the patient was born.", line.procedure, line.on), "14")
        } else {
            continue;
        };
        let finding = RULE.found(review, Some(line.number), message);
        findings.push(Finding { likely_denial: denial.parse().ok(), ..finding });
    }
}
