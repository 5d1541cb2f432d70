//! Words in parentheses are nonessential: said or not, the code is the same.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::tabular::words::stems;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-NONESSENTIAL"),
    section: "I.A.7",
    title: "Words in parentheses that change no code",
    what: "A word in parentheses in an index entry or title may be in the note or not; the code stays \
           the same.",
    why: "Waiting for a word that the classification does not ask for leaves a documented condition \
           without its code.",
    example: "“Chronic systolic heart failure” without the word congestive: I50.22.",
    remedy: "Nothing: the note need not have the word.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Chronic systolic heart failure|I50.22 chronic]. Lasix.", "I50.22"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        (
            "A: [Hyperglycemia|R73.9 finding]. Labs. A: [Acute diastolic heart failure|I50.31 acute]. \
          Lasix.",
            "R73.9 I50.31",
        ),
        ("A: [Obesity|E66.9 chronic]. Diet. A: [Morbid obesity|E66.01 chronic]. Diet.", "E66.01"),
        ("A: [Long-term insulin|Z79.4 status]. Refill.", "Z79.4"),
    ],
    rests: [
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Essential primary hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
        ("A: [Chronic systolic congestive heart failure|I50.22 chronic]. Lasix.", "I50.22"),
        ("A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let Some((_, rest)) = case.tabular.title(diagnosis.code).split_once('(') else { continue };
        let optional = stems(rest.split(')').next().unwrap_or_default());
        let unsaid = case
            .mentions_of(diagnosis)
            .any(|mention| stems(case.chart.words(mention.span)).is_disjoint(&optional));
        if let Some(diagnosis) = case.diagnoses.get_mut(at).filter(|_| unsaid) {
            diagnosis.marked(&RULE.id);
        }
    }
}
