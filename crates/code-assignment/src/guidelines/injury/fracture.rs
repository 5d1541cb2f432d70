//! A fracture is closed and displaced unless the note says otherwise.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-FRACTURE"),
    section: "I.C.19.c",
    title: "Fracture of which nothing more is said",
    what: "A fracture not said to be open is closed; one not said to be displaced or not is displaced.",
    why: "Open and nondisplaced are findings; a code that asserts one that nobody documented is false.",
    example: "“Fracture of the right femoral neck base”: S72.041A, closed and displaced.",
    remedy: "Where the film tells more than the note, the provider documents it.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Femoral neck base fracture|S72.04 injury right]. Surgery.", "S72.041A"),
        ("A: [Lateral malleolus fracture|S82.6 injury left]. Boot.", "S82.62XA"),
        ("A: Nondisplaced [lateral malleolus fracture|S82.6 injury left]. Boot.", "S82.65XA"),
        ("A: Open [lateral malleolus fracture|S82.6 injury left]. Surgery.", "S82.62XB"),
        ("A: [Patella fracture|S82.00 injury right]. Brace.", "S82.001A"),
    ],
    rests: [
        ("A: [Ankle sprain|S93.409A injury left]. Brace.", "S93.402A"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: No [fracture|S82.00 injury right negated]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Osteoporosis|M81.0 chronic]. Alendronate.", "M81.0"),
        ("A: [Knee laceration|S81.01 injury right]. Sutures.", "S81.011A"),
    ],
    apply,
};

const FRACTURES: [&str; 10] = ["S02", "S12", "S22", "S32", "S42", "S52", "S62", "S72", "S82", "S92"];

fn apply(case: &mut Case<'_>) {
    for diagnosis in case.diagnoses.iter_mut().filter(|diagnosis| diagnosis.is_any(&FRACTURES)) {
        diagnosis.marked(&RULE.id);
    }
}
