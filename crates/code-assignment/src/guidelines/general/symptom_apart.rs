//! A symptom that is no routine part of a disease is coded beside it.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::symptom::is_symptom_code;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SYMPTOM-APART"),
    section: "I.B.6",
    title: "Symptom that no diagnosis explains, coded beside it",
    what: "A sign or symptom that is not routinely associated with any disease that is coded is coded \
           in addition.",
    why: "Left out, a symptom that was looked after has no code, and the test it led to has no reason.",
    example: "“Hypertension, stable. Cough, chest film ordered”: I10 and R05.9.",
    remedy: "Where the provider ascribes the symptom to a disease that is coded, leave it out.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Hypertension|I10 chronic]. Stable. A: [Cough|R05.9 symptom]. Film.", "I10 R05.9"),
        ("A: [Gout|M10.9 chronic]. Diet. A: [Headache|R51.9 symptom]. Rest.", "M10.9 R51.9"),
        ("A: [Diabetes|E11.9 chronic]. Diet. A: [Chest pain|R07.9 symptom]. Stress test.", "E11.9 R07.9"),
        (
            "A: [Hypothyroidism|E03.9 chronic]. Stable. A: [Abnormal weight gain|R63.5 symptom]. Diet.",
            "E03.9 R63.5",
        ),
        (
            "A: [Knee sprain|S83.90XA injury right]. Brace. A: [Shoulder pain|M25.519 symptom right]. Ice.",
            "S83.91XA M25.511",
        ),
    ],
    rests: [
        ("A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Cough|R05.9 symptom]. Honey.", "J18.9"),
        ("A: [Cough|R05.9 symptom]. Film.", "R05.9"),
        ("A: [Cough|R05.9 symptom]. Film. A: [Headache|R51.9 symptom]. Rest.", "R05.9 R51.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Annual physical|Z00.00 status]. Labs.", "Z00.00"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let disease =
        case.diagnoses.iter().any(|diagnosis| !is_symptom_code(diagnosis.code) && !diagnosis.is_any(&["Z"]));
    for diagnosis in case.diagnoses.iter_mut().filter(|diagnosis| disease && is_symptom_code(diagnosis.code))
    {
        diagnosis.by(&RULE.id, "No disease that is coded explains it as a matter of routine.");
    }
}
