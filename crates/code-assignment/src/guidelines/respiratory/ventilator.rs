//! Ventilator associated pneumonia only where the provider says so.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-VENTILATOR-PNEUMONIA"),
    section: "I.C.10.d",
    title: "Pneumonia of a ventilated patient",
    what: "J95.851 needs the provider's words that the pneumonia comes from the ventilator; a patient \
           on a ventilator with pneumonia is asked about.",
    why: "The code counts as a condition acquired in the hospital; being on a ventilator is no cause.",
    example: "“On the ventilator. Pneumonia”: J18.9 with a query, not J95.851.",
    remedy: "Answer the query in an addendum.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("@inpatient A: [Pneumonia|J18.9 acute]. On the ventilator since Monday.", "J18.9"),
        ("@inpatient HPI: Intubated. A: [Pneumonia|J18.9 acute]. Cultures.", "J18.9"),
        ("@inpatient A: [Pneumonia|J18.9 acute], ventilator associated. Cultures.", "J95.851"),
        ("@inpatient A: Ventilator-associated [pneumonia|J15.9 acute]. Cultures.", "J95.851"),
        ("@inpatient HPI: Mechanically ventilated. A: [Pneumonia|J15.1 acute]. Cultures.", "J15.1"),
    ],
    rests: [
        ("@inpatient A: [Pneumonia|J18.9 acute]. Oxygen.", "J18.9"),
        ("@inpatient HPI: Not intubated. A: [Pneumonia|J18.9 acute]. Oxygen.", "J18.9"),
        ("@inpatient HPI: Intubated. A: [Overdose of opioids|T40.2X1 injury]. Naloxone.", "T40.2X1A"),
        ("A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient A: [Asthma|J45.909 chronic]. Nebulizer.", "J45.909"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["J15", "J18", "J69"]).filter(|_| !case.has(&["J95851"])) else { return };
    let Some(pneumonia) = case.diagnoses.get(at).cloned() else { return };
    if case.says(&pneumonia, &["ventilator associated", "ventilator-associated"]) {
        case.exchange(at, "J95.851", &RULE.id, "The provider ascribes the pneumonia to the ventilator.");
        return;
    }
    let Some(words) = case.stated_anywhere(&["ventilator", "intubated", "mechanically ventilated"]) else {
        return;
    };
    let text = "The patient is ventilated and has pneumonia. What is the relation between the two, if any?"
        .to_owned();
    let choices = ["The pneumonia is associated with the ventilator", "The pneumonia has another cause"];
    ask::provider(
        case,
        "pneumonia and ventilator".to_owned(),
        text,
        &choices,
        &[words],
        &[pneumonia.code],
        Some(&RULE.id),
    );
}
