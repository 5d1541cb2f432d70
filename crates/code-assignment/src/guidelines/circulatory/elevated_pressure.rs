//! A high reading is no hypertension; a crisis and resistance come beside it.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-BLOOD-PRESSURE"),
    section: "I.C.9.a.7, I.C.9.a.8, I.C.9.a.10",
    title: "Elevated reading, crisis and resistant hypertension",
    what: "An elevated reading without the diagnosis is R03.0; a hypertensive crisis (I16) takes the \
           hypertension beside it; resistant hypertension is I1A.0 after the type.",
    why: "A single reading coded as hypertension is a disease for life; a crisis alone does not tell \
           the disease behind it.",
    example: "“Hypertensive urgency”: I16.0 with I10. “Elevated blood pressure, recheck”: R03.0.",
    remedy: "Confirm the provider's diagnosis; a list of readings is none.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Hypertensive urgency|I16.0 acute]. Labetalol.", "I16.0 I10"),
        ("A: [Hypertension|I10 chronic], resistant. Spironolactone.", "I10 I1A.0"),
        ("A: [Hypertensive emergency|I16.1 acute]. Admit.", "I16.1 I10"),
        ("A: Resistant [hypertension|I10 chronic]. Spironolactone.", "I10 I1A.0"),
        ("A: [Resistant hypertension|I1A.0 chronic]. Spironolactone.", "I10 I1A.0"),
    ],
    rests: [
        ("A: [Elevated blood pressure|R03.0 finding]. Recheck.", "R03.0"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        (
            "A: [Hypertensive urgency|I16.0 acute]. Labetalol. A: [Hypertension|I10 chronic]. Stable.",
            "I16.0 I10",
        ),
        ("A: [Hypertension|I10 chronic], not resistant. Stable.", "I10"),
        ("A: [Gout|M10.9 chronic] resistant to diet. Allopurinol.", "M10.9"),
    ],
    apply,
};

const HYPERTENSION: [&str; 6] = ["I10", "I11", "I12", "I13", "I15", "O1"];

fn apply(case: &mut Case<'_>) {
    let crisis = case.position(&["I16", "I1A"]).filter(|_| !case.has(&HYPERTENSION));
    if let Some(at) = crisis {
        let Some(shown) = case.diagnoses.get(at).cloned() else { return };
        let words: Vec<_> = case.mentions_of(&shown).map(|mention| mention.span).collect();
        // The type of a resistant hypertension comes before it; a crisis comes by the circumstances of the visit.
        let place = if shown.is_any(&["I1A"]) { at } else { at + 1 };
        if let Some(added) = case.add(place, "I10", &words, shown.problem) {
            added.traits.status = false;
            added.doubt(Doubt::Presumed);
            added.by(&RULE.id, "A crisis or a resistance is one of hypertension, which is coded as well.");
        }
    }
    let Some(at) = case.position(&["I10", "I11", "I12", "I13"]).filter(|_| !case.has(&["I1A"])) else {
        return;
    };
    let Some(hypertension) = case.diagnoses.get(at) else { return };
    let title = hypertension
        .problem
        .and_then(|problem| case.chart.problems.get(problem))
        .map(|problem| problem.title);
    let Some(words) = title.and_then(|title| case.stated(title, &["resistant"])) else { return };
    let problem = hypertension.problem;
    if let Some(added) = case.add(at + 1, "I1A.0", &[words], problem) {
        added.by(&RULE.id, "The provider calls the hypertension resistant.");
    }
}
