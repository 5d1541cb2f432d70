//! A seventh character, where the list asks for one: from the note, or the one for "not said", never a guess.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SEVENTH-CHARACTER"),
    section: "I.A.5",
    title: "Seventh character that the category asks for",
    what: "Where the list defines a seventh character, the code carries one; what the note does not say \
           is never guessed.",
    why: "A missing seventh character makes the code invalid; a guessed one tells healing, nonunion or \
           a late effect that nobody saw.",
    example: "“Sprain of the left ankle, first visit”: S93.402A. Follow-up while healing: S93.402D.",
    remedy: "Where the code fits no character, ask which encounter it is.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Ankle sprain|S93.40 injury left]. Brace.", "S93.402A"),
        ("A: [Ankle sprain|S93.40 injury left subsequent]. Therapy.", "S93.402D"),
        ("A: [Neck strain|S16.1 injury sequela]. Therapy.", "S16.1XXS"),
        ("A: [Glaucoma|H40.11 chronic right severe]. Drops.", "H40.1113"),
        ("A: [Chronic gout|M1A.9 chronic]. Allopurinol.", "M1A.9XX0"),
    ],
    rests: [
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Low back pain|M54.50 symptom]. Heat.", "M54.50"),
        ("A: [Fracture|M80 negated]. None. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Knee arthritis|M17.11 chronic right]. Injection.", "M17.11"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let extended = case.diagnoses.get(at).is_some_and(|diagnosis| {
            diagnosis.code.length() == 7 && case.tabular.without_seventh(diagnosis.code) != diagnosis.code
        });
        if let Some(diagnosis) = case.diagnoses.get_mut(at).filter(|_| extended) {
            diagnosis.marked(&RULE.id);
        }
    }
}
