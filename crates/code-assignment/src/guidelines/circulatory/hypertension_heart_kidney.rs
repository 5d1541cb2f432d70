//! Hypertension with heart disease and chronic kidney disease is one code for all three.

use superbill_domain::{RuleId, Severity};

use super::hypertension_code::{HEART, combine, company};
use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-HYPERTENSION-HEART-KIDNEY"),
    section: "I.A.15, I.C.9.a.3",
    title: "Hypertension with both heart and kidney disease",
    what: "Hypertension with heart disease and chronic kidney disease takes a code of I13, with the \
           heart failure and the stage in addition.",
    why: "I11 beside I12 tells the hypertension twice; the one code for all three carries what each of \
           them carries.",
    example: "“Hypertension. Chronic systolic heart failure. Chronic kidney disease stage 3a”: I13.0, \
           I50.22 and N18.31.",
    remedy: "Confirm that all three are of this visit, and keep the one code.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Heart failure|I50.9 chronic]. Lasix. A: \
          [CKD|N18.30 chronic]. Stable.",
            "I13.0 I50.9 N18.30",
        ),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Heart failure|I50.9 chronic]. Lasix. A: \
          [ESRD|N18.6 chronic]. Dialysis.",
            "I13.2 I50.9 N18.6",
        ),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Myocarditis|I51.4 chronic]. Echo. A: [CKD|N18.30 \
          chronic]. Stable.",
            "I13.10 I51.4 N18.30",
        ),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Myocarditis|I51.4 chronic]. Echo. A: [CKD stage \
          5|N18.5 chronic]. Stable.",
            "I13.11 I51.4 N18.5",
        ),
        (
            "A: [CKD|N18.4 chronic]. Stable. A: [Systolic heart failure|I50.22 chronic]. Lasix. A: \
          [Hypertension|I10 chronic]. Stable.",
            "I13.0 N18.4 I50.22",
        ),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Stable. A: [Heart failure|I50.9 chronic]. Lasix.", "I11.0 I50.9"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [CKD|N18.30 chronic]. Labs.", "I12.9 N18.30"),
        ("A: [Heart failure|I50.9 chronic]. Lasix. A: [CKD|N18.30 chronic]. Labs.", "I50.9 N18.30"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Heart failure|I50.9 chronic]. Lasix. A: Possible \
          [CKD|N18.9 uncertain]. Labs.",
            "I11.0 I50.9",
        ),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some((at, with)) = company(case).filter(|(_, with)| with.kidney && with.heart) else { return };
    let code = match (with.failing, with.last_stage) {
        (true, true) => "I13.2",
        (true, false) => "I13.0",
        (false, true) => "I13.11",
        (false, false) => "I13.10",
    };
    let parts: Vec<&str> = HEART.iter().copied().chain(["N18"]).collect();
    combine(case, at, code, &parts, &RULE.id);
}
