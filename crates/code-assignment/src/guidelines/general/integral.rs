//! Signs and symptoms that belong to a disease are not coded beside it.

use superbill_domain::{Icd10Cm, Mention, NotCodedReason, RuleId, Severity};

use super::integral_table::{Belonging, TABLE};
use crate::body_site::body_site;
use crate::case::Sense;
use crate::case::{Case, Diagnosis, Place, is_any, is_under};
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-INTEGRAL"),
    section: "I.B.5",
    title: "Symptom that belongs to a diagnosis",
    what: "Signs and symptoms routinely associated with a disease that is coded are not coded in addition.",
    why: "A symptom beside the disease that explains it adds nothing, lengthens the claim and suggests a \
          second problem that was not there.",
    example: "“Primary osteoarthritis of the right knee. Right knee pain, injected”: M17.11, without \
          M25.561.",
    remedy: "Code the symptom only where the provider follows it as a problem of its own or does not \
          ascribe it to the disease.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Pneumonia|J18.9 acute]. Amoxicillin. A: [Cough|R05.9 symptom]. Honey.", "J18.9"),
        (
            "A: [Knee sprain|S83.90XA injury right]. Brace. A: [Knee pain|M25.569 symptom right]. Ice.",
            "S83.91XA",
        ),
        ("A: [Pneumonia|J18.9 acute]. Amoxicillin. A: [Fever|R50.9 symptom]. Fluids.", "J18.9"),
        (
            "A: [Knee arthritis|M17.9 chronic right]. Injection. A: [Knee pain|M25.569 symptom right]. \
          Ice.",
            "M17.9",
        ),
        ("A: [Strep throat|J02.0 acute]. Penicillin. A: [Sore throat|R07.0 symptom]. Lozenges.", "J02.0"),
    ],
    rests: [
        (
            "A: [Knee sprain|S83.90XA injury right]. Brace. A: [Shoulder pain|M25.519 symptom right]. Ice.",
            "S83.91XA M25.511",
        ),
        (
            "A: [Hypothyroidism|E03.9 chronic]. Stable. A: [Abnormal weight gain|R63.5 symptom]. Diet.",
            "E03.9 R63.5",
        ),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Cough|R05.9 symptom]. Film.", "I10 R05.9"),
        ("A: [Gout|M10.9 chronic]. Diet. A: [Headache|R51.9 symptom]. Rest.", "M10.9 R51.9"),
        ("A: [Cough|R05.9 symptom]. Film.", "R05.9"),
    ],
    apply,
};

/// Pain and swelling of joints, limbs and back, which belong to diseases and injuries of the same part of the body.
const LOCAL: [&str; 10] = ["M254", "M255", "M256", "M542", "M545", "M546", "M549", "M796", "M791", "R22"];
/// Diseases and injuries to which local pain belongs.
const LOCAL_DISEASE: [&str; 6] = ["M", "S", "G5", "L03", "I80", "I82"];

fn apply(case: &mut Case<'_>) {
    let mut at = 0;
    while let Some(symptom) = case.diagnoses.get(at) {
        let whole = case.diagnoses.iter().position(|disease| belongs(case, symptom, disease));
        match whole {
            Some(whole) => {
                let code = symptom.code;
                if let Some(disease) = case.diagnoses.get_mut(whole) {
                    disease.by(&RULE.id, format!("{code} belongs to it."));
                }
                case.drop_diagnosis(at, NotCodedReason::Integral, &RULE.id);
            }
            None => at += 1,
        }
    }
}

/// True where the symptom belongs to the disease. A symptom whose cause is not established stands.
fn belongs(case: &Case<'_>, symptom: &Diagnosis, disease: &Diagnosis) -> bool {
    // What remains of an injury is no part of it (I.B.10).
    let late_effect = disease.is_any(&["S", "T"]) && disease.code.undotted().ends_with('S');
    if symptom.code == disease.code || late_effect || symptom.sense == Sense::InsteadOfUncertain {
        return false;
    }
    is_integral(symptom, disease) && !has_uncertain_cause(case, symptom)
}

fn is_integral(symptom: &Diagnosis, disease: &Diagnosis) -> bool {
    let same_problem = symptom.problem.is_some() && symptom.problem == disease.problem;
    let own_problem = symptom.place == Place::Title && !same_problem;
    let close = || {
        let (symptom, disease) = (symptom.code.undotted(), disease.code.undotted());
        TABLE.iter().any(|entry| entry.closely && fits(entry, symptom, disease))
    };
    is_part_of(symptom.code, disease.code, same_problem)
        && (!own_problem || close() || is_local(symptom.code, disease.code, same_problem))
}

fn fits(entry: &Belonging, symptom: &str, disease: &str) -> bool {
    is_under(symptom, entry.symptoms) && is_under(disease, entry.diseases)
}

/// True where a symptom's code is routinely part of a disease's.
pub(crate) fn is_part_of(symptom: Icd10Cm, disease: Icd10Cm, same_problem: bool) -> bool {
    let (sign, whole) = (symptom.undotted(), disease.undotted());
    let listed = TABLE.iter().any(|entry| fits(entry, sign, whole));
    // Pain of no part of the body belongs to whatever else is coded, an injury of none to any other injury.
    let siteless = is_any(symptom, &["R52"]) || is_any(symptom, &["T14"]) && is_any(disease, &["S"]);
    listed || siteless || is_local(symptom, disease, same_problem)
}

/// Pain of a part of the body belongs to what is diagnosed there; pain of no told part to any such disease; and where
/// the disease's part is not told, to the disease of the same problem.
fn is_local(symptom: Icd10Cm, disease: Icd10Cm, same_problem: bool) -> bool {
    let same_part = match (body_site(symptom), body_site(disease)) {
        (Some(here), Some(there)) => here == there,
        (None, _) => true,
        (Some(_), None) => same_problem,
    };
    same_part && is_any(symptom, &LOCAL) && is_any(disease, &LOCAL_DISEASE) && !is_any(disease, &LOCAL)
}

/// True where the sentence that names the symptom also names a cause that is not established, there or elsewhere.
fn has_uncertain_cause(case: &Case<'_>, symptom: &Diagnosis) -> bool {
    let established = |cause: &Mention| {
        let category = cause.denotes.first().map(|denotation| denotation.code.category());
        case.diagnoses.iter().any(|diagnosis| Some(diagnosis.code.category()) == category)
    };
    symptom.mentions.iter().filter_map(|mention| case.mention(*mention)).any(|named| {
        case.chart.mentions.iter().any(|cause| {
            cause.sentence == named.sentence
                && cause.assertion.uncertain.is_some()
                && standing(cause, case.context) != Standing::Affirmed
                && !established(cause)
        })
    })
}
