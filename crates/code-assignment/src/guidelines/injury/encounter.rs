//! The seventh character of an injury tells the care, not the visit: active, healing, late effect.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-INJURY-CARE"),
    section: "I.C.19.a, I.C.21.c.7",
    title: "Active treatment, healing or late effect of an injury",
    what: "A is for active treatment, even by a new provider; D for routine care while it heals; S for \
           what it left. Aftercare codes are not used for injuries.",
    why: "A for a follow-up bills a treatment that was not given; an aftercare code beside the injury \
           tells the same twice.",
    example: "“Wrist fracture, cast check”: S62.102D, without Z47.89.",
    remedy: "Confirm whether treatment was active in this visit.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Wrist fracture|S62.102A injury left subsequent]. Cast check.", "S62.102D"),
        ("A: [Ankle sprain|S93.409A injury left subsequent]. Therapy.", "S93.402D"),
        ("A: [Ankle sprain|S93.409A injury left]. Brace.", "S93.402A"),
        (
            "A: [Wrist fracture|S62.102A injury left subsequent]. Cast check. A: [Orthopedic \
          aftercare|Z47.89 status]. Cast.",
            "S62.102D",
        ),
        ("A: [Neck strain|S16.1 injury sequela]. Stretching.", "S16.1XXS"),
    ],
    rests: [
        ("A: [Orthopedic aftercare|Z47.89 status]. Brace.", "Z47.89"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Knee pain|M25.561 symptom right]. Ice.", "M25.561"),
        ("A: No [ankle sprain|S93.409A injury left negated]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Low back pain|M54.50 symptom]. Heat.", "M54.50"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let injury = |diagnosis: &crate::case::Diagnosis| {
        diagnosis.is_any(&["S", "T", "M80", "M84"]) && diagnosis.code.length() == 7
    };
    let Some(first) = case.diagnoses.iter().position(injury) else { return };
    while let Some(aftercare) = case.position(&["Z47", "Z48", "Z51.89"]) {
        case.merge(aftercare, first, &RULE.id, "The injury's own seventh character tells the aftercare.");
        if case.position(&["Z47", "Z48"]) == Some(aftercare) {
            break;
        }
    }
    for diagnosis in case.diagnoses.iter_mut().filter(|diagnosis| injury(diagnosis)) {
        let why = match diagnosis.code.undotted().chars().next_back() {
            Some('S') => "What the injury left is treated.",
            Some('A' | 'B' | 'C') => "The injury is under active treatment.",
            _ => "The injury is healing.",
        };
        diagnosis.by(&RULE.id, why);
    }
}
