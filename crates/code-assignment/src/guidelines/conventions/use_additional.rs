//! "Use additional code": tobacco, where the list asks for it beside a disease and the note tells of it.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt, Place};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-USE-ADDITIONAL"),
    section: "I.A.13, I.A.17, I.B.7",
    title: "Additional code that a note of the list asks for",
    what: "Where the tabular list says “use additional code” for tobacco beside a disease that is \
           coded, and the note tells of it, that code follows.",
    why: "The note of the list is an instruction. What it asks for explains the disease and steers its \
           treatment.",
    example: "“COPD, inhaler goes on. Smokes a pack a day”: J44.9, then F17.210.",
    remedy: "Confirm that the use, past use or exposure is documented for this visit.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("SH: [Cigarette smoker|F17.210 chronic]. A: [COPD|J44.9 chronic]. Inhaler.", "J44.9 F17.210"),
        ("SH: [Former smoker|Z87.891 status]. A: [COPD|J44.9 chronic]. Inhaler.", "J44.9 Z87.891"),
        ("SH: [Tobacco use|Z72.0 status]. A: [Chronic bronchitis|J42 chronic]. Inhaler.", "J42 Z72.0"),
        ("SH: [Former smoker|Z87.891 status]. A: [Lung cancer|C34.90 chronic]. Scan.", "C34.90 Z87.891"),
        ("SH: [Secondhand smoke|Z77.22 status]. A: [Emphysema|J43.9 chronic]. Inhaler.", "J43.9 Z77.22"),
    ],
    rests: [
        ("SH: [Former smoker|Z87.891 status]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [COPD|J44.9 chronic]. Inhaler.", "J44.9"),
        ("SH: No [smoking|F17.210 chronic negated]. A: [COPD|J44.9 chronic]. Inhaler.", "J44.9"),
        ("FH: [Smoker|F17.210 chronic family]. A: [COPD|J44.9 chronic]. Inhaler.", "J44.9"),
        ("SH: [Former smoker|Z87.891 status]. A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
    ],
    apply,
};

/// Use of tobacco, past use, and exposure.
const TOBACCO: [&str; 4] = ["F172", "Z720", "Z87891", "Z7722"];

fn apply(case: &mut Case<'_>) {
    let Some((index, mention)) = case.affirmed(&TOBACCO).next().filter(|_| !case.has(&TOBACCO)) else {
        return;
    };
    let Some(code) = case.denoted(mention).filter(|code| case.tabular.is_billable(*code)) else { return };
    let asks = |bearer: &crate::case::Diagnosis| {
        bearer.is_any(&["J", "C"]) && case.tabular.asks_for(bearer.code, code)
    };
    let Some(bearer) = case.diagnoses.iter().find(|bearer| asks(bearer)).map(|bearer| bearer.code) else {
        return;
    };
    let last = case.diagnoses.len();
    if let Some(added) = case.add(last, &code.to_string(), &[mention.span], mention.problem) {
        added.mentions.push(index);
        added.place = Place::Elsewhere;
        added.doubt(Doubt::NotATitle);
        added.by(&RULE.id, format!("The list asks for it beside {bearer}."));
    }
}
