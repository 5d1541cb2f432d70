//! The diagnosis after the operation is the one that is known.

use superbill_domain::{NotCodedReason, RuleId, SectionRole, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-POSTOPERATIVE"),
    section: "IV.N",
    title: "Diagnosis confirmed by the operation",
    what: "Where the diagnosis before and after an operation differ, the one after it is coded, as the \
           more certain one.",
    why: "The suspicion that led to the operation is no longer what is known.",
    example: "“Preoperative diagnosis: appendicitis. Postoperative diagnosis: ovarian cyst”: N83.209 \
           alone.",
    remedy: "Confirm with the pathology report where it is at hand.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "PROC: Preoperative diagnosis [appendicitis|K37 acute]. Postoperative diagnosis [ovarian \
          cyst|N83.209 acute].",
            "N83.209",
        ),
        ("PROC: Postoperative diagnosis [gallstones|K80.20 chronic].", "K80.20"),
        (
            "PROC: Preoperative diagnosis [breast mass|N63.0 finding]. Postoperative diagnosis [breast \
          cancer|C50.919 chronic].",
            "C50.919",
        ),
        ("PROC: Postoperative diagnosis [carpal tunnel syndrome|G56.01 chronic right].", "G56.01"),
        (
            "PROC: Preoperative diagnosis [hernia|K40.90 chronic]. Postoperative diagnosis [hernia|K40.90 \
          chronic].",
            "K40.90",
        ),
    ],
    rests: [
        ("A: [Gallstones|K80.20 chronic]. Surgery.", "K80.20"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Ovarian cyst|N83.209 acute]. Surgery.", "N83.209"),
        (
            "PMH: Postoperative diagnosis [gout|M10.9 chronic historical]. A: [Hypertension|I10 chronic]. \
          Stable.",
            "I10",
        ),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let says = |case: &Case<'_>, one: &crate::case::Diagnosis, opening: &str| {
        case.mentions_of(one).any(|mention| {
            case.chart.role(mention.section) == SectionRole::Procedure
                && case.sentence(mention).starts_with(opening)
        })
    };
    let after = case.diagnoses.iter().any(|one| says(case, one, "postoperative diagnos"));
    while let Some(before) = case.diagnoses.iter().position(|one| {
        after && says(case, one, "preoperative diagnos") && !says(case, one, "postoperative diagnos")
    }) {
        case.drop_diagnosis(before, NotCodedReason::Excluded, &RULE.id);
    }
    for at in 0..case.diagnoses.len() {
        let known = case.diagnoses.get(at).is_some_and(|one| says(case, one, "postoperative diagnos"));
        if let Some(one) = case.diagnoses.get_mut(at).filter(|_| known) {
            one.by(&RULE.id, "It is the diagnosis after the operation.");
        }
    }
}
