//! Hypertension with heart disease is hypertensive heart disease.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use super::hypertension_code::{HEART, combine, company};
use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-HYPERTENSION-HEART"),
    section: "I.A.15, I.C.9.a.1",
    title: "Hypertension with heart failure or heart disease",
    what: "Hypertension with heart failure or with heart disease of I51.4 to I51.9 is presumed related: \
           I11, and the heart failure in addition.",
    why: "I10 beside heart failure says that they have nothing to do with each other, which only the \
           provider can say.",
    example: "“Hypertension. Chronic systolic heart failure”: I11.0 and I50.22, not I10.",
    remedy: "Confirm the combination code; where the provider says that they are unrelated, code \
           hypertension by itself.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [CHF|I50.9 chronic]. Lasix. A: [Hypertension|I10 chronic]. Stable.", "I11.0 I50.9"),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Chronic systolic heart failure|I50.22 chronic]. \
          Lasix.",
            "I11.0 I50.22",
        ),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Cardiomegaly|I51.7 chronic]. Echo.", "I11.9"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Myocarditis|I51.4 chronic]. Echo.", "I11.9 I51.4"),
        (
            "A: [Acute diastolic heart failure|I50.31 acute]. Admit. A: [Hypertension|I10 chronic]. \
          Amlodipine.",
            "I11.0 I50.31",
        ),
    ],
    rests: [
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Coronary artery disease|I25.10 chronic]. Statin.",
            "I10 I25.10",
        ),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Heart failure|I50.9 chronic] not due to \
          hypertension. Lasix.",
            "I10 I50.9",
        ),
        ("A: [Heart failure|I50.9 chronic]. Lasix.", "I50.9"),
        ("A: [Hypertension|I10 chronic]. Stable. A: No [heart failure|I50.9 chronic negated]. Echo.", "I10"),
    ],
    apply,
};

/// Heart disease that the combination code already tells.
const TOLD: [&str; 2] = ["I515", "I517"];

fn apply(case: &mut Case<'_>) {
    let Some((at, with)) = company(case).filter(|(_, with)| with.heart && !with.kidney) else { return };
    combine(case, at, if with.failing { "I11.0" } else { "I11.9" }, &HEART, &RULE.id);
    while let Some(told) = case.position(&TOLD) {
        case.drop_diagnosis(told, NotCodedReason::Excluded, &RULE.id);
    }
}
