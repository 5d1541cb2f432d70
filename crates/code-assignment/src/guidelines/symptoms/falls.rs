//! Falls: repeated ones that are looked into today, or the risk of them.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-FALLS"),
    section: "I.C.18.d",
    title: "Repeated falls against a history of falling",
    what: "R29.6 is for a recent fall whose cause is looked into; Z91.81 is for a patient who fell \
           before and may fall again.",
    why: "The one is a symptom under investigation, the other a risk; each pays for other measures.",
    example: "“Falls twice this month, cause to be found”: R29.6. “Falls in the past, walker ordered”: \
           Z91.81.",
    remedy: "Confirm whether a recent fall is looked into in this visit.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Falls|R29.6 symptom] in the past, risk of falling. Walker.", "Z91.81"),
        ("A: [Frequent falls|R29.6 symptom], work up. Labs.", "R29.6"),
        ("A: [History of falling|Z91.81 status]. Recurrent falls are evaluated.", "Z91.81"),
        ("A: [Falls|R29.6 symptom], at risk for falls. Therapy.", "Z91.81"),
        ("A: [Repeated falls|R29.6 symptom] under evaluation. Labs.", "R29.6"),
    ],
    rests: [
        ("A: [Vertigo|R42 symptom]. Therapy.", "R42"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: No [falls|R29.6 symptom negated]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("HPI: [Falls|R29.6 symptom]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

const RISK: [&str; 4] = ["in the past", "risk of fall", "at risk for fall", "history of fall"];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["R296", "Z9181"]) else { return };
    let Some(falls) = case.diagnoses.get(at) else { return };
    let risk = case.says(falls, &RISK);
    if risk && falls.is_any(&["R296"]) {
        case.exchange(at, "Z91.81", &RULE.id, "The note tells of falls in the past and of the risk.");
    } else if let Some(falls) = case.diagnoses.get_mut(at) {
        falls.marked(&RULE.id);
    }
}
