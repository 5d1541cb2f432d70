//! Long-term drug treatment of diabetes takes an additional code.

use superbill_domain::{Icd10Cm, Medication, MedicineAct, RuleId, SectionRole, Severity, Span};

use crate::case::Sense;
use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::gather::is_decided;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-DIABETES-DRUGS"),
    section: "I.C.4.a.3",
    title: "Long-term drugs for diabetes",
    what: "Use Z79.4, Z79.84 and Z79.85 with diabetes for insulin, oral and other injectable drugs; not \
          Z79.4 with type 1.",
    why: "The diabetes code does not tell how it is treated, and quality measures, supplies and risk depend \
          on insulin and its alternatives.",
    example: "“Type 2 diabetes. Continue insulin glargine, increase metformin”: E11.9, Z79.4 and Z79.84.",
    remedy: "Confirm that the drug is taken for long; insulin given only for a while to bring the sugar \
          down is not coded.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Type 2 diabetes|E11.9 chronic]. Increase <metformin|biguanide changed Z79.84>.",
            "E11.9 Z79.84",
        ),
        (
            "HPI: She takes <insulin|insulin listed Z79.4>. A: [Type 2 diabetes|E11.9 chronic]. Diet.",
            "E11.9 Z79.4",
        ),
        (
            "A: [Type 2 diabetes|E11.9 chronic]. Continue <metformin|biguanide continued Z79.84> and \
          <glargine|insulin continued Z79.4>.",
            "E11.9 Z79.4 Z79.84",
        ),
        ("A: [Type 2 diabetes|E11.9 chronic]. Start <semaglutide|glp1 started Z79.85>.", "E11.9 Z79.85"),
        (
            "A: [Type 2 diabetes|E11.9 chronic]. Continue <glargine|insulin continued Z79.4> and \
          <dulaglutide|glp1 continued Z79.85>.",
            "E11.9 Z79.4 Z79.85",
        ),
    ],
    rests: [
        ("MEDS: <metformin|biguanide listed Z79.84>. A: [Type 2 diabetes|E11.9 chronic]. Diet.", "E11.9"),
        (
            "HPI: She used to take <insulin|insulin listed Z79.4>. A: [Type 2 diabetes|E11.9 chronic]. \
          Diet.",
            "E11.9",
        ),
        ("A: [Type 1 diabetes|E10.9 chronic]. Continue <insulin|insulin continued Z79.4>.", "E10.9"),
        ("A: [Hypertension|I10 chronic]. Continue <insulin|insulin continued Z79.4>.", "I10"),
        ("A: [Type 2 diabetes|E11.9 chronic]. Stop <metformin|biguanide stopped Z79.84>.", "E11.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["E08", "E09", "E10", "E11", "E13", "O24"]) else { return };
    let Some(diabetes) = case.diagnoses.get(at).cloned() else { return };
    for (code, words) in used(case, &diabetes) {
        if case.diagnoses.iter().any(|diagnosis| diagnosis.code == code) {
            continue;
        }
        let mut drugs = case.chart.medications.iter().filter(|medicine| words.contains(&medicine.span));
        let words_of_plan = drugs.any(|medicine| is_in_plan(case, medicine));
        let mut added = Diagnosis {
            code,
            mentions: Vec::new(),
            place: Place::Managed,
            sense: Sense::Current,
            traits: superbill_domain::TermTraits { status: true, ..Default::default() },
            evidence: words,
            path: vec![case.tabular.title(code).to_owned()],
            open: Vec::new(),
            rules: Vec::new(),
            why: Vec::new(),
            ..diabetes.clone()
        };
        added.doubts.clear();
        if !words_of_plan {
            added.doubt(Doubt::NotATitle);
        }
        added.by(&RULE.id, format!("Long-term treatment of {}.", diabetes.code));
        case.diagnoses.push(added);
    }
}

/// The long-term drugs for diabetes that the note shows in use.
fn used(case: &Case<'_>, diabetes: &Diagnosis) -> Vec<(Icd10Cm, Vec<Span>)> {
    let type_1 = diabetes.is_any(&["E10"]);
    let mut used: Vec<(Icd10Cm, Vec<Span>)> = Vec::new();
    for medicine in &case.chart.medications {
        let Some(code) = medicine.long_term_use.filter(|code| case.tabular.is_billable(*code)) else {
            continue;
        };
        let counts = match code.undotted() {
            "Z794" => !type_1 && is_in_use(case, medicine),
            "Z7985" => is_in_use(case, medicine),
            "Z7984" => is_in_plan(case, medicine),
            _ => false,
        };
        if !counts {
            continue;
        }
        match used.iter_mut().find(|(known, _)| *known == code) {
            Some((_, words)) => words.push(medicine.span),
            None => used.push((code, vec![medicine.span])),
        }
    }
    used.sort_by_key(|(code, _)| *code);
    used
}

/// Insulin and other injectables count wherever the note shows the patient using them now.
fn is_in_use(case: &Case<'_>, medicine: &Medication) -> bool {
    // Insulin that only brings the sugar under control for a while is no long-term use.
    const PAST: [&str; 8] = [
        "used to",
        "previously",
        "in the past",
        "no longer",
        "discontinued",
        "was on",
        "drip",
        "sliding scale",
    ];
    let sentence = case.chart.sentences.iter().find(|sentence| sentence.span.contains(&medicine.span));
    let text = sentence.map_or("", |sentence| case.lower(sentence.span));
    match medicine.act {
        MedicineAct::Started | MedicineAct::Continued | MedicineAct::Changed => true,
        MedicineAct::Listed => !PAST.iter().any(|words| text.contains(words)),
        MedicineAct::Stopped | MedicineAct::Negated => false,
    }
}

/// Oral drugs count where the plan decides on them.
fn is_in_plan(case: &Case<'_>, medicine: &Medication) -> bool {
    let role = case.chart.role(medicine.section);
    let planned = medicine.problem.is_some() || role.is_assessment() || role == SectionRole::Instructions;
    planned && is_decided(medicine.act) && medicine.act != MedicineAct::Stopped
}
