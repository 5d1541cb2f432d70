//! Z codes that may only come first.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-FIRST-ONLY"),
    section: "I.C.21.c.16",
    title: "Z code that may only be listed first",
    what: "Certain Z codes, such as routine and special examinations, supervision of a normal \
           pregnancy, radiotherapy and chemotherapy, may only come first; of two of them only one can.",
    why: "As a later code they are refused; two of them say that one visit had two reasons of which \
           each excludes the other.",
    example: "“Chemotherapy today. Breast cancer”: Z51.11, then C50.919.",
    remedy: "Put the code that was the reason of the visit first, and bill the other encounter by itself.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        (
            "A: [Breast cancer|C50.919 chronic]. Cycle 3. A: [Encounter for chemotherapy|Z51.11 status]. \
          Today.",
            "Z51.11 C50.919",
        ),
        ("A: [Prostate cancer|C61 chronic]. Scan. A: [Radiotherapy|Z51.0 status]. Today.", "Z51.0 C61"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Sports physical|Z02.5 status]. Form.", "Z02.5 I10"),
        ("A: [Eye exam|Z01.00 status]. Normal. A: [Annual physical|Z00.00 status]. Labs.", "Z01.00 Z00.00"),
        ("A: [Gout|M10.9 chronic]. Diet. A: [Well woman exam|Z01.419 status]. Swab.", "Z01.419 M10.9"),
    ],
    rests: [
        ("A: [Sports physical|Z02.5 status]. Form.", "Z02.5"),
        (
            "A: [Encounter for chemotherapy|Z51.11 status]. Today. A: [Breast cancer|C50.919 chronic]. \
          Cycle 3.",
            "Z51.11 C50.919",
        ),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Status post stent|Z95.5 status]. Stable. A: [Hypertension|I10 chronic]. Stable.", "Z95.5 I10"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

/// The list of I.C.21.c.16, by category.
const FIRST_ONLY: [&str; 17] = [
    "Z00", "Z01", "Z02", "Z04", "Z332", "Z3181", "Z3183", "Z3184", "Z34", "Z38", "Z39", "Z40", "Z42", "Z510",
    "Z511", "Z761", "Z762",
];

fn apply(case: &mut Case<'_>) {
    let of_list: Vec<usize> = (0..case.diagnoses.len())
        .filter(|at| case.diagnoses.get(*at).is_some_and(|one| one.is_any(&FIRST_ONLY)))
        .collect();
    let Some(first) = of_list.first().copied() else { return };
    if first > 0 {
        let mut moved = case.diagnoses.remove(first);
        moved.by(&RULE.id, "It may only be listed first.");
        case.diagnoses.insert(0, moved);
    }
    if of_list.len() > 1 {
        let codes: Vec<String> = case
            .diagnoses
            .iter()
            .filter(|one| one.is_any(&FIRST_ONLY))
            .map(|one| one.code.to_string())
            .collect();
        let spans: Vec<_> = case
            .diagnoses
            .first()
            .into_iter()
            .flat_map(|one| case.mentions_of(one))
            .map(|m| m.span)
            .collect();
        case.report(
            &RULE.explanation(),
            &spans,
            format!("{} may each only be listed first.", codes.join(" and ")),
        );
    }
}
