//! Z23 where a vaccine is given, not where it is due.

use superbill_domain::{Act, NotCodedReason, RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-IMMUNIZATION"),
    section: "I.C.21.c.2",
    title: "Encounter for immunization",
    what: "Z23 is coded in the visit in which a vaccine is given; the vaccine and its administration \
           point to it. A vaccine that is due, offered or refused gives no Z23.",
    why: "Z23 without a vaccine is a service that was not given; a vaccine without it is denied.",
    example: "“Influenza vaccine given today”: Z23 with 90471.",
    remedy: "Where a vaccine was given, document it with its lot; where it was refused, Z28.21.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Gout|M10.9 chronic]. Diet. PROC: {Flu shot|90656 performed} given.", "M10.9 Z23"),
        ("A: [Immunization|Z23 status] is due. Next visit. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Vaccination|Z23 status] declined. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: Recommend [vaccination|Z23 status] next month. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Immunization|Z23 status] today. PROC: {Tetanus shot|90715 performed} given.", "Z23"),
    ],
    rests: [
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Gout|M10.9 chronic]. Diet. PROC: {Flu shot|90656 past} last year.", "M10.9"),
        ("A: [Gout|M10.9 chronic]. Diet. PLAN: {Flu shot|90656 planned} in October.", "M10.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("PMH: [Immunization|Z23 status historical]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

const NOT_GIVEN: [&str; 9] =
    ["due", "declin", "refus", "recommend", "next visit", "next month", "will get", "plan", "discuss"];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["Z23"]) else { return };
    let given = case.chart.procedures.iter().any(|done| {
        let code = done.code.as_str();
        done.act == Act::Performed
            && (code.starts_with("904") || code.starts_with("906") || code.starts_with("907"))
    });
    let Some(immunization) = case.diagnoses.get(at) else { return };
    if !given && case.says(immunization, &NOT_GIVEN) {
        case.drop_diagnosis(at, NotCodedReason::Hypothetical, &RULE.id);
    } else if given && let Some(immunization) = case.diagnoses.get_mut(at) {
        immunization.marked(&RULE.id);
    }
}
