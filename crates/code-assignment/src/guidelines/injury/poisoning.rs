//! A poisoning comes before what it does.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Diagnosis};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-POISONING"),
    section: "I.C.19.e.5.b",
    title: "Poisoning before its manifestations",
    what: "A wrong drug, a wrong dose or a drug taken in error is a poisoning: its code comes first, \
           then what it does; with no word of intent it is accidental.",
    why: "The manifestation in front makes the overdose look like a disease of its own.",
    example: "“Drowsiness after too much of an opioid”: T40.2X1A, then R40.0.",
    remedy: "Confirm the intent: accident, self-harm, assault or undetermined.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        (
            "A: [Somnolence|R40.0 symptom]. Monitor. A: [Opioid overdose|T40.2X1 injury]. Naloxone.",
            "T40.2X1A R40.0",
        ),
        (
            "A: [Nausea|R11.0 symptom]. Fluids. A: [Acetaminophen overdose|T39.1X1 injury]. \
          Acetylcysteine.",
            "T39.1X1A R11.0",
        ),
        (
            "A: [Respiratory failure|J96.00 acute]. Oxygen. A: [Opioid poisoning|T40.2X1 injury]. \
          Naloxone.",
            "T40.2X1A J96.00",
        ),
        (
            "A: [Hypoglycemia|E16.2 acute]. Glucose. A: [Insulin overdose|T38.3X1 injury]. Monitor.",
            "T38.3X1A E16.2",
        ),
        (
            "A: [Coma|R40.20 symptom]. Admit. A: [Overdose of a drug|T50.901 injury]. Monitor.",
            "T50.901A R40.20",
        ),
    ],
    rests: [
        ("A: [Opioid overdose|T40.2X1 injury]. Naloxone.", "T40.2X1A"),
        (
            "A: [Opioid overdose|T40.2X1 injury]. Naloxone. A: [Somnolence|R40.0 symptom]. Monitor.",
            "T40.2X1A R40.0",
        ),
        ("A: [Somnolence|R40.0 symptom]. Monitor.", "R40.0"),
        ("A: [Ankle sprain|S93.409A injury left]. Brace.", "S93.402A"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.diagnoses.iter().position(is_poisoning).filter(|at| *at > 0) else { return };
    let mut poisoning = case.diagnoses.remove(at);
    poisoning.by(&RULE.id, "A poisoning comes before what it does.");
    case.diagnoses.insert(0, poisoning);
}

/// A drug taken wrongly, or a toxic effect: the intent is told by the fifth or sixth character, 1 to 4.
fn is_poisoning(diagnosis: &Diagnosis) -> bool {
    let code = diagnosis.code.undotted();
    let category: u16 = code.get(1..3).and_then(|number| number.parse().ok()).unwrap_or(0);
    let intent = code.get(..6).map(|six| six.trim_end_matches('X')).and_then(|six| six.chars().next_back());
    code.starts_with('T')
        && (36..=65).contains(&category)
        && matches!(intent, Some('1'..='4'))
        && code.len() == 7
}
