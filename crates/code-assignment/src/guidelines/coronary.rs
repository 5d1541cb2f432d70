//! Coronary disease with angina is one code.

use superbill_domain::{Icd10Cm, NotCodedReason, RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::Guideline;

pub(super) static RULE: Guideline = Guideline {
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

#[cfg(test)]
mod tests {
    use crate::testing::codes;

    #[test]
    fn disease_and_angina_make_one_code() {
        let note =
            "A: [Coronary artery disease|I25.10 chronic]. Statin. A: [Unstable angina|I20.0 acute]. Admit.";
        assert_eq!(codes(note), ["I25.110"]);
    }

    #[test]
    fn disease_alone_stays_without_angina() {
        assert_eq!(codes("A: [Coronary artery disease|I25.10 chronic]. Statin."), ["I25.10"]);
    }
}
