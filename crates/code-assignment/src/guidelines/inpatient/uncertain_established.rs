//! At the end of an inpatient stay an uncertain diagnosis is coded as if it were established.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-UNCERTAIN-INPATIENT"),
    section: "II.H, III.C",
    title: "Uncertain diagnosis at discharge",
    what: "At the end of an inpatient stay a diagnosis called probable, suspected, likely, \
           questionable, possible, compatible with or still to be ruled out is coded as if it existed.",
    why: "The work-up and the treatment of the stay were for that condition; the symptom alone does \
           not tell what the stay cost.",
    example: "“Discharge: probable pneumonia”: J18.9.",
    remedy: "Confirm that the words stand at discharge, and not only in a note on the way.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("@inpatient A: Probable [pneumonia|J18.9 acute uncertain]. Antibiotic.", "J18.9"),
        ("@inpatient A: Suspected [appendicitis|K37 acute uncertain]. Surgery.", "K37"),
        ("@inpatient A: Possible [gout|M10.9 chronic uncertain]. Colchicine.", "M10.9"),
        ("@inpatient A: Likely [stroke|I63.9 acute uncertain]. MRI.", "I63.9"),
        (
            "@inpatient A: [Hypertension|I10 chronic]. Stable. A: Questionable [sepsis|A41.9 acute \
          uncertain]. Fluids.",
            "A41.9 I10",
        ),
    ],
    rests: [
        ("CC: [Cough|R05.9 symptom]. A: Probable [pneumonia|J18.9 acute uncertain]. Film.", "R05.9"),
        ("@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient A: No [pneumonia|J18.9 acute negated]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        (
            "@emergency CC: [Cough|R05.9 symptom]. A: Probable [pneumonia|J18.9 acute uncertain]. Film.",
            "R05.9",
        ),
        ("@inpatient A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    if !case.context.setting.is_inpatient() {
        return;
    }
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let uncertain =
            case.mentions_of(diagnosis).next().is_some_and(|mention| mention.assertion.uncertain.is_some());
        if let Some(diagnosis) = case.diagnoses.get_mut(at).filter(|_| uncertain) {
            diagnosis.doubt(Doubt::Presumed);
            diagnosis.by(&RULE.id, "Uncertain at discharge, it is coded as established.");
        }
    }
}
