//! DX-SEX: a condition of the other sex.

use superbill_domain::{Explanation, Finding, Icd10Cm, RuleId, Severity, Sex};

use super::ICD10_BEGAN;
use crate::review::{ClaimUnderReview, has_modifier};
use crate::rule::{Rule, cited};

/// Runs of categories that are of one sex by their titles in the tabular list.
const FEMALE: [(&str, &str); 4] = [("C51", "C58"), ("N70", "N77"), ("N80", "N98"), ("O00", "O9A")];
const MALE: [(&str, &str); 2] = [("C60", "C63"), ("N40", "N53")];

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-SEX"),
        title: "Diagnosis of the other sex",
        what: "Pregnancy and the diseases of the sexual organs belong to one sex, and the patient is registered as of the \
               other. A line with modifier KX says that this is known and right.",
        why: "Payers compare diagnosis and sex and deny. Most often the registration is wrong, or the claim is another \
              patient's.",
        example: "N40.0, an enlarged prostate, for a patient registered as female.",
        remedy: "Compare registration and note; where both are right, put modifier KX on the lines concerned.",
        authority: cited("Medicare Claims Processing Manual (CMS 100-04)", "2024", "chapter 32, section 240"),
        severity: Severity::Warn,
        likely_denial: Some("10"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx N40.0 | 99213",
        "dx I10 N41.0 | 99213",
        "dx N92.0 | 99213 | sex M",
        "dx O09.91 | 99213 | sex M",
        "dx C61 | 99213",
    ],
    passes: &[
        "dx N40.0 | 99213 | sex M",
        "dx I10 N41.0 | 99213-KX",
        "dx N92.0 | 99213",
        "dx O09.91 | 99213",
        "dx N39.0 | 99213 | sex M",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let (of_the_other, registered) = match review.claim.patient.sex {
        Sex::Female => (&MALE[..], "female"),
        Sex::Male => (&FEMALE[..], "male"),
        Sex::Unknown => return,
    };
    if review.lines().any(|line| has_modifier(line, &["KX"])) {
        return;
    }
    for (_, code) in review.diagnoses().filter(|(_, code)| is_among(code, of_the_other)) {
        let message = format!("{code} does not go with a patient registered as {registered}.");
        findings.push(RULE.found(review, None, message));
    }
}

fn is_among(code: &Icd10Cm, runs: &[(&str, &str)]) -> bool {
    let category = code.category();
    runs.iter().any(|(first, last)| (*first..=*last).contains(&category.undotted()))
}
