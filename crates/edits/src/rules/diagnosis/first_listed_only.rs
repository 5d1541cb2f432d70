//! DX-FIRST-LISTED-ONLY: a reason for the visit that is not given as the reason.

use superbill_domain::{Explanation, Finding, Icd10Cm, RuleId, Severity};

use super::ICD10_BEGAN;
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

/// What may only be first-listed, and what among it may stand elsewhere (I.C.21.c.15).
const FIRST_ONLY: [&str; 19] = [
    "Z00", "Z01", "Z02", "Z04", "Z3181", "Z3183", "Z3184", "Z332", "Z34", "Z38", "Z39", "Z40", "Z42", "Z510",
    "Z511", "Z52", "Z761", "Z762", "Z9912",
];
const EXCEPTIONS: [&str; 2] = ["Z006", "Z529"];

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-FIRST-LISTED-ONLY"),
        title: "First-listed reason that does not stand first",
        what: "Some Z codes say why the patient came: a general or special examination, supervision of a pregnancy, \
               chemotherapy. They may only be first-listed. Two of them in one claim are let pass, since they may be of two \
               encounters of one day.",
        why: "Placed later, they leave the first place to a finding, and the visit is paid as one for illness: patients are \
              charged for what should be free.",
        example: "I10 first and Z00.00 second, at a yearly examination.",
        remedy: "Put the Z code first and what was found after it.",
        authority: guideline("I.C.21.c.15"),
        severity: Severity::Warn,
        likely_denial: Some("16"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx I10 Z00.00 | 99397 @2",
        "dx E11.9 I10 Z00.01 | 99397 @3",
        "dx C50.911 Z51.11 | 96413",
        "dx R05.9 Z02.0 | 99213",
        "dx N92.0 Z01.419 | 99397 @2",
    ],
    passes: &[
        "dx Z00.00 I10 | 99397",
        "dx Z51.11 C50.911 | 96413",
        "dx Z00.00 Z01.419 | 99397",
        "dx C50.911 Z00.6 | 99213",
        "dx I10 Z79.899 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.claim.diagnoses.first().is_none_or(first_only) {
        return;
    }
    for (position, code) in review.diagnoses().filter(|(_, code)| first_only(code)) {
        let message = format!("{code} may only be first-listed and stands at position {position}.");
        findings.push(RULE.found(review, None, message));
    }
}

fn first_only(code: &Icd10Cm) -> bool {
    let characters = code.undotted();
    let within = |list: &[&str]| list.iter().any(|stem| characters.starts_with(stem));
    within(&FIRST_ONLY) && !within(&EXCEPTIONS)
}
