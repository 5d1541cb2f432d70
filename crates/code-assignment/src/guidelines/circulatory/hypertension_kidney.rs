//! Hypertension with chronic kidney disease is hypertensive chronic kidney disease.

use superbill_domain::{RuleId, Severity};

use super::hypertension_code::{combine, company};
use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-HYPERTENSION-KIDNEY"),
    section: "I.A.15, I.C.9.a.2",
    title: "Hypertension with chronic kidney disease",
    what: "Hypertension with chronic kidney disease is presumed related: I12, and the stage of the \
           kidney disease in addition.",
    why: "I10 beside chronic kidney disease says that they have nothing to do with each other, which \
           only the provider can say.",
    example: "“Hypertension. Chronic kidney disease stage 3a”: I12.9 and N18.31, not I10.",
    remedy: "Confirm the combination code; where the provider says that the kidney disease has another \
           cause, code the two apart.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [End stage renal disease|N18.6 chronic]. Dialysis.",
            "I12.0 N18.6",
        ),
        ("A: [Hypertension|I10 chronic]. Stable. A: [CKD stage 3a|N18.31 chronic]. Labs.", "I12.9 N18.31"),
        ("A: [CKD|N18.9 chronic]. Labs. A: [Hypertension|I10 chronic]. Stable.", "I12.9 N18.9"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [CKD stage 5|N18.5 chronic]. Labs.", "I12.0 N18.5"),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [Diabetes|E11.9 chronic]. Diet. A: [CKD stage \
          4|N18.4 chronic]. Labs.",
            "I12.9 E11.22 N18.4",
        ),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [CKD stage 3a|N18.31 chronic]. Labs.", "N18.31"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Acute kidney injury|N17.9 acute]. Fluids.", "I10 N17.9"),
        (
            "A: [Hypertension|I10 chronic]. Stable. A: [CKD stage 3a|N18.31 chronic] unrelated to \
          hypertension. Labs.",
            "I10 N18.31",
        ),
        ("PMH: [CKD|N18.9 chronic negated]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some((at, with)) = company(case).filter(|(_, with)| with.kidney && !with.heart) else { return };
    combine(case, at, if with.last_stage { "I12.0" } else { "I12.9" }, &["N18"], &RULE.id);
}
