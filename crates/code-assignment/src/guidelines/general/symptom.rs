//! Where no diagnosis is established, the sign or symptom is the code.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::symptom::is_symptom_code;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SYMPTOM"),
    section: "I.B.4, IV.D",
    title: "Symptom coded where no diagnosis is established",
    what: "A sign or symptom is coded where the provider has established no diagnosis that explains it.",
    why: "The symptom is what is known at the end of the visit. A diagnosis in its place would be a \
           guess that stays in the record.",
    example: "“Cough for three weeks, chest film ordered”: R05.9.",
    remedy: "Once a diagnosis is established, code that instead.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Cough|R05.9 symptom]. Film ordered.", "R05.9"),
        ("A: [Chest pain|R07.9 symptom]. Stress test.", "R07.9"),
        ("A: [Headache|R51.9 symptom]. Diary.", "R51.9"),
        ("CC: [Dysuria|R30.0 symptom]. A: Possible [cystitis|N30.90 acute uncertain]. Urine sent.", "R30.0"),
        ("A: [Knee pain|M25.569 symptom left]. Ice.", "M25.562"),
    ],
    rests: [
        ("A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Cough|R05.9 symptom]. Honey.", "J18.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: No [cough|R05.9 symptom negated]. A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
        ("ROS: [Cough|R05.9 symptom]. A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let disease =
        case.diagnoses.iter().any(|diagnosis| !is_symptom_code(diagnosis.code) && !diagnosis.is_any(&["Z"]));
    for diagnosis in case.diagnoses.iter_mut().filter(|diagnosis| !disease && is_symptom_code(diagnosis.code))
    {
        diagnosis.marked(&RULE.id);
    }
}
