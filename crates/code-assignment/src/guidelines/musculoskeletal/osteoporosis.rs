//! A fracture of osteoporosis is M80, even after a minor fall; without a fracture it is M81.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-OSTEOPOROSIS"),
    section: "I.C.13.d",
    title: "Osteoporosis with a fracture",
    what: "A fracture that a minor fall would not cause in a healthy bone is coded M80 in a patient \
           with known osteoporosis, never as a traumatic fracture.",
    why: "A traumatic fracture in its place hides the disease that calls for treatment before the next \
           bone breaks.",
    example: "“Osteoporosis. Wrist fracture after a fall from standing”: until the provider links the two, \
           M81.0 with S62.102A and a query.",
    remedy: "Confirm that the fracture is one of osteoporosis.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        (
            "A: [Osteoporosis|M81.0 chronic]. Alendronate. A: [Wrist fracture|S62.102A injury left]. \
          Splint.",
            "M81.0 S62.102A",
        ),
        (
            "A: [Hip fracture|S72.001A injury right]. Surgery. A: [Osteoporosis|M81.0 chronic]. Refer.",
            "S72.001A M81.0",
        ),
        (
            "A: [Osteoporosis|M81.0 chronic]. Alendronate. A: [Fragility fracture|M80.00XA injury]. Refer.",
            "M80.00XA",
        ),
        (
            "A: [Osteoporotic fracture|M80.00XA injury]. Refer. A: [Osteoporosis|M81.0 chronic]. \
          Alendronate.",
            "M80.00XA",
        ),
        (
            "A: [Osteoporosis|M81.0 chronic]. Alendronate. A: [Rib fracture|S22.39XA injury]. Rest.",
            "M81.0 S22.39XA",
        ),
    ],
    rests: [
        ("A: [Osteoporosis|M81.0 chronic]. Alendronate.", "M81.0"),
        ("A: [Wrist fracture|S62.102A injury left]. Splint.", "S62.102A"),
        (
            "A: [Osteoporosis|M81.0 chronic]. Alendronate. A: [Ankle sprain|S93.409A injury left]. Brace.",
            "M81.0 S93.402A",
        ),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        (
            "FH: [Osteoporosis|M81.0 chronic family]. A: [Wrist fracture|S62.102A injury left]. Splint.",
            "S62.102A",
        ),
    ],
    apply,
};

const FRACTURES: [&str; 9] = ["S22", "S32", "S42", "S52", "S62", "S72", "S82", "S92", "S12"];

fn apply(case: &mut Case<'_>) {
    let Some(disease) = case.position(&["M81"]) else { return };
    if let Some(fracture) = case.position(&["M80"]) {
        return case.merge(disease, fracture, &RULE.id, "The fracture's code tells the osteoporosis.");
    }
    let fracture = case.position(&FRACTURES).and_then(|at| case.diagnoses.get(at)).cloned();
    let Some(fracture) = fracture else { return };
    let words: Vec<_> = case.mentions_of(&fracture).map(|mention| mention.span).collect();
    let text = "The patient has osteoporosis and a fracture. What is the relation between the two, if any?"
        .to_owned();
    let choices = ["The fracture is one of osteoporosis", "The fracture is traumatic, of sound bone"];
    ask::provider(
        case,
        "fracture and osteoporosis".to_owned(),
        text,
        &choices,
        &words,
        &[fracture.code],
        Some(&RULE.id),
    );
}
