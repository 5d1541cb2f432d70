//! DX-SIDE-UNSPECIFIED: the body has two of them, and the code does not say which.

use superbill_code_sets::Diagnosis;
use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::ICD10_BEGAN;
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};
use crate::sides::{is_bilateral, side_of};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-SIDE-UNSPECIFIED"),
        title: "Unspecified side where the family has right and left",
        what: "The code says “unspecified” and has sisters for the right and for the left.",
        why: "The code is legitimate where the record is silent. It seldom is: who examines a knee knows which one, and \
              several payers deny the unspecified side.",
        example: "M25.569, pain in an unspecified knee.",
        remedy: "Look for the side in the note, or ask; keep the code only where nobody can say.",
        authority: guideline("I.B.13"),
        severity: Severity::Advise,
        likely_denial: Some("16"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx M25.569 | 99213",
        "dx I10 M25.519 | 99213",
        "dx H66.90 | 99213",
        "dx S93.409A | 99213",
        "dx M17.10 | 99213",
    ],
    passes: &[
        "dx M25.561 | 99213",
        "dx I10 M25.512 | 99213",
        "dx H66.93 | 99213",
        "dx S93.401A | 99213",
        "dx J45.909 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for (_, code) in review.diagnoses() {
        let Some(found) = review.book.diagnosis(&code).filter(leaves_side_open) else { continue };
        let message = format!("{code} ({}) does not say which side.", found.title());
        findings.push(RULE.found(review, None, message));
    }
}

fn leaves_side_open(found: &Diagnosis<'_>) -> bool {
    let title = found.title();
    if !found.is_billable() || !found.is_unspecified() || is_bilateral(title) || side_of(title).is_some() {
        return false;
    }
    // Injuries have their sides one level up, above the seventh character.
    let sided = if found.code().length() == 7 { found.parent() } else { Some(*found) };
    let Some(family) = sided.and_then(|sided| sided.parent()) else { return false };
    let mut sides = family.children().filter_map(|sister| side_of(sister.title()));
    let Some(first) = sides.next() else { return false };
    sides.any(|side| side != first)
}
