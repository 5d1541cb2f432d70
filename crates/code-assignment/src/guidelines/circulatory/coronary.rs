//! Coronary disease with angina is one code.

use superbill_domain::{Icd10Cm, NotCodedReason, RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-CORONARY-ANGINA"),
    section: "I.C.9.b",
    title: "Coronary disease with angina",
    what: "Atherosclerotic heart disease with angina pectoris takes a combination code; the link is \
          presumed.",
    why: "Two codes where the classification has one say that the angina comes from something else than the \
          coronary disease.",
    example: "“Coronary artery disease. Angina pectoris, nitroglycerin as needed”: I25.119, not I25.10 with \
          I20.9.",
    remedy: "Confirm the combination code; where the provider names another cause of the angina, code the \
          two apart.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Coronary artery disease|I25.10 chronic]. Statin. A: [Unstable angina|I20.0 acute]. Admit.",
            "I25.110",
        ),
        (
            "A: [Coronary artery disease|I25.10 chronic]. Statin. A: [Angina|I20.9 chronic]. \
          Nitroglycerin.",
            "I25.119",
        ),
        ("A: [Angina|I20.9 chronic]. Nitroglycerin. A: [CAD|I25.10 chronic]. Statin.", "I25.119"),
        ("A: [CAD|I25.10 chronic]. Statin. A: [Stable angina|I20.89 chronic]. Nitroglycerin.", "I25.118"),
        ("A: [CAD|I25.10 chronic]. Statin. A: [Vasospastic angina|I20.1 chronic]. Amlodipine.", "I25.111"),
    ],
    rests: [
        ("A: [Coronary artery disease|I25.10 chronic]. Statin.", "I25.10"),
        ("A: [Angina|I20.9 chronic]. Nitroglycerin.", "I20.9"),
        ("A: [CAD|I25.10 chronic]. Statin. A: [Chest pain|R07.9 symptom negated]. None.", "I25.10"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Angina|I20.9 chronic]. Nitroglycerin.", "I10 I20.9"),
        ("A: [CAD|I25.10 chronic]. Statin. A: Possible [angina|I20.9 uncertain]. Stress test.", "I25.10"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let (Some(disease), Some(angina)) = (case.position(&["I2510"]), case.position(&["I20"])) else { return };
    let with =
        match case.diagnoses.get(angina).map(|diagnosis| diagnosis.code.undotted().to_owned()).as_deref() {
            Some("I200") => "I25.110",
            Some("I201") => "I25.111",
            Some("I202") => "I25.112",
            Some("I208" | "I2081" | "I2089") => "I25.118",
            _ => "I25.119",
        };
    let Some(code) = with.parse::<Icd10Cm>().ok().filter(|code| case.tabular.is_billable(*code)) else {
        return;
    };
    let part = case.diagnoses.get(angina).cloned();
    if let (Some(whole), Some(part)) = (case.diagnoses.get_mut(disease), part) {
        whole.absorb(&part);
        whole.code = code;
        whole.doubt(Doubt::Presumed);
        whole.by(&RULE.id, "Coronary disease and angina are presumed to belong together.");
    }
    case.drop_diagnosis(angina, NotCodedReason::Excluded, &RULE.id);
}
