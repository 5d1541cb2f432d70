//! Pressure ulcers by site and stage; unstageable is not unspecified; healed is not coded.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PRESSURE-ULCER"),
    section: "I.B.14, I.C.12.a",
    title: "Stage of a pressure ulcer",
    what: "The stage may come from another clinician; “unstageable” is what cannot be seen, \
           “unspecified stage” what nobody documented; a healed ulcer is not coded.",
    why: "Stage 3 and 4 count against the hospital unless present at admission; a stage that nobody \
           saw is no stage.",
    example: "“Sacral pressure ulcer”, nursing note “stage 3”: L89.153.",
    remedy: "Where the stage is open, ask the nurse's note first, then the provider.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "EXAM: Stage 3 wound over the sacrum. A: [Sacral pressure ulcer|L89.159 chronic]. Offload.",
            "L89.153",
        ),
        ("EXAM: The wound is unstageable. A: [Sacral pressure ulcer|L89.159 chronic]. Offload.", "L89.150"),
        (
            "A: [Healed pressure ulcer|L89.159 chronic] of the sacrum. Offload. A: [Gout|M10.9 chronic]. \
          Diet.",
            "M10.9",
        ),
        ("EXAM: Pressure injury stage 2. A: [Heel pressure ulcer|L89.619 chronic]. Offload.", "L89.612"),
        ("A: [Sacral pressure ulcer|L89.159 chronic], deep tissue injury. Offload.", "L89.156"),
    ],
    rests: [
        ("A: [Sacral pressure ulcer|L89.159 chronic]. Offload.", "L89.159"),
        ("A: [Sacral pressure ulcer|L89.153 chronic stage=3]. Offload.", "L89.153"),
        ("EXAM: Stage 3 wound. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Foot ulcer|L97.509 chronic left]. Wound care.", "L97.529"),
        ("A: [Healing pressure ulcer|L89.152 chronic]. Offload.", "L89.152"),
    ],
    apply,
};

/// Words that tell the stage, and the last digit of the code.
const STAGES: [(&[&str], char); 6] = [
    (&["unstageable"], '0'),
    (&["deep tissue"], '6'),
    (&["stage 4", "stage iv"], '4'),
    (&["stage 3", "stage iii"], '3'),
    (&["stage 2", "stage ii"], '2'),
    (&["stage 1", "stage i"], '1'),
];

fn apply(case: &mut Case<'_>) {
    while let Some(at) =
        case.diagnoses.iter().position(|ulcer| ulcer.is_any(&["L89"]) && case.says(ulcer, &["healed"]))
    {
        case.drop_diagnosis(at, NotCodedReason::Resolved, &RULE.id);
    }
    let open = case
        .diagnoses
        .iter()
        .position(|ulcer| ulcer.is_any(&["L89"]) && ulcer.code.undotted().ends_with('9'));
    let Some(at) = open else { return };
    let Some(found) =
        STAGES.into_iter().find_map(|(words, digit)| Some((case.stated_anywhere(words)?, digit)))
    else {
        return;
    };
    let Some(ulcer) = case.diagnoses.get(at) else { return };
    let stem: String = ulcer.code.undotted().chars().take(5).collect();
    if case.exchange(
        at,
        &format!("{stem}{}", found.1),
        &RULE.id,
        "The stage may come from another clinician's note.",
    ) && let Some(ulcer) = case.diagnoses.get_mut(at)
    {
        ulcer.evidence.push(found.0);
        ulcer.open.retain(|(axis, _)| *axis != crate::tabular::Axis::Stage);
    }
}
