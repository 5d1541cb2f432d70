//! EM-PREVENTIVE-DX: a check-up for an illness.

use superbill_code_sets::procedures::Flag;
use superbill_domain::{Explanation, Finding, Icd10Cm, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

/// The reasons for which a preventive visit is made.
const REASONS: [&str; 6] = ["Z00", "Z01", "Z02", "Z30", "Z34", "Z39"];

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("EM-PREVENTIVE-DX"),
        title: "Preventive visit that points to an illness",
        what: "A preventive visit (99381 to 99397) points first to the reason for which it was made: an examination, Z00 to Z02, \
               or its like. What was found comes after it.",
        why: "Preventive visits are free to the patient because of the reason. With an illness first, the payer denies the \
              line or charges the patient, who calls.",
        example: "99396 that points to I10 alone.",
        remedy: "Point the line to Z00.00 or Z00.01 first, and bill what was done for the illness as a visit with modifier 25.",
        authority: guideline("IV.P"),
        severity: Severity::Warn,
        likely_denial: Some("11"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99396 | born 1976-01-01",
        "dx Z00.00 I10 | 99396 @2 | born 1976-01-01",
        "dx Z00.01 E11.9 | 99386 @2,1 | born 1976-01-01",
        "dx Z79.899 | 99397",
        "dx J06.9 | 99392 | born 2024-01-01",
    ],
    passes: &[
        "dx Z00.00 | 99396 | born 1976-01-01",
        "dx Z00.00 I10 | 99396 @1 | born 1976-01-01",
        "dx Z00.01 E11.9 | 99386 @1,2 | born 1976-01-01",
        "dx Z01.419 | 99397",
        "dx Z00.129 | 99392 | born 2024-01-01",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let preventive = review.is_visit(line)
            && review.fact(line).is_some_and(|fact| fact.flags.has(Flag::Preventive) && fact.ages.is_some());
        let Some(first) = review.pointed(line).next().filter(|_| preventive) else { continue };
        if !is_reason(&first) {
            let message =
                format!("{} points first to {first}, which is no reason for a check-up.", line.procedure);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}

fn is_reason(code: &Icd10Cm) -> bool {
    REASONS.iter().any(|category| code.undotted().starts_with(category))
}
