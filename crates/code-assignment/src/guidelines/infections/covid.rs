//! COVID-19: confirmed only, first, with what it causes after it.

use superbill_domain::{Date, NotCodedReason, RuleId, Severity};

use crate::case::Case;
use crate::guideline::Guideline;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-COVID"),
    section: "I.C.1.g",
    title: "COVID-19 and what comes of it",
    what: "Only confirmed COVID-19 is U07.1; it comes before what it causes, and pneumonia due to it is \
           J12.82. A suspicion is coded by its symptoms or the exposure.",
    why: "A suspected infection coded as confirmed stays in every registry; pneumonia in front of it \
           hides its cause.",
    example: "“COVID-19 with pneumonia”: U07.1, then J12.82.",
    remedy: "Confirm the test or the provider's statement; after recovery use Z86.16.",
    severity: Severity::Advise,
    from: Date::constant(2020, 4, 1),
    fires: [
        ("A: [Pneumonia|J18.9 acute]. Oxygen. A: [COVID-19|U07.1 acute]. Isolate.", "U07.1 J12.82"),
        ("A: [COVID-19|U07.1 acute]. Isolate. A: [Pneumonia|J18.9 acute]. Oxygen.", "U07.1 J12.82"),
        ("A: [Gastroenteritis|K52.9 acute]. Fluids. A: [COVID-19|U07.1 acute]. Isolate.", "U07.1 K52.9"),
        ("A: [Acute bronchitis|J20.9 acute]. Inhaler. A: [COVID-19|U07.1 acute]. Isolate.", "U07.1 J20.8"),
        (
            "@inpatient A: Probable [COVID-19|U07.1 acute uncertain]. Swab. A: [Fever|R50.9 symptom]. \
          Fluids.",
            "R50.9",
        ),
    ],
    rests: [
        ("A: [COVID-19|U07.1 acute]. Isolate.", "U07.1"),
        ("A: [Pneumonia|J18.9 acute]. Oxygen.", "J18.9"),
        ("A: Possible [COVID-19|U07.1 acute uncertain]. Swab. A: [Fever|R50.9 symptom]. Fluids.", "R50.9"),
        ("A: [Exposure to COVID|Z20.822 status]. Swab.", "Z20.822"),
        ("A: [COVID-19|U07.1 acute]. Isolate. A: [Hypertension|I10 chronic]. Stable.", "U07.1 I10"),
    ],
    apply,
};

/// What the infection causes, and the code for that with it; the same code where it has none.
const CAUSED: [(&str, &str); 4] =
    [("J18", "J12.82"), ("J129", "J12.82"), ("J209", "J20.8"), ("K529", "K52.9")];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["U071"]) else { return };
    let Some(covid) = case.diagnoses.get(at).cloned() else { return };
    // Confirmed cases only, for an inpatient too (I.C.1.g.1.a).
    if case.mentions_of(&covid).any(|mention| mention.assertion.uncertain.is_some()) {
        return case.drop_diagnosis(at, NotCodedReason::Uncertain, &RULE.id);
    }
    let mut first = at;
    for (family, code) in CAUSED {
        let Some(caused) = case.position(&[family]) else { continue };
        case.exchange(caused, code, &RULE.id, "It comes with COVID-19.");
        first = first.min(caused);
    }
    if first < at {
        let mut covid = case.diagnoses.remove(at);
        covid.by(&RULE.id, "It comes before what it causes.");
        case.diagnoses.insert(first, covid);
    }
}
