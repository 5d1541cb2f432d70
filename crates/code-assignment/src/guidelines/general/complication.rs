//! A complication of care is one only where the provider says so.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-COMPLICATION"),
    section: "I.B.16",
    title: "Complication of care that the provider links",
    what: "A code for a complication of care needs the provider's words that link the condition to the \
           care and call it a complication.",
    why: "Not every condition after an operation is a complication. The code counts against the \
           surgeon and the hospital, and may not be true.",
    example: "“Wound infection following the appendectomy”: T81.40XA. “Day two after surgery, fever”: no \
           complication.",
    remedy: "Where the link is not documented, ask, and code the condition alone.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("A: [Surgical wound infection|T81.40XA acute]. Antibiotic.", "T81.40XA"),
        ("A: [Pneumonia of surgery|J95.89 acute]. Antibiotic.", "J95.89"),
        ("A: [Bowel obstruction of adhesions|K91.30 acute]. Rest.", "K91.30"),
        ("A: [Hematoma of wound|L76.32 acute]. Observe.", "L76.32"),
        ("A: [Lymphedema of arm|I97.2 chronic]. Sleeve.", "I97.2"),
    ],
    rests: [
        ("A: [Surgical wound infection|T81.40XA acute] following the appendectomy. Antibiotic.", "T81.40XA"),
        ("A: [Postoperative infection|T81.40XA acute]. Antibiotic.", "T81.40XA"),
        ("A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("A: [Lymphedema|I97.2 chronic] due to mastectomy. Sleeve.", "I97.2"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

const COMPLICATIONS: [&str; 17] = [
    "T80", "T81", "T82", "T83", "T84", "T85", "T86", "T87", "T88", "D78", "E89", "G97", "I97", "J95", "K91",
    "L76", "N99",
];

/// Words by which a provider links a condition to care.
const LINKS: [&str; 14] = [
    "due to",
    "following",
    "after",
    "complicat",
    "secondary to",
    "caused by",
    "from the",
    "post",
    "related to",
    "as a result",
    "reject",
    "failure of",
    "loosening",
    "malfunction",
];

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at).filter(|one| one.is_any(&COMPLICATIONS)).cloned() else {
            continue;
        };
        if case.says(&diagnosis, &LINKS) {
            continue;
        }
        let Some(words) = case.mentions_of(&diagnosis).map(|mention| mention.span).next() else { continue };
        let name = case.chart.words(words).to_lowercase();
        let text = format!("The note names “{name}”. What is its relation to earlier care, if any?");
        let choices =
            ["A complication of the care", "An expected course after the care", "Not related to the care"];
        ask::provider(
            case,
            format!("relation of {name} to care"),
            text,
            &choices,
            &[words],
            &[diagnosis.code],
            Some(&RULE.id),
        );
        if let Some(diagnosis) = case.diagnoses.get_mut(at) {
            diagnosis.doubt(Doubt::OpenDetail);
            diagnosis.marked(&RULE.id);
        }
    }
}
