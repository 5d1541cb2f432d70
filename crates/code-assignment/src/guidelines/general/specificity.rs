//! "Unspecified" is legitimate; where a detail could be documented, ask for it.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SPECIFICITY"),
    section: "I.B.2, I.B.18",
    title: "Detail that the note leaves open",
    what: "Each code is as specific as the note supports; where the list distinguishes what the note \
           leaves open, the code for “unspecified” stands and the provider is asked.",
    why: "A detail that is guessed is false; one that is never asked for costs the next reader, the \
           risk adjustment and sometimes the payment.",
    example: "“Heart failure, on furosemide”: I50.9, with a query for its type.",
    remedy: "Answer the query in an addendum where the detail is known; the code for “unspecified” is \
           right where it is not.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Heart failure|I50.9 chronic]. Lasix.", "I50.9"),
        ("A: [Knee sprain|S83.90XA injury]. Brace.", "S83.90XA"),
        ("A: [CKD|N18.9 chronic]. Labs.", "N18.9"),
        ("A: [Ankle sprain|S93.409A injury]. Brace.", "S93.409A"),
        ("A: [Pressure ulcer of heel|L89.609 chronic]. Offload.", "L89.609"),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Reflux|K21.9 chronic]. Omeprazole.", "K21.9"),
        ("A: [CKD stage 4|N18.4 chronic]. Labs.", "N18.4"),
        ("A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
        ("A: [Chronic systolic heart failure|I50.22 chronic]. Lasix.", "I50.22"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    crate::queries::open_details::raise(case, &RULE.id);
}
