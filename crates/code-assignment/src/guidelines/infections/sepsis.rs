//! Sepsis: the infection first, severe sepsis and septic shock after it; urosepsis is no term of the classification.

use superbill_domain::{RuleId, Severity, Span};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SEPSIS"),
    section: "I.C.1.d",
    title: "Sepsis, severe sepsis and septic shock",
    what: "Sepsis without a named organism is A41.9; severe sepsis and septic shock follow it and never \
           come first; urosepsis has no code and is asked about.",
    why: "R65.2 in front is refused, without the sepsis it is incomplete; urosepsis means anything \
           from a bladder infection to sepsis.",
    example: "“Septic shock”: A41.9, then R65.21.",
    remedy: "Ask what is meant by urosepsis, and which organ failure is due to the sepsis.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("@inpatient A: [Septic shock|R65.21 acute]. Pressors.", "A41.9 R65.21"),
        ("@inpatient A: [Severe sepsis|R65.20 acute]. Fluids.", "A41.9 R65.20"),
        ("@inpatient A: [Cystitis|N30.90 acute]. Urosepsis on arrival.", "N30.90"),
        (
            "@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Sepsis|A41.9 acute]. Fluids.",
            "A41.9 J18.9",
        ),
        (
            "@inpatient A: [Sepsis|A41.9 acute]. Fluids. A: [Acute kidney injury|N17.9 acute] due to \
          sepsis. Fluids.",
            "A41.9 N17.9",
        ),
    ],
    rests: [
        ("@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient A: [Sepsis|A41.9 acute]. Fluids.", "A41.9"),
        ("@inpatient A: No [sepsis|A41.9 acute negated]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient A: [Cystitis|N30.90 acute]. No urosepsis.", "N30.90"),
        ("@inpatient A: [Acute kidney injury|N17.9 acute]. Fluids.", "N17.9"),
    ],
    apply,
};

const SEPSIS: [&str; 5] = ["A40", "A41", "A021", "B377", "T8144"];
/// Organ failure that severe sepsis may bring.
const FAILURE: [&str; 5] = ["N17", "J960", "K720", "D65", "G9341"];
/// Infections of one place.
const LOCAL: [&str; 7] = ["J1", "N10", "N30", "N39", "L03", "K65", "M86"];

fn apply(case: &mut Case<'_>) {
    infection_first(case);
    organ_failure(case);
    urosepsis(case);
}

fn infection_first(case: &mut Case<'_>) {
    let severe = case.position(&["R652"]);
    if let Some(at) = severe.filter(|_| !case.has(&SEPSIS)) {
        let Some(shock) = case.diagnoses.get(at).cloned() else { return };
        let words: Vec<Span> = case.mentions_of(&shock).map(|mention| mention.span).collect();
        if let Some(sepsis) = case.add(at, "A41.9", &words, shock.problem) {
            sepsis.traits.status = false;
            sepsis.by(&RULE.id, "Severe sepsis follows the code of the infection.");
        }
        return;
    }
    let (Some(at), Some(local)) = (case.position(&SEPSIS), case.position(&LOCAL)) else { return };
    let first = local.min(severe.unwrap_or(local));
    if at > first {
        let mut sepsis = case.diagnoses.remove(at);
        sepsis.by(&RULE.id, "Sepsis at admission comes before the infection of one place.");
        case.diagnoses.insert(first, sepsis);
    }
}

/// Organ failure beside sepsis makes it severe only where the provider links the two.
fn organ_failure(case: &mut Case<'_>) {
    if case.has(&["R652"]) || !case.has(&["A40", "A41"]) {
        return;
    }
    let failure = case.diagnoses.iter().find(|diagnosis| diagnosis.is_any(&FAILURE)).cloned();
    let Some(failure) = failure else { return };
    let words: Vec<Span> = case.mentions_of(&failure).map(|mention| mention.span).collect();
    let text = "The note names sepsis and a failing organ. What is the relation between the two?".to_owned();
    let choices = ["The organ failure is due to sepsis", "The organ failure has another cause"];
    ask::provider(
        case,
        "sepsis and organ failure".to_owned(),
        text,
        &choices,
        &words,
        &[failure.code],
        Some(&RULE.id),
    );
}

fn urosepsis(case: &mut Case<'_>) {
    let Some(words) = case.stated_anywhere(&["urosepsis"]) else { return };
    let text =
        "The note says “urosepsis”, for which the classification has no code. What is meant?".to_owned();
    let choices = ["Sepsis from a urinary source", "A urinary tract infection without sepsis"];
    ask::provider(case, "meaning of urosepsis".to_owned(), text, &choices, &[words], &[], Some(&RULE.id));
}
