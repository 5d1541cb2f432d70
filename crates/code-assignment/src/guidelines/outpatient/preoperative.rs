//! Before an operation: the examination first, then the reason of the operation, then what was found.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PREOPERATIVE"),
    section: "IV.M, I.C.21.c.13",
    title: "Examination before an operation",
    what: "A visit only to clear a patient for an operation takes a code of Z01.81 first, then the \
           condition for which the operation is done, then findings.",
    why: "The disease in front makes the clearance look like a treatment of it; the operation's reason \
           left out leaves the clearance without one.",
    example: "“Preoperative cardiac clearance for cataract surgery”: Z01.810, then H26.9.",
    remedy: "Where the note does not name the reason of the operation, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Cataract|H26.9 chronic]. Surgery in May. A: [Preoperative clearance|Z01.818 status]. \
          Cleared.",
            "Z01.818 H26.9",
        ),
        ("A: [Preoperative cardiac clearance|Z01.810 status]. Cleared.", "Z01.810"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Preop exam|Z01.818 status]. Cleared.", "Z01.818 I10"),
        ("A: [Preoperative lab testing|Z01.812 status]. Labs drawn.", "Z01.812"),
        (
            "A: [Gallstones|K80.20 chronic]. Surgery. A: [Pre-op evaluation|Z01.818 status]. Cleared.",
            "Z01.818 K80.20",
        ),
    ],
    rests: [
        ("A: [Gallstones|K80.20 chronic]. Surgery.", "K80.20"),
        ("A: [Annual physical|Z00.00 status]. Labs.", "Z00.00"),
        ("A: [Preop exam|Z01.818 status]. Cleared. A: [Cataract|H26.9 chronic]. Surgery.", "Z01.818 H26.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("PMH: [Preop exam|Z01.818 status historical]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["Z0181"]) else { return };
    if at > 0 {
        let mut clearance = case.diagnoses.remove(at);
        clearance.by(&RULE.id, "The clearance is what the visit is for.");
        case.diagnoses.insert(0, clearance);
    }
    if case.diagnoses.len() > 1 {
        return;
    }
    let Some(clearance) = case.diagnoses.first().cloned() else { return };
    let words: Vec<_> = case.mentions_of(&clearance).map(|mention| mention.span).collect();
    let text = "The visit clears the patient for an operation. For which condition is it done?".to_owned();
    let none: [&str; 0] = [];
    ask::provider(
        case,
        "reason of the operation".to_owned(),
        text,
        &none,
        &words,
        &[clearance.code],
        Some(&RULE.id),
    );
}
