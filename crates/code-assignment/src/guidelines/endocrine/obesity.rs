//! Obesity by its class where the provider gives one; morbid obesity and class 3 are one.

use superbill_domain::{Date, RuleId, Severity};

use crate::case::Case;
use crate::guideline::Guideline;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-OBESITY"),
    section: "I.C.4.b.1",
    title: "Obesity by class",
    what: "The class of obesity is coded only where the provider documents it; where both class 3 and \
           morbid obesity are documented, class 3 stands alone.",
    why: "A class read from the body mass index is no documentation; both codes for one obesity tell \
           it twice.",
    example: "“Obesity, class 3, morbid”: E66.813, without E66.01.",
    remedy: "Where a body mass index is told and no class, ask for the class.",
    severity: Severity::Advise,
    from: Date::constant(2024, 10, 1),
    fires: [
        ("A: [Obesity|E66.9 chronic], morbid. Diet.", "E66.01"),
        ("A: [Obesity|E66.9 chronic], class 2. Diet.", "E66.812"),
        ("A: Class 1 [obesity|E66.9 chronic]. Diet.", "E66.811"),
        ("A: [Morbid obesity|E66.01 chronic]. Diet. A: [Class 3 obesity|E66.813 chronic]. Refer.", "E66.813"),
        ("A: [Obesity|E66.9 chronic], class III. Diet.", "E66.813"),
    ],
    rests: [
        ("A: [Obesity|E66.9 chronic]. Diet.", "E66.9"),
        ("A: [Morbid obesity|E66.01 chronic]. Diet.", "E66.01"),
        ("A: [Class 3 obesity|E66.813 chronic]. Refer.", "E66.813"),
        ("A: [Overweight|E66.3 chronic]. Diet.", "E66.3"),
        ("A: [Obesity|E66.9 chronic]. She joined a class 2 days ago.", "E66.9"),
    ],
    apply,
};

/// Words of the title beside obesity, and the code they make it.
const CLASSES: [(&[&str], &str); 4] = [
    (&["class 3", "class iii"], "E66.813"),
    (&["class 2", "class ii"], "E66.812"),
    (&["class 1", "class i"], "E66.811"),
    (&["morbid", "severe"], "E66.01"),
];

fn apply(case: &mut Case<'_>) {
    if let Some(at) = case.position(&["E669"]) {
        let title = case.diagnoses.get(at).and_then(|obesity| case.chart.problems.get(obesity.problem?));
        let found = title.and_then(|problem| {
            CLASSES.into_iter().find(|(words, _)| case.stated(problem.title, words).is_some())
        });
        if let Some((_, code)) = found {
            case.exchange(at, code, &RULE.id, "The provider documents it so.");
        }
    }
    if let (Some(class), Some(morbid)) = (case.position(&["E66813"]), case.position(&["E6601"])) {
        case.merge(morbid, class, &RULE.id, "Class 3 is the more specific of the two.");
    }
}
