//! Screening is coded where it is done; due or planned, it is none yet.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SCREENING"),
    section: "I.C.21.c.5",
    title: "Screening that is done, not merely due",
    what: "A screening code is for the test of a person without symptoms, on the day it is done; it \
           stays first where something is found, and the finding follows. A screening that is due, \
           ordered or planned is not coded yet.",
    why: "A screening coded when it is merely ordered uses up the benefit of the year, and the test \
           itself is then denied.",
    example: "“Due for a mammogram”: nothing. “Screening colonoscopy, polyp found”: Z12.11, then D12.6.",
    remedy: "Bill the screening with the visit in which it is done.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Mammogram screening|Z12.31 status] is due. Schedule. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: Due for [colon cancer screening|Z12.11 status]. Refer. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        (
            "A: Will order a [screening mammogram|Z12.31 status]. A: [Hypertension|I10 chronic]. Stable.",
            "I10",
        ),
        (
            "PROC: Colonoscopy today. A: [Colon polyp|D12.6 chronic]. Removed. A: [Screening \
          colonoscopy|Z12.11 status]. Done.",
            "Z12.11 D12.6",
        ),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: Schedule [lung cancer screening|Z12.2 status] for \
          May.",
            "I10",
        ),
    ],
    rests: [
        ("A: [Screening colonoscopy|Z12.11 status]. Done.", "Z12.11"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Screening for diabetes|Z13.1 status]. Glucose normal.", "Z13.1"),
        ("A: [Colon polyp|D12.6 chronic]. Removed.", "D12.6"),
        ("A: [Screening mammogram|Z12.31 status]. Normal today.", "Z12.31"),
    ],
    apply,
};

const NOT_YET: [&str; 12] = [
    "due",
    "will order",
    "order a",
    "schedule",
    "refer",
    "recommend",
    "declin",
    "discuss",
    "up to date",
    "overdue",
    "next ",
    "plan for",
];

fn apply(case: &mut Case<'_>) {
    let screening = ["Z11", "Z12", "Z13"];
    let mut at = 0;
    while let Some(one) = case.diagnoses.get(at) {
        if one.is_any(&screening) && case.says(one, &NOT_YET) {
            case.drop_diagnosis(at, NotCodedReason::Hypothetical, &RULE.id);
        } else {
            at += 1;
        }
    }
    // What the screening finds follows it.
    let Some(at) = case.position(&["Z12"]).filter(|at| *at > 0) else { return };
    let found = case
        .diagnoses
        .first()
        .is_some_and(|first| first.is_any(&["D12", "K63", "C", "D05", "R92", "N63", "K57"]));
    if found {
        let mut screening = case.diagnoses.remove(at);
        screening.by(&RULE.id, "What the screening found follows it.");
        case.diagnoses.insert(0, screening);
    }
}
