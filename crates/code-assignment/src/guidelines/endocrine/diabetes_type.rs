//! Diabetes of which the type is not said is type 2.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-DIABETES-TYPE"),
    section: "I.C.4.a.1, I.C.4.a.2",
    title: "Type of diabetes",
    what: "Where the type of diabetes is not documented, the default is E11, type 2, even where insulin \
           is used; age decides nothing.",
    why: "Insulin or a young age are no type; type 1 that nobody documented is a false diagnosis.",
    example: "“Diabetes, continue insulin”: E11.9 and Z79.4.",
    remedy: "Where the type matters and is open, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Diabetes mellitus|E11.9 chronic]. Continue <glargine|insulin continued Z79.4>.", "E11.9 Z79.4"),
        ("HPI: A 12-year-old. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Diabetes|E11.9 chronic uncontrolled]. Diet.", "E11.65"),
        ("A: [Diabetes|E11.9 chronic]. Diet. A: [CKD stage 4|N18.4 chronic]. Labs.", "E11.22 N18.4"),
    ],
    rests: [
        ("A: [Type 2 diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Type 1 diabetes|E10.9 chronic]. Insulin.", "E10.9"),
        ("A: [Gestational diabetes|O24.419 weeks=28]. Diet.", "O24.419 Z3A.28"),
        ("A: [Steroid-induced diabetes|E09.9 chronic]. Diet.", "E09.9"),
        ("A: [Prediabetes|R73.03 finding]. Diet.", "R73.03"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    const TYPED: [&str; 6] = ["type", "t2", "dm2", "dmii", "ii", "niddm"];
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at).filter(|diagnosis| diagnosis.is_any(&["E11"])) else {
            continue;
        };
        let typed = case.mentions_of(diagnosis).any(|mention| {
            let sentence = case.sentence(mention);
            TYPED.iter().any(|word| sentence.contains(word))
        });
        let named = case.mentions_of(diagnosis).any(|mention| case.lower(mention.span).contains("diabetes"));
        if let Some(diagnosis) = case.diagnoses.get_mut(at).filter(|_| named && !typed) {
            diagnosis.by(&RULE.id, "The type is not documented: type 2 is the default.");
        }
    }
}
