//! DX-SEQUELA-FIRST: what once happened, before what is left of it.

use superbill_domain::{Explanation, Finding, Icd10Cm, RuleId, Severity};

use super::ICD10_BEGAN;
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

/// Categories whose codes say only that something is the late effect of them.
const LATE_EFFECTS: [&str; 7] = ["B90", "B91", "B92", "B94", "E64", "E68", "G09"];

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-SEQUELA-FIRST"),
        title: "Cause of a late effect listed first",
        what: "A late effect takes two codes: first what is left (a scar, a pain, a stiff joint), then the injury or disease \
               that left it, with seventh character S or a code for sequelae.",
        why: "The second code alone tells of something that is long over, and nothing that is treated now.",
        example: "T23.301S (an old burn) before L90.5 (its scar).",
        remedy: "Put the condition that is left first and the cause after it.",
        authority: guideline("I.B.10"),
        severity: Severity::Warn,
        likely_denial: Some("16"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx T23.301S | 99213",
        "dx T23.301S L90.5 | 99213",
        "dx S93.401S M25.571 | 99213",
        "dx B91 | 99213",
        "dx S13.4XXS M54.2 | 99213",
    ],
    passes: &[
        "dx L90.5 T23.301S | 99213",
        "dx M25.571 S93.401S | 99213",
        "dx S93.401A | 99213",
        "dx S93.401D | 99213",
        "dx M54.2 S13.4XXS | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let Some(first) = review.claim.diagnoses.first() else { return };
    if says_late_effect(first) && review.book.diagnosis(first).is_some() {
        let message = format!("{first} is the cause of a late effect and stands first.");
        findings.push(RULE.found(review, None, message));
    }
}

fn says_late_effect(code: &Icd10Cm) -> bool {
    let characters = code.undotted();
    let injury = characters.starts_with(['S', 'T']) && characters.len() == 7 && characters.ends_with('S');
    injury || LATE_EFFECTS.iter().any(|category| characters.starts_with(category))
}
