//! Sides: the code of the side, both codes for both sides, "unspecified" only where nobody tells.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::tabular::Axis;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-LATERALITY"),
    section: "I.B.13",
    title: "Side of the body",
    what: "A condition of both sides takes the bilateral code, or a code for each side; the code for an \
           unspecified side stands only where the record does not tell it.",
    why: "A side that is documented and not coded makes the claim disagree with the note, and the \
           second side looks like a repeat of the first.",
    example: "“Pain in both knees”: M25.561 and M25.562.",
    remedy: "Where no side is documented anywhere, ask; another clinician's note may tell it (I.B.14).",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Knee pain|M25.569 symptom bilateral]. Ice.", "M25.561 M25.562"),
        ("A: [Shoulder pain|M25.519 symptom bilateral]. Ice.", "M25.511 M25.512"),
        ("A: [Hip pain|M25.559 symptom bilateral]. Ice.", "M25.551 M25.552"),
        ("A: [Carpal tunnel syndrome|G56.00 chronic bilateral]. Splint.", "G56.03"),
        ("A: [Knee pain|M25.569 symptom]. Ice.", "M25.569"),
    ],
    rests: [
        ("A: [Knee pain|M25.569 symptom right]. Ice.", "M25.561"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Shoulder pain|M25.519 symptom left]. Ice.", "M25.512"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let title = case.tabular.title(diagnosis.code).to_lowercase();
        let each = case.diagnoses.iter().enumerate().any(|(other, two)| {
            let same_words = !two.mentions.is_empty() && two.mentions == diagnosis.mentions && other != at;
            same_words && two.code.category() == diagnosis.code.category()
        });
        let open = diagnosis.open.iter().any(|(axis, _)| *axis == Axis::Side);
        let why = match (title.contains("bilateral"), each, open) {
            (true, _, _) => "Both sides have one code.",
            (false, true, _) => "Each side has a code of its own.",
            (false, false, true) => "The note does not tell the side.",
            _ => continue,
        };
        if let Some(diagnosis) = case.diagnoses.get_mut(at) {
            diagnosis.by(&RULE.id, why);
        }
    }
}
