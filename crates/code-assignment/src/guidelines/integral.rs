//! Signs and symptoms that belong to a disease are not coded beside it.

use superbill_domain::{Icd10Cm, Mention, NotCodedReason, RuleId};

use crate::body_site::body_site;
use crate::case::{Case, Diagnosis, is_any};
use crate::gather::{Sense, Standing, standing};
use crate::guideline::Guideline;

pub(super) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-INTEGRAL"),
    section: "I.B.5",
    says: "Signs and symptoms routinely associated with a disease that is coded are not coded in addition.",
    apply,
};

/// Symptoms, and the families of diseases to which they routinely belong.
const INTEGRAL: [(&[&str], &[&str]); 35] = [
    (&["R05"], &["J0", "J1", "J2", "J3", "J4", "J6", "J84", "K21", "U07", "B34"]),
    (&["R060", "R068"], &["J1", "J2", "J4", "J8", "J9", "I50", "I26", "D5", "U07", "I11", "I13"]),
    (&["R062"], &["J2", "J4"]),
    (&["R070"], &["J0", "J3"]),
    (&["R07"], &["I20", "I21", "I22", "I26", "I30", "J1", "J9", "K21", "M94", "S2"]),
    (&["R098"], &["J0", "J1", "J2", "J3"]),
    (
        &["R10"],
        &[
            "K2", "K3", "K4", "K50", "K51", "K52", "K55", "K56", "K57", "K58", "K8", "N1", "N20", "N3", "N7",
            "N80", "N83", "A0",
        ],
    ),
    (&["R10", "M549", "M545"], &["N20", "N21", "N22", "N23"]),
    (&["R11"], &["K29", "K3", "K5", "K8", "A0", "G43", "O21", "H81", "N10", "N20"]),
    (&["R12"], &["K20", "K21"]),
    (&["R13"], &["K2", "I69", "C15"]),
    (&["R14"], &["K3", "K5"]),
    (&["R197"], &["A0", "K50", "K51", "K52", "K58"]),
    (&["R20"], &["G5", "G6", "M50", "M51", "M541", "E1142", "E1140", "E1042", "I63"]),
    (&["R21"], &["L", "B0", "T78"]),
    (&["R26"], &["S7", "S8", "S9", "M1", "G2", "G3", "I6"]),
    (&["R30", "R35", "R391"], &["N1", "N3", "N40", "N41"]),
    (&["R31"], &["N1", "N2", "N3", "C6"]),
    (&["R33"], &["N40"]),
    (&["R35"], &["E08", "E09", "E10", "E11", "E13"]),
    (&["R42"], &["H81", "H83", "I95", "R55"]),
    (&["R45", "R44"], &["F2", "F3", "F4"]),
    (&["R41"], &["F0", "G30", "G31"]),
    (&["R50"], &["A", "B", "J0", "J1", "J2", "N10", "N39", "L03", "H65", "H66", "K5", "K8", "U07"]),
    (&["R51"], &["G43", "G44", "J01", "J32", "S06"]),
    (&["R53"], &["D5", "D6", "E03", "I50", "F3", "B27", "J1", "G47", "U07"]),
    (&["R55"], &["I44", "I45", "I47", "I48", "I49", "I95"]),
    (&["R56"], &["G40"]),
    (&["R60"], &["I50", "I11", "N04", "N17", "N18", "I80", "I82", "I83", "I87", "L03", "S"]),
    (&["R63"], &["E05", "E03", "E10", "E11", "C"]),
    (&["R73"], &["E08", "E09", "E10", "E11", "E13"]),
    (&["R030", "R00"], &["I10", "I11", "I12", "I13", "I15", "I16", "I4"]),
    (&["R011"], &["I05", "I06", "I07", "I08", "I34", "I35", "I36", "I37", "Q2"]),
    (
        &["R74", "R94", "R16", "R17"],
        &["B15", "B16", "B17", "B18", "K70", "K71", "K72", "K73", "K74", "K75", "K76"],
    ),
    (&["L29"], &["L2", "L30", "L4", "L5", "B86"]),
];

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
                case.drop_diagnosis(at, NotCodedReason::Integral);
            }
            None => at += 1,
        }
    }
}

/// True where the symptom belongs to the disease. A symptom whose cause is not established stands.
fn belongs(case: &Case<'_>, symptom: &Diagnosis, disease: &Diagnosis) -> bool {
    if symptom.code == disease.code
        || symptom.sense == Sense::InsteadOfUncertain
        || has_uncertain_cause(case, symptom)
    {
        return false;
    }
    is_integral(symptom, disease)
}

fn is_integral(symptom: &Diagnosis, disease: &Diagnosis) -> bool {
    let same_problem = symptom.problem.is_some() && symptom.problem == disease.problem;
    is_part_of(symptom.code, disease.code, same_problem)
}

/// True where a symptom's code is routinely part of a disease's.
pub(crate) fn is_part_of(symptom: Icd10Cm, disease: Icd10Cm, same_problem: bool) -> bool {
    let mut families = INTEGRAL.iter();
    let listed = families.any(|(symptoms, diseases)| is_any(symptom, symptoms) && is_any(disease, diseases));
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

#[cfg(test)]
mod tests {
    use crate::testing::{codes, not_coded};

    #[test]
    fn cough_belongs_to_pneumonia() {
        let note = "A: [Pneumonia|J18.9 acute]. Amoxicillin. A: [Cough|R05.9 symptom]. Honey.";
        assert_eq!(codes(note), ["J18.9"]);
        assert_eq!(not_coded(note), [("R05.9".to_owned(), "integral".to_owned())]);
    }

    #[test]
    fn knee_pain_belongs_to_the_sprain_of_that_knee_only() {
        let sprain = "A: [Knee sprain|S83.90XA injury right]. Brace. ";
        assert_eq!(codes(&format!("{sprain}A: [Knee pain|M25.569 symptom right]. Ice.")), ["S83.91XA"]);
        assert_eq!(
            codes(&format!("{sprain}A: [Shoulder pain|M25.519 symptom right]. Ice.")),
            ["S83.91XA", "M25.511"]
        );
    }

    #[test]
    fn a_symptom_that_is_no_part_of_the_disease_stands() {
        assert_eq!(
            codes("A: [Hypertension|I10 chronic]. Stable. A: [Cough|R05.9 symptom]. Film."),
            ["I10", "R05.9"]
        );
    }
}
