//! DX-DUPLICATE: one diagnosis twice.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::ICD10_BEGAN;
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-DUPLICATE"),
        title: "Diagnosis that stands twice",
        what: "Each diagnosis code is reported once for a visit, however often the note mentions the condition.",
        why: "Clearinghouses reject the repetition, and it takes one of twelve places.",
        example: "I10 from the problem list, and I10 from the assessment.",
        remedy: "Remove the second one and mend the pointers of the lines.",
        authority: guideline("I.B.12"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx I10 I10 | 99213",
        "dx I10 E11.9 I10 | 99213",
        "dx E11.9 I10 I10 | 99213",
        "dx I10 E11.9 E11.9 I10 | 99213",
        "dx S93.401A S93.401A | 99213",
    ],
    passes: &[
        "dx I10 | 99213",
        "dx I10 E11.9 | 99213",
        "dx E11.9 I10 E78.5 | 99213",
        "dx M17.11 M25.561 | 99213",
        "dx S93.401A S93.402A | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for (position, code) in review.diagnoses() {
        let before = review.diagnoses().find(|(earlier, same)| *earlier < position && *same == code);
        if let Some((earlier, _)) = before {
            let message = format!("{code} stands at position {earlier} and again at {position}.");
            findings.push(RULE.found(review, None, message));
        }
    }
}
