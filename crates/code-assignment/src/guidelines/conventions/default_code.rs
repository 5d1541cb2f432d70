//! The default code: what the classification presumes of a condition of which nothing more is said.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::tabular::words::stems;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-DEFAULT-CODE"),
    section: "I.A.18",
    title: "Default code of a condition",
    what: "The code beside a main term of the index is the default: it is used where the note says \
           nothing more.",
    why: "The classification itself says what a bare word means; a coder who wants more detail would \
           guess, or leave a condition out.",
    example: "“Hypertension” without more is essential hypertension, I10; “diabetes” is type 2, E11.9.",
    remedy: "Where the note has a detail that the default contradicts, use the code of the detail.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
        (
            "A: [Heart attack|I21.9 acute]. Admit. A: [Pulmonary hypertension|I27.20 chronic]. Echo.",
            "I21.9 I27.20",
        ),
        ("A: [Constipation|K59.00 symptom]. Fiber. A: [Diabetes|E11.9 chronic]. Diet.", "K59.00 E11.9"),
    ],
    rests: [
        ("A: [Essential hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Type 2 diabetes mellitus|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Type 1 diabetes|E10.9 chronic]. Insulin.", "E10.9"),
        ("A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
        ("A: [Essential hypertension|I10 chronic]. Stable. A: [Cough|R05.9 symptom]. Honey.", "I10 R05.9"),
    ],
    apply,
};

/// Main terms of the index, and the code beside each of them.
const DEFAULTS: [(&str, &str, &str); 5] = [
    ("hypertension", "I10", "essential"),
    ("diabetes", "E119", "type"),
    ("pulmonary hypertension", "I2720", "secondary"),
    ("asthma", "J45909", "uncomplicated"),
    ("dementia", "F0390", "unspecified"),
];

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let by_default = DEFAULTS.iter().any(|(term, code, said)| {
            diagnosis.is_any(&[code])
                && case.mentions_of(diagnosis).any(|mention| {
                    let phrase = stems(case.chart.words(mention.span));
                    stems(term).is_subset(&phrase) && stems(said).is_disjoint(&phrase)
                })
        });
        if let Some(diagnosis) = case.diagnoses.get_mut(at).filter(|_| by_default) {
            diagnosis.marked(&RULE.id);
        }
    }
}
