//! Routine examinations: with or without abnormal findings, and first.

use superbill_domain::{Icd10Cm, RuleId, SectionRole, Severity};

use crate::case::Sense;
use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};
use crate::symptom::is_symptom_code;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ROUTINE-EXAM"),
    section: "I.C.21.c.12, IV.P",
    title: "Routine examination with or without abnormal findings",
    what: "A routine examination is coded with abnormal findings where it finds something new, else \
          without; each finding is coded in addition.",
    why: "The examination and what it found are told apart on the claim: the one is a preventive benefit, \
          the other may be a problem to be treated.",
    example: "“Annual physical, 50 years old. New heart murmur, echocardiogram ordered”: Z00.01, then \
          R01.1.",
    remedy: "Confirm what was new. A chronic condition that is found worse counts as abnormal too: then \
          choose the code with abnormal findings.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "HPI: A 50-year-old. A: [Annual physical|Z00.00 status]. Labs ordered. A: [Hypertension|I10 \
          chronic]. Continue.",
            "Z00.00 I10",
        ),
        (
            "HPI: A 50-year-old. A: [Annual physical|Z00.00 status]. Labs ordered. A: [Murmur|R01.1 \
          finding]. Echo.",
            "Z00.01 R01.1",
        ),
        ("A: [Well child check|Z00.129 status]. Vaccines.", "Z00.129"),
        ("A: [Annual exam with abnormal findings|Z00.01 status]. Labs.", "Z00.01"),
        ("CC: [Annual exam|Z00.00 status]. A: [Hypertension|I10 chronic]. Continue.", "Z00.00 I10"),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Continue.", "I10"),
        ("A: [Murmur|R01.1 finding]. Echo.", "R01.1"),
        ("PMH: [Annual physical|Z00.00 status historical]. A: [Hypertension|I10 chronic]. Continue.", "I10"),
        ("A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
        ("A: [Well woman exam|Z01.419 status]. Swab.", "Z01.419"),
    ],
    apply,
};

/// Codes for routine examinations of adults and children.
const ROUTINE: [&str; 4] = ["Z000", "Z0000", "Z0001", "Z0012"];

fn apply(case: &mut Case<'_>) {
    if !case.has(&ROUTINE) {
        let Some(reason) = reason_for_visit(case) else { return };
        case.diagnoses.insert(0, reason);
    }
    let Some(at) = case.position(&ROUTINE) else { return };
    let named = case.diagnoses.get(at).map(|exam| exam.code.undotted().to_owned()).unwrap_or_default();
    let said_abnormal = matches!(named.as_str(), "Z0001" | "Z00121");
    let abnormal = said_abnormal || case.diagnoses.iter().any(is_abnormal_finding);
    let age = case.age();
    let child = age.map_or(named.starts_with("Z0012"), |age| age < 18);
    let code = match (child, abnormal) {
        (true, true) => "Z00.121",
        (true, false) => "Z00.129",
        (false, true) => "Z00.01",
        (false, false) => "Z00.00",
    };
    let Some(code) = code.parse::<Icd10Cm>().ok().filter(|code| case.tabular.is_billable(*code)) else {
        return;
    };
    let title = case.tabular.title(code).to_owned();
    if let Some(exam) = case.diagnoses.get_mut(at) {
        exam.code = code;
        exam.path.push(title);
        exam.open.clear();
        let why = if abnormal { "The examination found something new." } else { "Nothing new was found." };
        exam.by(&RULE.id, why);
    }
}

/// New and found in this visit: a sign, a symptom or an acute condition. A known chronic condition is no finding.
fn is_abnormal_finding(diagnosis: &Diagnosis) -> bool {
    let acute = diagnosis.traits.acute && !diagnosis.traits.chronic && !is_symptom_code(diagnosis.code);
    diagnosis.is_any(&["R"]) || diagnosis.traits.finding || acute
}

/// The routine examination for which the patient comes, where no problem says so.
fn reason_for_visit(case: &Case<'_>) -> Option<Diagnosis> {
    let (index, mention) = case.chart.mentions.iter().enumerate().find(|(_, mention)| {
        let told = matches!(
            case.chart.role(mention.section),
            SectionRole::ChiefComplaint | SectionRole::Assessment | SectionRole::AssessmentPlan
        );
        let routine = mention.denotes.first().is_some_and(|found| crate::case::is_any(found.code, &ROUTINE));
        told && routine && standing(mention, case.context) == Standing::Affirmed
    })?;
    Some(Diagnosis {
        code: mention.denotes.first()?.code,
        mentions: vec![index],
        problem: mention.problem,
        place: Place::Managed,
        sense: Sense::Current,
        traits: mention.traits,
        evidence: Vec::new(),
        path: Vec::new(),
        open: Vec::new(),
        rules: Vec::new(),
        why: vec!["The patient comes for a routine examination.".to_owned()],
        doubts: vec![Doubt::NotATitle],
        alternatives: Vec::new(),
        present_on_admission: None,
    })
}
