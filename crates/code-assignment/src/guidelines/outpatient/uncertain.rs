//! A diagnosis that is not established is not coded outside an inpatient stay; its sign or symptom is.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::case::Sense;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-UNCERTAIN"),
    section: "IV.H",
    title: "Uncertain diagnosis left out of an outpatient visit",
    what: "In an outpatient visit, code the sign, symptom or reason of the visit, not a probable or \
          suspected diagnosis.",
    why: "A suspicion that is coded stays in the patient's record as if it were known, and the test ordered \
          to find out loses the symptom that justifies it.",
    example: "“Cough. Suspected pneumonia, chest film ordered”: R05.9, not J18.9.",
    remedy: "Code the diagnosis only where the provider established it in this visit; where the words leave \
          that open, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "CC: [Cough|R05.9 symptom]. A: Suspected [pneumonia|J18.9 acute uncertain]. He has a \
          [cough|R05.9 symptom]. Film.",
            "R05.9",
        ),
        ("CC: [Dysuria|R30.0 symptom]. A: Possible [cystitis|N30.90 acute uncertain]. Urine sent.", "R30.0"),
        ("CC: [Chest pain|R07.9 symptom]. A: Rule out [angina|I20.9 uncertain]. Stress test.", "R07.9"),
        ("HPI: [Headache|R51.9 symptom]. A: Probable [migraine|G43.909 uncertain]. Diary.", "R51.9"),
        ("CC: [Abdominal pain|R10.9 symptom]. A: Likely [appendicitis|K37 acute uncertain]. CT.", "R10.9"),
    ],
    rests: [
        (
            "@inpatient CC: [Cough|R05.9 symptom]. A: Suspected [pneumonia|J18.9 acute uncertain]. \
          Antibiotic.",
            "J18.9",
        ),
        ("A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("A: No [pneumonia|J18.9 acute negated]. A [cough|R05.9 symptom] is evaluated.", "R05.9"),
        ("A: [Cough|R05.9 symptom]. Film.", "R05.9"),
        ("A: [Cystitis|N30.90 acute]. Nitrofurantoin.", "N30.90"),
    ],
    apply,
};

// Gathering has already left the uncertain diagnosis out; here the code that stands in its place is marked.
fn apply(case: &mut Case<'_>) {
    for diagnosis in &mut case.diagnoses {
        if diagnosis.sense == Sense::InsteadOfUncertain {
            diagnosis.by(&RULE.id, "An uncertain diagnosis is not coded in this setting.");
        }
    }
}
