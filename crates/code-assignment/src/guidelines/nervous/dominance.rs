//! The dominant side: where it is not told, the right side is dominant and the left is not.

use superbill_domain::{RuleId, Severity, Side, SlotValue};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-DOMINANCE"),
    section: "I.C.6.a",
    title: "Dominant or nondominant side of a paralysis",
    what: "Where the affected side is told and dominance is not, the right side is taken as dominant, \
           the left as nondominant, and an ambidextrous patient's as dominant.",
    why: "The codes ask for dominance; without the default a documented side ends in the code for an \
           unspecified one.",
    example: "“Right hemiplegia”: G81.91. “Left hemiplegia”: G81.94.",
    remedy: "Where the note tells which hand the patient uses, that decides.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Hemiplegia|G81.90 chronic right]. Therapy.", "G81.91"),
        ("A: [Hemiplegia|G81.90 chronic left]. Therapy.", "G81.94"),
        ("HPI: She is left-handed. A: [Hemiplegia|G81.90 chronic left]. Therapy.", "G81.92"),
        ("HPI: He is ambidextrous. A: [Hemiplegia|G81.90 chronic left]. Therapy.", "G81.92"),
        ("A: [Spastic hemiplegia|G81.10 chronic left]. Botulinum.", "G81.14"),
    ],
    rests: [
        ("A: [Hemiplegia|G81.90 chronic]. Therapy.", "G81.90"),
        ("A: [Stroke|I63.9 acute]. Admit.", "I63.9"),
        ("A: [Carpal tunnel syndrome|G56.00 chronic right]. Splint.", "G56.01"),
        ("A: No [hemiplegia|G81.90 chronic right negated]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Paraplegia|G82.20 chronic]. Wheelchair.", "G82.20"),
    ],
    apply,
};

/// Headers whose codes tell the side and its dominance by a last digit of 1 to 4; 0 or 9 leave it open.
const DIVIDED: [&str; 6] = ["G810", "G811", "G819", "G831", "G832", "G833"];

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at).filter(|one| one.is_any(&DIVIDED)) else { continue };
        let side = |value| if let SlotValue::Side(side) = value { Some(side) } else { None };
        let Some((side, _)) = case.mentions_of(diagnosis).find_map(|mention| mention.slot(side)) else {
            continue;
        };
        let left_handed =
            case.stated_anywhere(&["left-handed", "left handed", "left hand dominant"]).is_some();
        let right_handed =
            case.stated_anywhere(&["right-handed", "right handed", "right hand dominant"]).is_some();
        let both = case.stated_anywhere(&["ambidextrous"]).is_some();
        let digit = match side {
            Side::Right if left_handed => '3',
            Side::Right => '1',
            Side::Left if both || left_handed && !right_handed => '2',
            Side::Left => '4',
            Side::Bilateral => continue,
        };
        let stem: String = diagnosis.code.undotted().chars().take(4).collect();
        let code = format!("{stem}{digit}");
        case.exchange(at, &code, &RULE.id, "Dominance follows the side where the note does not tell it.");
        if let Some(diagnosis) = case.diagnoses.get_mut(at) {
            diagnosis.open.clear();
            diagnosis.doubts.retain(|doubt| *doubt != crate::case::Doubt::OpenDetail);
        }
    }
}
