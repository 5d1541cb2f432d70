//! HIV: confirmed cases only; asymptomatic, ill, or inconclusive.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-HIV"),
    section: "I.C.1.a",
    title: "HIV infection, disease and inconclusive test",
    what: "Confirmed HIV without any HIV-related illness is Z21; once ill with it, always B20; an \
           inconclusive test is R75. Treatment alone changes nothing.",
    why: "B20 for a patient who was never ill, or Z21 for one who was, is false for life. This is an \
           exception to the rule for uncertain diagnoses of an inpatient.",
    example: "“HIV positive, doing well on antiretroviral treatment”: Z21.",
    remedy: "Confirm that the provider documents HIV disease, AIDS or an HIV-related illness before B20 \
           is used.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("A: [HIV|B20 chronic] positive, asymptomatic. Labs.", "Z21"),
        ("A: [HIV|Z21 status]. Labs. A: [Pneumocystosis|B59 acute]. Treat.", "B20 B59"),
        ("A: [HIV|Z21 status]. Labs. A: [Kaposi sarcoma|C46.9 chronic]. Refer.", "B20 C46.9"),
        (
            "@inpatient A: Possible [HIV disease|B20 chronic uncertain]. Test. A: [Fever|R50.9 symptom]. \
          Fluids.",
            "R50.9",
        ),
        ("A: [HIV infection|B20 chronic], no symptoms. Continue.", "Z21"),
    ],
    rests: [
        ("A: [AIDS|B20 chronic]. Continue.", "B20"),
        ("A: [HIV|Z21 status]. Labs.", "Z21"),
        ("A: [HIV disease|B20 chronic]. Continue.", "B20"),
        ("A: [HIV|Z21 status]. Labs. A: [Gout|M10.9 chronic]. Diet.", "Z21 M10.9"),
        ("FH: [HIV|B20 chronic family]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

/// Illnesses that come with HIV and hardly without.
const RELATED: [&str; 6] = ["B59", "C46", "B451", "B582", "A31", "B25"];
const ASYMPTOMATIC: [&str; 4] = ["asymptomatic", "no symptoms", "without symptoms", "hiv positive"];
const ILL: [&str; 4] = ["aids", "hiv disease", "hiv-related", "hiv related"];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["B20", "Z21"]) else { return };
    let Some(diagnosis) = case.diagnoses.get(at).cloned() else { return };
    if case.mentions_of(&diagnosis).any(|mention| mention.assertion.uncertain.is_some()) {
        return case.drop_diagnosis(at, NotCodedReason::Uncertain, &RULE.id);
    }
    let ill = case.says(&diagnosis, &ILL) || case.has(&RELATED);
    if diagnosis.is_any(&["Z21"]) && case.has(&RELATED) {
        case.exchange(at, "B20", &RULE.id, "An HIV-related illness is coded as well.");
        if let Some(disease) = case.diagnoses.get_mut(at) {
            disease.doubt(Doubt::Presumed);
        }
    } else if diagnosis.is_any(&["B20"]) && !ill && case.says(&diagnosis, &ASYMPTOMATIC) {
        case.exchange(at, "Z21", &RULE.id, "The note tells of no HIV-related illness.");
    }
}
