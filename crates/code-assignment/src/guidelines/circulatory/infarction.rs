//! A myocardial infarction is acute for four weeks, then old.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-INFARCTION"),
    section: "I.C.9.e",
    title: "Myocardial infarction by age and type",
    what: "An infarction is I21 up to four weeks, I22 for a second one within them, and I25.2 after; \
           type 2 is I21.A1 after its cause.",
    why: "An old infarction as an acute one is a false claim; a type 2 infarction as a type 1 is \
           another disease.",
    example: "“Type 2 myocardial infarction due to anemia”: D64.9, then I21.A1. “Heart attack in 2019”: \
           I25.2.",
    remedy: "Where the date is not documented, ask.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("A: Old [heart attack|I21.9 acute]. Statin.", "I25.2"),
        ("A: [Heart attack|I21.9 acute] two years ago. Statin.", "I25.2"),
        (
            "A: Type 2 [myocardial infarction|I21.9 acute]. Admit. A: [Anemia|D64.9 chronic]. Transfuse.",
            "D64.9 I21.A1",
        ),
        ("A: [Myocardial infarction|I21.9 acute] last year. Statin.", "I25.2"),
        ("A: History of [heart attack|I21.9 acute historical]. Statin.", "I25.2"),
    ],
    rests: [
        ("A: [Heart attack|I21.9 acute]. Admit.", "I21.9"),
        ("A: [STEMI|I21.3 acute] two weeks ago. Statin.", "I21.3"),
        ("A: [Coronary artery disease|I25.10 chronic]. Statin.", "I25.10"),
        ("FH: [Heart attack|I21.9 acute family]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [NSTEMI|I21.4 acute]. Admit.", "I21.4"),
    ],
    apply,
};

const OLD: [&str; 9] = [
    "old ",
    "years ago",
    "year ago",
    "last year",
    "months ago",
    "remote ",
    "prior ",
    "previous ",
    "history of",
];

fn apply(case: &mut Case<'_>) {
    if let Some(at) = case.position(&["I252"])
        && let Some(old) = case.diagnoses.get_mut(at)
    {
        old.marked(&RULE.id);
    }
    let Some(at) = case.position(&["I21"]) else { return };
    let Some(infarction) = case.diagnoses.get(at) else { return };
    if case.says(infarction, &OLD) {
        case.exchange(at, "I25.2", &RULE.id, "It is older than four weeks.");
    } else if case.says(
        infarction,
        &["type 2 myocardial", "type ii myocardial", "type 2 mi", "demand ischemia with infarct"],
    ) {
        case.exchange(at, "I21.A1", &RULE.id, "The provider calls it type 2.");
    }
}
