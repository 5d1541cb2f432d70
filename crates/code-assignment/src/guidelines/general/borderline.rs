//! Borderline: the index has some; any other borderline condition is coded as confirmed.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-BORDERLINE"),
    section: "I.B.17",
    title: "Borderline condition",
    what: "A borderline condition is coded as confirmed, unless the index has an entry for the \
           borderline state, as for diabetes and blood pressure.",
    why: "Borderline diabetes coded as diabetes gives the patient a disease; borderline glaucoma left \
           out loses one that is followed.",
    example: "“Borderline diabetes”: R73.03. “Borderline hypertension”: R03.0.",
    remedy: "Where the words leave open what is meant, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: Borderline [diabetes|E11.9 chronic]. Diet.", "R73.03"),
        ("A: Borderline [hypertension|I10 chronic]. Recheck.", "R03.0"),
        ("A: Borderline [high cholesterol|E78.00 chronic]. Diet.", "E78.00"),
        ("A: Borderline [hypothyroidism|E03.9 chronic]. Labs.", "E03.9"),
        ("A: Borderline [anemia|D64.9 chronic]. Iron.", "D64.9"),
    ],
    rests: [
        ("A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Borderline personality disorder|F60.3 chronic]. Therapy.", "F60.3"),
        ("A: Pre-op visit. A: [Anemia|D64.9 chronic]. Iron.", "D64.9"),
        ("A: Not borderline. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
    ],
    apply,
};

/// Borderline states that the index lists.
const LISTED: [(&[&str], &str); 4] = [
    (&["E08", "E09", "E10", "E11", "E13"], "R73.03"),
    (&["I10"], "R03.0"),
    (&["H40"], "H40.009"),
    (&["C56"], "D39.10"),
];

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        if !case.mentions_of(diagnosis).any(|mention| case.before(mention).trim_end().ends_with("borderline"))
        {
            continue;
        }
        let listed = LISTED.into_iter().find(|(families, _)| diagnosis.is_any(families));
        match listed {
            Some((_, code)) => {
                case.exchange(at, code, &RULE.id, "The index has the borderline state.");
            }
            None => {
                if let Some(diagnosis) = case.diagnoses.get_mut(at) {
                    diagnosis.by(&RULE.id, "A borderline condition is coded as confirmed.");
                }
            }
        }
    }
}
