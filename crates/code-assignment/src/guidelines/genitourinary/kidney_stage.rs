//! A combination code with chronic kidney disease takes a second code for the stage.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Diagnosis, Doubt};
use crate::diagnose::statement_of;
use crate::guideline::{Guideline, ICD10};
use crate::tabular::{Axis, Clues, resolve};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-KIDNEY-STAGE"),
    section: "I.B.7, I.C.9.a, I.C.14.a",
    title: "Stage of a diabetic or hypertensive kidney disease",
    what: "With diabetic or hypertensive chronic kidney disease, an additional code tells its stage.",
    why: "The combination code tells at most a range of stages; treatment, risk adjustment and the next \
          visit's comparison need the stage itself.",
    example: "“Type 2 diabetes with chronic kidney disease stage 4”: E11.22, then N18.4.",
    remedy: "Where the stage is open, ask the provider; a filtration rate alone is no stage.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: Type 2 [diabetes with diabetic chronic kidney disease|E11.22 chronic stage=3], stage 3a. \
          Losartan.",
            "E11.22 N18.31",
        ),
        (
            "A: [Diabetic CKD|E11.22 chronic]. Losartan. A: [Hypertension|I10 chronic]. Losartan.",
            "E11.22 I12.9 N18.9",
        ),
        ("A: [Diabetic CKD|E11.22 chronic stage=4], stage 4. Losartan.", "E11.22 N18.4"),
        ("A: [Diabetic CKD|E10.22 chronic]. Losartan.", "E10.22 N18.9"),
        ("A: [Hypertensive kidney disease|I12.9 chronic stage=2], stage 2. Losartan.", "I12.9 N18.2"),
    ],
    rests: [
        ("A: [Diabetes|E11.9 chronic]. Diet. A: [CKD stage 4|N18.4 chronic]. Stable.", "E11.22 N18.4"),
        ("A: [CKD stage 4|N18.4 chronic]. Stable.", "N18.4"),
        ("A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Acute kidney injury|N17.9 acute]. Fluids.", "N17.9"),
    ],
    apply,
};

/// Combination codes that say that there is chronic kidney disease.
const COMBINED: [&str; 7] = ["E0822", "E0922", "E1022", "E1122", "E1322", "I12", "I13"];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&COMBINED).filter(|_| !case.has(&["N18"])) else { return };
    let Some(whole) = case.diagnoses.get(at).cloned() else { return };
    let mut clues = Clues::default();
    for mention in whole.mentions.iter().filter_map(|mention| case.mention(*mention)) {
        clues.name(case.chart.words(statement_of(case, mention)));
        mention.slots.iter().for_each(|slot| clues.slot(slot.value));
    }
    let Some(resolved) = "N18.9".parse().ok().and_then(|kidney| resolve(case.tabular, kidney, &clues)) else {
        return;
    };
    let mut stage = Diagnosis { code: resolved.code, path: resolved.path, open: resolved.open, ..whole };
    if stage.open.iter().any(|(axis, _)| *axis == Axis::Stage) {
        stage.doubt(Doubt::OpenDetail);
    }
    stage.by(&RULE.id, "The stage of the kidney disease takes a code of its own.");
    case.diagnoses.insert(at + 1, stage);
}
