//! DX-EXTERNAL-CAUSE-FIRST: how it happened, before what happened.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::ICD10_BEGAN;
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-EXTERNAL-CAUSE-FIRST"),
        title: "External cause listed first",
        what: "A code of chapter 20 (V00 to Y99) says how an injury came about. It stands after the injury, never first.",
        why: "A cause is no condition that anybody treats; payers deny a claim that gives nothing else first.",
        example: "W01.0XXA (a fall) before S93.401A (the sprained ankle).",
        remedy: "Put the injury or condition first.",
        authority: guideline("I.C.20.a.6"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx W01.0XXA S93.401A | 99213",
        "dx Y92.009 S93.401A | 99213",
        "dx V43.52XA | 99213",
        "dx X50.0XXA M54.50 | 99213",
        "dx Y93.01 | 99213",
    ],
    passes: &[
        "dx S93.401A W01.0XXA | 99213",
        "dx S93.401A Y92.009 | 99213",
        "dx S13.4XXA V43.52XA | 99213",
        "dx M54.50 X50.0XXA | 99213",
        "dx U07.1 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let Some(first) = review.claim.diagnoses.first() else { return };
    if first.undotted().starts_with(['V', 'W', 'X', 'Y']) && review.book.diagnosis(first).is_some() {
        findings.push(RULE.found(review, None, format!("{first} is an external cause and stands first.")));
    }
}
