//! Social circumstances that bear on health: in addition, and another clinician or the patient may tell them.

use superbill_domain::{RuleId, SectionRole, Severity};

use crate::case::{Case, Doubt, Place};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SOCIAL"),
    section: "I.B.14, I.C.21.c.17",
    title: "Social determinants of health",
    what: "Problems such as homelessness, food insecurity or lack of transport are coded Z55 to Z65 \
           where the record says that they affect the patient, never first; other clinicians may \
           document them.",
    why: "They explain why a treatment fails, and count in the risk of the visit; a circumstance that \
           is no problem is none.",
    example: "“Diabetes. Is homeless and cannot store insulin”: E11.9, then Z59.00.",
    remedy: "Confirm that the circumstance is a problem for the patient.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("SH: She is [homeless|Z59.00 status]. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9 Z59.00"),
        ("SH: [Food insecurity|Z59.41 status]. A: [Obesity|E66.9 chronic]. Diet.", "E66.9 Z59.41"),
        ("A: [Homelessness|Z59.00 status]. Refer. A: [Hypertension|I10 chronic]. Stable.", "I10 Z59.00"),
        ("SH: [No transportation|Z59.82 status]. A: [Hypertension|I10 chronic]. Stable.", "I10 Z59.82"),
        ("SH: [Unemployed|Z56.0 status]. A: [Depression|F32.A chronic]. Therapy.", "F32.A Z56.0"),
    ],
    rests: [
        ("SH: Lives alone. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("SH: Not [homeless|Z59.00 status negated]. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("FH: [Homeless|Z59.00 status family]. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("HPI: [Work stress|Z56.6 status]. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
    ],
    apply,
};

const SOCIAL: [&str; 10] = ["Z55", "Z56", "Z57", "Z58", "Z59", "Z60", "Z62", "Z63", "Z64", "Z65"];

fn apply(case: &mut Case<'_>) {
    let told =
        case.affirmed(&SOCIAL).find(|(_, mention)| case.chart.role(mention.section) == SectionRole::Sh);
    let told = told.and_then(|(index, mention)| Some((index, mention.span, case.denoted(mention)?)));
    let last = case.diagnoses.len();
    if let Some((index, words, code)) = told.filter(|_| last > 0)
        && let Some(added) = case.add(last, &code.to_string(), &[words], None)
    {
        added.mentions.push(index);
        added.place = Place::Elsewhere;
        added.doubt(Doubt::NotATitle);
        added.by(&RULE.id, "The record tells a social problem of the patient.");
    }
    // Never first (I.B.14).
    if case.diagnoses.len() > 1 && case.diagnoses.first().is_some_and(|first| first.is_any(&SOCIAL)) {
        let mut social = case.diagnoses.remove(0);
        social.by(&RULE.id, "A social circumstance is never listed first.");
        case.diagnoses.push(social);
    }
}
