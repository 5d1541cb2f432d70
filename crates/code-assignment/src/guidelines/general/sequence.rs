//! The order of the codes.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Diagnosis, Place};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SEQUENCE"),
    section: "I.A.13, I.B.7, IV.G",
    title: "Order of the codes",
    what: "The reason of the visit comes first, an underlying condition before its manifestation, \
          additional codes after.",
    why: "The first code says why the visit took place. A manifestation or an additional code in its place \
          is refused, whatever the rest says.",
    example: "“1. Chronic kidney disease stage 4. 2. Type 2 diabetes”: E11.22 first, then N18.4, though the \
          kidney is named first.",
    remedy: "Move the code for what the visit was chiefly for to the front, with its underlying disease \
          before it where a note says so.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Dementia in other diseases|F02.80 chronic]. Stable. A: [Alzheimer disease|G30.9 chronic]. \
          Donepezil.",
            "G30.9 F02.80",
        ),
        ("A: [CKD stage 4|N18.4 chronic]. Labs. A: [Diabetes|E11.9 chronic]. Diet.", "E11.22 N18.4"),
        (
            "A: [Long-term insulin|Z79.4 status]. Refill. A: [Type 2 diabetes|E11.9 chronic]. Diet.",
            "E11.9 Z79.4",
        ),
        (
            "A: [Cough|R05.9 symptom]. Honey. A: [Severe anemia of pregnancy|O99.019 weeks=30]. Iron.",
            "O99.013 R05.9 Z3A.30",
        ),
        (
            "A: [Dementia in other diseases|F02.80 chronic]. Stable. A: [Parkinson disease|G20.A1 \
          chronic]. Levodopa.",
            "G20.A1 F02.80",
        ),
    ],
    rests: [
        ("A: [Asthma|J45.909 chronic]. Inhaler. A: [Hypertension|I10 chronic]. Stable.", "J45.909 I10"),
        ("A: [Type 2 diabetes|E11.9 chronic]. Start <insulin|insulin started Z79.4>.", "E11.9 Z79.4"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Annual physical|Z00.00 status]. Labs. A: [Hypertension|I10 chronic]. Stable.", "Z00.00 I10"),
        ("A: [Heart failure|I50.9 chronic]. Lasix. A: [Gout|M10.9 chronic]. Diet.", "I50.9 M10.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let before: Vec<_> = case.diagnoses.iter().map(|diagnosis| diagnosis.code).collect();
    case.diagnoses.sort_by_key(rank);
    underlying_first(case);
    if case.diagnoses.first().is_some_and(|first| never_first(case, first)) {
        let better = case.diagnoses.iter().position(|diagnosis| !never_first(case, diagnosis));
        if let Some(better) = better {
            let promoted = case.diagnoses.remove(better);
            case.diagnoses.insert(0, promoted);
        }
    }
    let moved =
        before.iter().position(|code| case.diagnoses.first().is_some_and(|first| first.code == *code));
    if let Some(first) = case.diagnoses.first_mut().filter(|_| moved.is_some_and(|at| at > 0)) {
        first.by(&RULE.id, "It comes before the others, though another is named first.");
    }
}

/// Where a diagnosis stands: pregnancy, the problems as the provider orders them, what is
/// only in the text, what bears on them, then long-term drugs, weeks and external causes.
fn rank(diagnosis: &Diagnosis) -> u8 {
    match diagnosis.code.undotted() {
        code if code.starts_with('O') => 1,
        code if ["Z79", "Z3A"].iter().any(|last| code.starts_with(last)) => 6,
        code if ["V", "W", "X", "Y"].iter().any(|cause| code.starts_with(cause)) => 7,
        code if code.starts_with("R") && diagnosis.place == Place::Managed => 3,
        _ if diagnosis.place == Place::Elsewhere => 4,
        _ => 2,
    }
}

/// Moves every code behind the code that a note at it puts first.
fn underlying_first(case: &mut Case<'_>) {
    let mut at = 0;
    let mut moves = 0;
    while at < case.diagnoses.len() && moves < 64 {
        let underlying = case.diagnoses.iter().enumerate().skip(at + 1).find_map(|(later, other)| {
            let this = case.diagnoses.get(at)?;
            let first = case.tabular.comes_after(this.code, other.code)
                && !case.tabular.comes_after(other.code, this.code);
            first.then_some(later)
        });
        match underlying {
            Some(later) => {
                let first = case.diagnoses.remove(later);
                case.diagnoses.insert(at, first);
                moves += 1;
            }
            None => at += 1,
        }
    }
}

/// Manifestations, external causes, additional codes and the week of gestation never come first.
fn never_first(case: &Case<'_>, diagnosis: &Diagnosis) -> bool {
    let additional = diagnosis.is_any(&["Z79", "Z3A", "Z68", "V", "W", "X", "Y"]);
    additional || case.tabular.is_manifestation(diagnosis.code)
}
