//! Acute and chronic of one condition: one code for both where there is one, else both, the acute first.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ACUTE-AND-CHRONIC"),
    section: "I.B.8, I.B.9",
    title: "Condition both acute and chronic",
    what: "Where a condition is both acute and chronic, the code for both is used; where there are two \
           codes, both are, the acute first.",
    why: "The chronic code alone hides why the patient was seen today; the acute alone hides that the \
           condition will stay.",
    example: "“Acute kidney injury on chronic kidney disease stage 3a”: N17.9, then N18.31.",
    remedy: "Confirm that the acute condition was present in this visit.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [CKD stage 3a|N18.31 chronic]. Labs. A: [Acute kidney injury|N17.9 acute]. Fluids.",
            "N17.9 N18.31",
        ),
        (
            "A: [Chronic respiratory failure|J96.10 chronic]. Oxygen. A: [Acute respiratory failure|J96.00 \
          acute]. Admit.",
            "J96.20",
        ),
        (
            "A: [Chronic systolic heart failure|I50.22 chronic]. Lasix. A: [Acute systolic heart \
          failure|I50.21 acute]. Admit.",
            "I50.23",
        ),
        (
            "A: [Chronic pancreatitis|K86.1 chronic]. Enzymes. A: [Acute pancreatitis|K85.90 acute]. \
          Admit.",
            "K85.90 K86.1",
        ),
        (
            "A: [Chronic cholecystitis|K81.1 chronic]. Surgery. A: [Acute cholecystitis|K81.0 acute]. \
          Surgery.",
            "K81.2",
        ),
    ],
    rests: [
        ("A: [Acute kidney injury|N17.9 acute]. Fluids.", "N17.9"),
        (
            "A: [Acute kidney injury|N17.9 acute]. Fluids. A: [CKD stage 3a|N18.31 chronic]. Labs.",
            "N17.9 N18.31",
        ),
        ("A: [Chronic pancreatitis|K86.1 chronic]. Enzymes.", "K86.1"),
        ("A: [Chronic systolic heart failure|I50.22 chronic]. Lasix.", "I50.22"),
        ("A: [CKD stage 3a|N18.31 chronic]. Labs. A: [Gout|M10.9 chronic]. Diet.", "N18.31 M10.9"),
    ],
    apply,
};

/// Acute, chronic, and the one code for both; empty where both are coded, the acute first.
const PAIRS: [(&str, &str, &str); 12] = [
    ("N17", "N18", ""),
    ("K85", "K86", ""),
    ("J01", "J32", ""),
    ("J9600", "J9610", "J96.20"),
    ("J9601", "J9611", "J96.21"),
    ("J9602", "J9612", "J96.22"),
    ("I5021", "I5022", "I50.23"),
    ("I5031", "I5032", "I50.33"),
    ("I5041", "I5042", "I50.43"),
    ("K810", "K811", "K81.2"),
    ("D61818", "D61818", ""),
    ("M8610", "M8660", ""),
];

fn apply(case: &mut Case<'_>) {
    for (acute, chronic, both) in PAIRS.into_iter().filter(|(acute, chronic, _)| acute != chronic) {
        let (Some(at), Some(other)) = (case.position(&[acute]), case.position(&[chronic])) else { continue };
        if both.is_empty() {
            acute_first(case, at, other);
        } else if case.exchange(at, both, &RULE.id, "One code holds the acute and the chronic condition.") {
            if let Some(whole) = case.diagnoses.get_mut(at) {
                whole.doubt(Doubt::Presumed);
            }
            case.merge(other, at, &RULE.id, "It is told by the code for both.");
        }
    }
}

fn acute_first(case: &mut Case<'_>, acute: usize, chronic: usize) {
    if acute > chronic {
        let mut first = case.diagnoses.remove(acute);
        first.by(&RULE.id, "The acute condition comes before the chronic one.");
        case.diagnoses.insert(chronic, first);
    }
}
