//! A header is never reported: the walk goes on to a complete code.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-FULL-LENGTH"),
    section: "I.A.3, I.B.2",
    title: "Code with all its characters",
    what: "A category or subcategory that has further characters is never reported; the code is taken \
           to its full length.",
    why: "A code that is cut short is invalid, and the claim is refused before anybody reads it.",
    example: "“Type 2 diabetes” names a category; reported is the complete code E11.9.",
    remedy: "Where no further detail is documented, use the code that the list has for that; else ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Diabetes|E11 chronic]. Diet.", "E11.9"),
        ("A: [Low back pain|M54.5 symptom]. Heat.", "M54.50"),
        ("A: [Shoulder pain|M25.51 symptom right]. Ice.", "M25.511"),
        ("A: [Asthma|J45 chronic]. Inhaler.", "J45.909"),
        ("A: [Ankle sprain|S93.4 injury left]. Brace.", "S93.402A"),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Low back pain|M54.50 symptom]. Heat.", "M54.50"),
        ("A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
        ("A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let header = case.mentions_of(diagnosis).filter_map(|mention| case.denoted(mention)).find(|code| {
            case.tabular.holds(*code) && !case.tabular.is_billable(*code) && diagnosis.code.is_within(code)
        });
        if let (Some(header), Some(diagnosis)) = (header, case.diagnoses.get_mut(at)) {
            diagnosis.turns_down(header, &RULE.id, "It is a header: a claim cannot carry it.");
        }
    }
}
