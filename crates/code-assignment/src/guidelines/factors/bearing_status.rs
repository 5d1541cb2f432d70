//! Status and history that bear on what is managed.

use superbill_domain::{Icd10Cm, Mention, NotCodedReason, RuleId, SectionRole, Severity};

use crate::case::Sense;
use crate::case::{Case, Diagnosis, Doubt, Place, is_any};
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};
use crate::personal_history::personal_history;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-BEARING-STATUS"),
    section: "I.C.21.c.3, I.C.21.c.4, IV.J",
    title: "Status or history that bears on the care",
    what: "Status and history codes are added when they bear on the care of a condition that is coded.",
    why: "A stent, a transplant or an old infarction changes how a disease is looked after; listed without \
          such a disease, it is only history.",
    example: "“Coronary artery disease, clopidogrel goes on; stent in 2021”: I25.10, then Z95.5. For a \
          sprained knee, the stent is left out.",
    remedy: "Confirm that the status still stands and bore on a decision of this visit; else remove it.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "PMH: Old [heart attack|I21.9 acute historical]. A: [Coronary artery disease|I25.10 chronic]. \
          Statin.",
            "I25.10 I25.2",
        ),
        (
            "PMH: A [coronary stent|Z95.5 status]. A: [Coronary artery disease|I25.10 chronic]. Statin.",
            "I25.10 Z95.5",
        ),
        (
            "CC: Follow-up of an [anterior STEMI|I21.09 acute]. A: [Coronary artery disease|I25.10 \
          chronic]. Statin.",
            "I25.10 I21.09",
        ),
        ("PMH: A [pacemaker|Z95.0 status]. A: [Atrial fibrillation|I48.91 chronic]. Stable.", "I48.91 Z95.0"),
        ("PMH: On [hemodialysis|Z99.2 status]. A: [ESRD|N18.6 chronic]. Stable.", "N18.6 Z99.2"),
    ],
    rests: [
        ("PMH: A [coronary stent|Z95.5 status]. A: [Knee sprain|S83.90XA injury right]. Brace.", "S83.91XA"),
        (
            "PMH: A [pacemaker|Z95.0 status] that was removed. A: [Atrial fibrillation|I48.91 chronic]. \
          Stable.",
            "I48.91",
        ),
        ("A: [Coronary artery disease|I25.10 chronic]. Statin.", "I25.10"),
        (
            "FH: [Heart attack|I21.9 acute family]. A: [Coronary artery disease|I25.10 chronic]. Statin.",
            "I25.10",
        ),
        ("PMH: A [coronary stent|Z95.5 status]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

/// Status codes, and the families of conditions on whose care they bear.
const BEARING: [(&[&str], &[&str]); 10] = [
    (&["I252", "Z951", "Z955", "Z9861"], &["I20", "I21", "I24", "I25"]),
    (&["Z950", "Z95810"], &["I44", "I45", "I47", "I48", "I49", "I50", "I42"]),
    (&["Z952", "Z953", "Z954"], &["I05", "I06", "I07", "I08", "I34", "I35", "I36", "I37", "Z8679"]),
    (&["Z992"], &["N18", "I12", "I13"]),
    (&["Z940"], &["N18", "N17", "T861"]),
    (&["Z89"], &["E08", "E09", "E10", "E11", "E13", "I70", "I73"]),
    (&["Z9641"], &["E08", "E09", "E10", "E11", "E13"]),
    (&["Z8673"], &["I6"]),
    (&["Z966"], &["M96", "T84"]),
    (&["E1140", "E1142", "E1040", "E1042"], &["E11621", "E10621"]),
];

fn apply(case: &mut Case<'_>) {
    for (index, mention) in case.chart.mentions.iter().enumerate() {
        let Some(code) = status(case, mention) else { continue };
        let bearing = BEARING.iter().find(|(statuses, _)| is_any(code, statuses));
        let conditions: &[&str] = match bearing {
            Some((_, conditions)) => conditions,
            None if is_recent_infarction(case, mention, code) => &["I20", "I24", "I25"],
            None => continue,
        };
        let coded = case.diagnoses.iter().any(|diagnosis| diagnosis.code == code);
        let Some(at) = case.position(conditions).filter(|_| !coded) else { continue };
        let on = case.diagnoses.get(at).map(|diagnosis| (diagnosis.code, diagnosis.problem));
        if let Some((on, problem)) = on {
            let added = bears(case, index, mention, code, on, problem);
            case.diagnoses.push(added);
        }
    }
}

/// An infarction for which the patient comes, with the coronary disease that is assessed: it is still reported as
/// such for four weeks (I.C.9.e.1), so a person confirms the date.
fn is_recent_infarction(case: &Case<'_>, mention: &Mention, code: Icd10Cm) -> bool {
    let complaint = case.chart.role(mention.section) == SectionRole::ChiefComplaint;
    complaint && is_any(code, &["I21"]) && standing(mention, case.context) == Standing::Affirmed
}

/// The billable status or history that a mention stands for, if it stands.
fn status(case: &Case<'_>, mention: &Mention) -> Option<Icd10Cm> {
    // A device that the patient no longer has bears on nothing.
    const GONE: [&str; 3] = ["used to", "no longer", "was removed"];
    let denoted = mention.denotes.first()?.code;
    let code = match standing(mention, case.context) {
        Standing::Affirmed => denoted,
        Standing::Barred(NotCodedReason::Historical | NotCodedReason::Resolved, _) => {
            personal_history(denoted)?
        }
        Standing::Barred(..) => return None,
    };
    let gone = || GONE.iter().any(|words| case.sentence(mention).contains(words));
    (case.tabular.is_billable(code) && !gone()).then_some(code)
}

fn bears(
    case: &Case<'_>,
    index: usize,
    mention: &Mention,
    code: Icd10Cm,
    on: Icd10Cm,
    problem: Option<usize>,
) -> Diagnosis {
    let mut added = Diagnosis {
        code,
        mentions: vec![index],
        problem,
        place: Place::Elsewhere,
        sense: Sense::Current,
        traits: mention.traits,
        evidence: Vec::new(),
        path: vec![case.tabular.title(code).to_owned()],
        open: Vec::new(),
        rules: Vec::new(),
        why: Vec::new(),
        doubts: vec![Doubt::NotATitle],
        alternatives: Vec::new(),
        present_on_admission: None,
    };
    added.by(&RULE.id, format!("It bears on the care of {on}."));
    added
}
