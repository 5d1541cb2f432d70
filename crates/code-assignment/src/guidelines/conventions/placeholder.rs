//! The placeholder X keeps the seventh character in its place.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PLACEHOLDER"),
    section: "I.A.4",
    title: "Placeholder before the seventh character",
    what: "A code of fewer than six characters that takes a seventh character is filled up with X.",
    why: "Without the placeholder the last character stands in the wrong place, and the code is \
           invalid.",
    example: "“Strain of the neck”: S16.1XXA, with two placeholders before the A.",
    remedy: "Write the code with its placeholders.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Neck strain|S16.1 injury]. Heat.", "S16.1XXA"),
        ("A: [Burn of the face|T20.00 injury]. Cream.", "T20.00XA"),
        ("A: [Contusion of the hip|S70.0 injury right]. Ice.", "S70.01XA"),
        ("A: [Foreign body in the ear|T16 injury left]. Removed.", "T16.2XXA"),
        ("A: [Neck strain|S16.1 injury subsequent]. Therapy.", "S16.1XXD"),
    ],
    rests: [
        ("A: [Ankle sprain|S93.40 injury left]. Brace.", "S93.402A"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Low back pain|M54.50 symptom]. Heat.", "M54.50"),
        ("A: [Knee laceration|S81.01 injury right]. Sutures.", "S81.011A"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let filled = |code: &str| code.len() == 7 && code.get(3..6).is_some_and(|middle| middle.ends_with('X'));
    for diagnosis in case.diagnoses.iter_mut().filter(|diagnosis| filled(diagnosis.code.undotted())) {
        diagnosis.marked(&RULE.id);
    }
}
