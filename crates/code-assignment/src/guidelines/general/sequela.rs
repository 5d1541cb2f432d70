//! A late effect: the residual condition first, then its cause with the character S.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Diagnosis};
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SEQUELA"),
    section: "I.B.10, I.C.19.a",
    title: "Late effect after its residual condition",
    what: "What remains comes first, then the injury that left it, with the seventh character S; the \
           injury is not coded as if it were new.",
    why: "A late effect alone does not tell what was treated; the injury as new bills for care that \
           was given long ago.",
    example: "“Scar of the forearm from an old burn”: L90.5, then T22.019S.",
    remedy: "Where the note does not name what remains, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Burn of forearm|T22.01 injury sequela]. Now a scar. A: [Scar|L90.5 chronic]. Cream.",
            "L90.5 T22.019S",
        ),
        ("A: [Neck strain|S16.1 injury sequela]. Stretching.", "S16.1XXS"),
        (
            "A: [Chronic neck pain|M54.2 symptom]. Heat. A: [Neck strain|S16.1 injury sequela]. Old.",
            "M54.2 S16.1XXS",
        ),
        (
            "A: [Ankle sprain|S93.40 injury left sequela]. A: [Ankle instability|M25.372 chronic]. Brace.",
            "M25.372 S93.402S",
        ),
        (
            "A: [Concussion|S06.0X9 injury sequela]. A: [Chronic headache|R51.9 symptom]. Rest.",
            "R51.9 S06.0X9S",
        ),
    ],
    rests: [
        ("A: [Ankle sprain|S93.40 injury left]. Brace.", "S93.402A"),
        ("A: [Ankle sprain|S93.40 injury left subsequent]. Therapy.", "S93.402D"),
        ("A: [Scar|L90.5 chronic]. Cream.", "L90.5"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Neck strain|S16.1 injury]. Heat.", "S16.1XXA"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.diagnoses.iter().position(is_sequela) else { return };
    let residual = case
        .diagnoses
        .iter()
        .position(|diagnosis| !is_sequela(diagnosis) && !diagnosis.is_any(&["V", "W", "X", "Y", "Z"]));
    let Some(residual) = residual else { return ask_for_residual(case, at) };
    let mut cause = case.diagnoses.remove(at);
    cause.by(&RULE.id, "What remains comes before the injury that left it.");
    let after = if residual > at { residual } else { residual + 1 };
    case.diagnoses.insert(after, cause);
}

/// An injury with the seventh character S.
fn is_sequela(diagnosis: &Diagnosis) -> bool {
    diagnosis.is_any(&["S", "T"]) && diagnosis.code.length() == 7 && diagnosis.code.undotted().ends_with('S')
}

fn ask_for_residual(case: &mut Case<'_>, at: usize) {
    let Some(cause) = case.diagnoses.get(at).cloned() else { return };
    let words: Vec<_> = case.mentions_of(&cause).map(|mention| mention.span).collect();
    let text = "The note names the late effect of an injury. Which condition remains of it?".to_owned();
    let none: [&str; 0] = [];
    ask::provider(
        case,
        format!("residual condition of {}", cause.code),
        text,
        &none,
        &words,
        &[cause.code],
        Some(&RULE.id),
    );
}
