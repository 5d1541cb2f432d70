//! Acute respiratory failure: first where it brought the patient in, after where it came later.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-RESPIRATORY-FAILURE"),
    section: "I.C.10.b",
    title: "Acute respiratory failure and its place",
    what: "Acute respiratory failure is principal where it occasioned the admission; beside another \
           acute condition that did so as well, the circumstances decide.",
    why: "Which of the two comes first decides on the payment group of the stay; the record must bear \
           it out.",
    example: "“Acute respiratory failure with hypoxia. Pneumonia”, both at admission: J96.01 and J18.9, \
           order to be confirmed.",
    remedy: "Confirm which condition occasioned the admission.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        (
            "@inpatient A: [Acute respiratory failure|J96.00 acute]. Oxygen. A: [Pneumonia|J18.9 acute]. \
          Antibiotic.",
            "J96.00 J18.9",
        ),
        (
            "@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Acute hypoxic respiratory \
          failure|J96.01 acute]. Oxygen.",
            "J18.9 J96.01",
        ),
        (
            "@inpatient A: [COPD exacerbation|J44.1 acute]. Prednisone. A: [Acute respiratory \
          failure|J96.00 acute]. Oxygen.",
            "J44.1 J96.00",
        ),
        (
            "@inpatient A: [Acute respiratory failure|J96.00 acute]. Oxygen. A: [Heart failure|I50.9 \
          chronic]. Lasix.",
            "J96.00 I50.9",
        ),
        (
            "@inpatient A: [Sepsis|A41.9 acute]. Fluids. A: [Pulmonary edema|J81.0 acute]. Lasix. A: \
          [Acute respiratory failure|J96.00 acute]. Oxygen.",
            "A41.9 J81.0 J96.00",
        ),
    ],
    rests: [
        ("@inpatient A: [Acute respiratory failure|J96.00 acute]. Oxygen.", "J96.00"),
        ("@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        (
            "A: [Chronic respiratory failure|J96.10 chronic]. Oxygen. A: [COPD|J44.9 chronic]. Inhaler.",
            "J96.10 J44.9",
        ),
        ("@inpatient A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
    ],
    apply,
};

/// What may bring a patient in together with respiratory failure.
const OTHERS: [&str; 8] = ["J1", "J2", "J44", "J45", "J81", "I50", "I26", "A4"];

fn apply(case: &mut Case<'_>) {
    let acute = case.position(&["J960", "J962"]).filter(|_| case.context.setting.is_inpatient());
    let (Some(at), Some(other)) = (acute, case.position(&OTHERS)) else { return };
    let Some(first) = case.diagnoses.get_mut(at.min(other)) else { return };
    first.doubt(Doubt::Presumed);
    first.by(
        &RULE.id,
        "Which of respiratory failure and its companion occasioned the admission, a person confirms.",
    );
}
