//! An acute stroke is acute once; later its deficits are coded, or the history.

use superbill_domain::{RuleId, Setting, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-STROKE"),
    section: "I.C.9.d",
    title: "Stroke, its late effects and its history",
    what: "A stroke is I63 only while it is acute; deficits that remain are I69, and without any it is \
           Z86.73.",
    why: "A stroke of last year coded as acute counts as a new one, in registries and in payment.",
    example: "“Follow-up of a stroke in March, no deficit”: Z86.73.",
    remedy: "Where the note does not tell whether deficits remain, ask.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("A: Old [stroke|I63.9 chronic] without deficit. Aspirin.", "Z86.73"),
        ("A: History of [stroke|I63.9 chronic historical]. Aspirin.", "Z86.73"),
        ("A: Prior [stroke|I63.9 chronic], no residual. Statin.", "Z86.73"),
        ("A: [Stroke|I63.9 chronic] last year, follow-up. Aspirin.", "Z86.73"),
        ("A: [Stroke|I63.9 acute], months ago. A: [Aphasia|R47.01 symptom]. Therapy.", "I69.320"),
    ],
    rests: [
        ("@emergency A: [Stroke|I63.9 acute]. Admit.", "I63.9"),
        ("@inpatient A: [Stroke|I63.9 acute]. Admit.", "I63.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("FH: [Stroke|I63.9 family]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("@emergency A: [Stroke|I63.9 acute]. Admit. A: [Aphasia|R47.01 symptom]. Therapy.", "I63.9 R47.01"),
    ],
    apply,
};

/// Words that say that the stroke is over.
const OVER: [&str; 11] = [
    "old ",
    "prior ",
    "previous ",
    "history of",
    "last year",
    "years ago",
    "months ago",
    "remote ",
    "follow-up",
    "follow up",
    "status post",
];
/// Deficits, and the code for each of them after a stroke.
const DEFICITS: [(&str, &str); 5] = [
    ("R4701", "I69.320"),
    ("R471", "I69.322"),
    ("R131", "I69.391"),
    ("R2981", "I69.392"),
    ("R270", "I69.393"),
];

fn apply(case: &mut Case<'_>) {
    if let Some(at) = case.position(&["Z8673"]) {
        if let Some(history) = case.diagnoses.get_mut(at) {
            history.marked(&RULE.id);
        }
        return;
    }
    let Some(at) = case.position(&["I63"]) else { return };
    let Some(stroke) = case.diagnoses.get(at).cloned() else { return };
    let acute_care =
        matches!(case.context.setting, Setting::Emergency | Setting::Inpatient | Setting::Observation);
    if !case.says(&stroke, &OVER) {
        if !acute_care {
            ask_when(case, at);
        }
        return;
    }
    let deficit = DEFICITS.into_iter().find_map(|(deficit, code)| Some((case.position(&[deficit])?, code)));
    match deficit {
        Some((deficit, code)) => {
            case.exchange(deficit, code, &RULE.id, "It is what a stroke in the past has left.");
            case.merge(at, deficit, &RULE.id, "The stroke is over; its effect is coded.");
        }
        None => {
            case.exchange(at, "Z86.73", &RULE.id, "The stroke is over and no deficit is told.");
        }
    }
}

/// A stroke in an office may be new or old: ask.
fn ask_when(case: &mut Case<'_>, at: usize) {
    let Some(stroke) = case.diagnoses.get_mut(at) else { return };
    stroke.doubt(Doubt::Conflict);
    let stroke = stroke.clone();
    let words: Vec<_> = case.mentions_of(&stroke).map(|mention| mention.span).collect();
    let text = "The note names a stroke. What is its state in this visit?".to_owned();
    let choices =
        ["Acute in this visit", "In the past, with a deficit that remains", "In the past, without a deficit"];
    ask::provider(case, "state of the stroke".to_owned(), text, &choices, &words, &[stroke.code], None);
}
