//! Impending or threatened: the index has some; of the others only the condition that is there is coded.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-IMPENDING"),
    section: "I.B.11",
    title: "Impending or threatened condition",
    what: "A condition that is only impending or threatened and did not occur is not coded as if it \
           had; where the index lists it, that code is used.",
    why: "A stroke or a delivery that never came stays in the record as one that did.",
    example: "“Threatened abortion”: O20.0. “Impending respiratory failure”: the failure is not coded.",
    remedy: "Code what was there; where the condition did occur, code it.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: Impending [respiratory failure|J96.00 acute]. Oxygen. A: [Asthma|J45.909 chronic]. \
          Nebulizer.",
            "J45.909",
        ),
        ("A: Threatened [abortion|O03.9 acute weeks=9]. Ultrasound.", "O20.0 Z3A.09"),
        ("A: Impending [heart attack|I21.9 acute]. Admit.", "I20.0"),
        ("A: Impending [stroke|I63.9 acute]. Admit. A: [Hypertension|I10 chronic]. Labetalol.", "G45.9 I10"),
        ("A: Impending [sepsis|A41.9 acute]. Cultures. A: [Fever|R50.9 symptom]. Fluids.", "R50.9"),
    ],
    rests: [
        ("A: [Respiratory failure|J96.00 acute]. Oxygen.", "J96.00"),
        ("A: [Heart attack|I21.9 acute]. Admit.", "I21.9"),
        ("A: [Miscarriage|O03.9 acute]. Observe.", "O03.9"),
        ("A: Not impending. A: [Stroke|I63.9 acute]. Admit.", "I63.9"),
        ("A: [Fever|R50.9 symptom]. Fluids.", "R50.9"),
    ],
    apply,
};

/// What the index lists under "impending" and "threatened".
const LISTED: [(&str, &str); 5] =
    [("O03", "O20.0"), ("I21", "I20.0"), ("I63", "G45.9"), ("O60", "O47.9"), ("F1023", "F10.239")];

fn apply(case: &mut Case<'_>) {
    let mut at = 0;
    while let Some(diagnosis) = case.diagnoses.get(at) {
        let threatened = case.mentions_of(diagnosis).any(|mention| {
            let before = case.before(mention).trim_end();
            before.ends_with("impending") || before.ends_with("threatened")
        });
        if !threatened {
            at += 1;
            continue;
        }
        match LISTED.into_iter().find(|(family, _)| diagnosis.is_any(&[family])) {
            Some((_, code)) => {
                case.exchange(at, code, &RULE.id, "It is impending or threatened and did not occur.");
                at += 1;
            }
            None => case.drop_diagnosis(at, NotCodedReason::Hypothetical, &RULE.id),
        }
    }
}
