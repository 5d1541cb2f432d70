//! Kidney disease after a transplant is no complication by itself.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-KIDNEY-TRANSPLANT"),
    section: "I.C.14.a.2, I.C.19.g.3.b",
    title: "Kidney disease beside a transplanted kidney",
    what: "A patient with a transplanted kidney may still have chronic kidney disease: its stage and \
           Z94.0 are coded; T86.1 needs the provider's word of failure, rejection or another \
           complication.",
    why: "A complication that nobody documented says that the transplant fails; the status left out \
           hides whose kidney it is.",
    example: "“Kidney transplant in 2019. Chronic kidney disease stage 3a”: N18.31 with Z94.0.",
    remedy: "Where the cause of the kidney disease matters and is open, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("PMH: [Kidney transplant|Z94.0 status]. A: [CKD stage 3a|N18.31 chronic]. Labs.", "N18.31 Z94.0"),
        (
            "A: [CKD stage 3a|N18.31 chronic]. Labs. A: [Kidney transplant|Z94.0 status]. Tacrolimus.",
            "N18.31 Z94.0",
        ),
        ("A: [Kidney transplant|Z94.0 status]. Labs. A: [CKD|N18.9 chronic]. Labs.", "Z94.0 N18.9"),
        ("PMH: [Renal transplant|Z94.0 status]. A: [CKD stage 4|N18.4 chronic]. Labs.", "N18.4 Z94.0"),
        ("A: [CKD stage 2|N18.2 chronic] after [transplant|Z94.0 status]. Labs.", "N18.2 Z94.0"),
    ],
    rests: [
        ("A: [CKD stage 3a|N18.31 chronic]. Labs.", "N18.31"),
        ("A: [Kidney transplant|Z94.0 status]. Tacrolimus.", "Z94.0"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("PMH: [Kidney transplant|Z94.0 status]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Kidney transplant rejection|T86.11 acute]. Admit.", "T86.11"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let both = case.has(&["N18"]) && !case.has(&["T861"]);
    let Some(at) = case.position(&["Z940"]).filter(|_| both) else { return };
    if let Some(status) = case.diagnoses.get_mut(at) {
        status.by(&RULE.id, "Kidney disease beside a transplant is no complication of it by itself.");
    }
}
