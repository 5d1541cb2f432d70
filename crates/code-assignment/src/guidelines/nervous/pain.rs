//! Codes of category G89 only where pain itself is treated.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::{Case, Place};
use crate::guideline::{Guideline, ICD10};
use crate::symptom::is_symptom_code;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PAIN"),
    section: "I.C.6.b",
    title: "Pain as a diagnosis of its own",
    what: "A code of G89 is used where pain control is the reason of the visit or adds to the code of \
           the site; not where the cause is known and treated.",
    why: "Acute or chronic pain beside the disease that causes it and is treated today says nothing, \
           and in front of it hides the disease.",
    example: "“Lumbar spinal stenosis. Chronic pain”, stenosis treated: M48.061 without G89.29.",
    remedy: "Keep the code of G89 where the visit was for the control of pain.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Spinal stenosis|M48.061 chronic]. Therapy, with [chronic pain|G89.29 chronic]. Continue \
          gabapentin. A: [Chronic pain|G89.29 chronic]. Gabapentin.",
            "G89.29 M48.061",
        ),
        (
            "A: [Chronic pain|G89.29 chronic]. Pain control. A: [Low back pain|M54.50 symptom]. Heat.",
            "G89.29 M54.50",
        ),
        (
            "A: [Low back pain|M54.50 symptom]. Heat. A: [Chronic pain syndrome|G89.4 chronic]. Pain \
          management.",
            "G89.4 M54.50",
        ),
        (
            "A: [Neoplasm related pain|G89.3 chronic]. Pain control. A: [Lung cancer|C34.90 chronic]. \
          Scan.",
            "G89.3 C34.90",
        ),
        ("A: [Gout|M10.9 chronic]. Diet. A: [Chronic pain|G89.29 chronic]. Pain management.", "G89.29 M10.9"),
    ],
    rests: [
        ("A: [Low back pain|M54.50 symptom]. Heat.", "M54.50"),
        ("A: [Chronic pain|G89.29 chronic]. Gabapentin.", "G89.29"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: No [chronic pain|G89.29 chronic negated]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Chronic pain|G89.29 chronic]. Gabapentin. A: [Gout|M10.9 chronic]. Diet.", "G89.29 M10.9"),
    ],
    apply,
};

const CONTROL: [&str; 3] = ["pain control", "pain management", "gabapentin"];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["G89"]) else { return };
    let Some(pain) = case.diagnoses.get(at).cloned() else { return };
    let for_control = case.stated(case.passage(&pain), &CONTROL).is_some();
    let cause = case.diagnoses.iter().position(|other| {
        other.problem == pain.problem && !other.is_any(&["G89"]) && !is_symptom_code(other.code)
    });
    if let Some(_cause) = cause.filter(|_| pain.place != Place::Title && !for_control) {
        return case.drop_diagnosis(at, NotCodedReason::Integral, &RULE.id);
    }
    if at > 0 && for_control {
        let mut first = case.diagnoses.remove(at);
        first.by(&RULE.id, "Control of the pain is what the visit is for.");
        case.diagnoses.insert(0, first);
    } else if for_control
        && case.diagnoses.len() > 1
        && case.stated(case.passage(&pain), &["pain control", "pain management"]).is_some()
        && let Some(pain) = case.diagnoses.get_mut(at)
    {
        pain.marked(&RULE.id);
    }
}
