//! The underlying disease first, then its manifestation; never the manifestation alone.

use superbill_domain::{Icd10Cm, RuleId, Severity};

use crate::case::{Case, Diagnosis, Doubt};
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ETIOLOGY"),
    section: "I.A.13",
    title: "Underlying disease before its manifestation",
    what: "Certain diseases are two codes: the underlying one, then the manifestation. Alzheimer's \
           disease takes the code of its dementia.",
    why: "A manifestation without its underlying disease, or before it, is refused; an underlying \
           disease alone hides what it did.",
    example: "“Alzheimer's disease”: G30.9, then F02.80. “Dementia in Parkinson's disease”: G20.A1, then \
           F02.80.",
    remedy: "Where the underlying disease is not documented, ask for it.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("A: [Alzheimer disease|G30.9 chronic]. Donepezil.", "G30.9 F02.80"),
        (
            "A: [Parkinson disease|G20.A1 chronic]. Levodopa. A: [Dementia|F03.90 chronic]. Stable.",
            "G20.A1 F02.80",
        ),
        (
            "A: [Lewy body disease|G31.83 chronic]. Refer. A: [Dementia|F03.90 chronic]. Stable.",
            "G31.83 F02.80",
        ),
        ("A: [Dementia in other diseases|F02.80 chronic]. Stable.", "F02.80"),
        (
            "A: [Early onset Alzheimer disease|G30.0 chronic]. Donepezil. A: [Moderate dementia|F03.B0 \
          chronic]. Stable.",
            "G30.0 F02.B0",
        ),
    ],
    rests: [
        ("A: [Dementia|F03.90 chronic]. Stable.", "F03.90"),
        ("A: [Parkinson disease|G20.A1 chronic]. Levodopa.", "G20.A1"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("FH: [Alzheimer disease|G30.9 chronic family]. A: [Memory loss|R41.3 symptom]. Labs.", "R41.3"),
        (
            "A: [Alzheimer disease|G30.9 chronic]. Donepezil. A: [Dementia in Alzheimer disease|F02.80 \
          chronic]. Stable.",
            "G30.9 F02.80",
        ),
    ],
    apply,
};

/// Diseases whose dementia is a manifestation; true where the index presumes it.
const DEMENTING: [(&str, bool); 7] = [
    ("G30", true),
    ("G20", false),
    ("G31", false),
    ("G10", false),
    ("G35", false),
    ("A810", false),
    ("B20", false),
];

fn apply(case: &mut Case<'_>) {
    dementia(case);
    lone_manifestations(case);
}

fn dementia(case: &mut Case<'_>) {
    let Some((family, presumed)) = DEMENTING.into_iter().find(|(family, _)| case.has(&[family])) else {
        return;
    };
    if let Some(at) = case.position(&["F03"]) {
        let Some(named) = case.diagnoses.get(at).map(|diagnosis| diagnosis.code) else { return };
        let code = as_manifestation(named);
        if case.exchange(at, &code, &RULE.id, "It is a manifestation of the disease that is coded before it.")
        {
            put_after(case, at, family);
        }
    } else if presumed && !case.has(&["F02"]) {
        let Some(at) = case.position(&[family]) else { return };
        let Some(disease) = case.diagnoses.get(at).cloned() else { return };
        if let Some(added) = case.add(at + 1, "F02.80", &disease.evidence, disease.problem) {
            added.mentions.clone_from(&disease.mentions);
            added.doubt(Doubt::Presumed);
            added.by(&RULE.id, "The index gives it with Alzheimer's disease.");
        }
    }
}

/// The code of the same dementia as a manifestation: F03.B0 becomes F02.B0, F03.90 becomes F02.80.
fn as_manifestation(code: Icd10Cm) -> String {
    let rest = code.undotted().get(3..).unwrap_or_default();
    let rest = rest.strip_prefix('9').map_or_else(|| rest.to_owned(), |after| format!("8{after}"));
    format!("F02{rest}")
}

fn put_after(case: &mut Case<'_>, at: usize, family: &str) {
    let Some(disease) = case.position(&[family]).filter(|disease| *disease > at) else { return };
    let manifestation = case.diagnoses.remove(at);
    case.diagnoses.insert(disease, manifestation);
}

/// A manifestation whose disease the note does not name: ask.
fn lone_manifestations(case: &mut Case<'_>) {
    let lone = |case: &Case<'_>, one: &Diagnosis| {
        case.tabular.is_manifestation(one.code)
            && !case.diagnoses.iter().any(|other| case.tabular.comes_after(one.code, other.code))
            && !(one.is_any(&["F02"]) && DEMENTING.iter().any(|(family, _)| case.has(&[family])))
    };
    let alone: Vec<Diagnosis> = case.diagnoses.iter().filter(|one| lone(case, one)).cloned().collect();
    for diagnosis in &alone {
        let title = case.tabular.title(diagnosis.code).to_lowercase();
        let words: Vec<_> = case.mentions_of(diagnosis).map(|mention| mention.span).collect();
        let text = "The note names a condition that comes with an underlying disease. Which disease is it?"
            .to_owned();
        let none: [&str; 0] = [];
        ask::provider(
            case,
            format!("underlying disease of {title}"),
            text,
            &none,
            &words,
            &[diagnosis.code],
            Some(&RULE.id),
        );
    }
}
