//! "See": where the index sends a condition to the code of its site or side.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::diagnose::at_site;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SEE-SITE"),
    section: "I.A.16",
    title: "Condition that the index divides by site",
    what: "Where the index says “see”, or divides a term by site, the reference is followed: the site \
           in the note leads to its code.",
    why: "The code beside the bare term is for a site that nobody told. With a site in the note it is \
           wrong, not merely vague.",
    example: "“Right hip degenerative joint disease”: M16.11, not M19.90.",
    remedy: "Confirm the site; where the note names none, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: Right hip [degenerative joint disease|M19.90 chronic right]. Ice.", "M16.11"),
        ("A: [Pain|R52 symptom right] in the right knee. Ice.", "M25.561"),
        ("A: [Sprain|T14.8XXA injury left] of the left ankle. Brace.", "S93.402A"),
        ("A: [Swelling|R60.9 symptom] of the leg. Elevation.", "R60.0"),
        ("A: Lumbar [arthritis|M19.90 chronic]. Heat.", "M47.816"),
    ],
    rests: [
        ("A: [Arthritis|M19.90 chronic]. Ice.", "M19.90"),
        ("A: [Pain|R52 symptom]. Rest.", "R52"),
        ("A: [Knee pain|M25.561 symptom right]. Ice.", "M25.561"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Swelling|R60.9 symptom]. Elevation.", "R60.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let left = case.mentions_of(diagnosis).find_map(|mention| {
            let denoted = case.denoted(mention)?;
            let moved = at_site(case, mention, denoted)?;
            diagnosis.code.is_within(&moved).then_some(denoted)
        });
        if let (Some(left), Some(diagnosis)) = (left, case.diagnoses.get_mut(at)) {
            diagnosis.turns_down(
                left,
                &RULE.id,
                "The index divides it by site, and the note names the site.",
            );
            diagnosis.marked(&RULE.id);
        }
    }
}
