//! Use, abuse and dependence of one substance: the gravest alone; remission only where the provider says so.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SUBSTANCE"),
    section: "I.C.5.b.1, I.C.5.b.2",
    title: "Use, abuse and dependence of one substance",
    what: "Of use, abuse and dependence of one substance only the gravest is coded; remission needs the \
           provider's word.",
    why: "The three beside each other describe one pattern three times, and remission that nobody \
           documented ends a treatment on paper.",
    example: "“Alcohol abuse. Alcohol dependence”: F10.20 alone.",
    remedy: "Confirm the pattern; where remission is meant and not said, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Alcohol abuse|F10.10 chronic]. Counsel. A: [Alcohol dependence|F10.20 chronic]. Refer.",
            "F10.20",
        ),
        (
            "A: [Opioid dependence|F11.20 chronic]. Buprenorphine. A: [Opioid use|F11.90 chronic]. \
          Counsel.",
            "F11.20",
        ),
        ("A: [Cannabis use|F12.90 chronic]. Counsel. A: [Cannabis abuse|F12.10 chronic]. Counsel.", "F12.10"),
        ("A: [Alcohol dependence|F10.20 chronic] in remission. Meetings.", "F10.21"),
        ("A: [Opioid dependence|F11.20 chronic], in sustained remission. Buprenorphine.", "F11.21"),
    ],
    rests: [
        ("A: [Alcohol dependence|F10.20 chronic]. Refer.", "F10.20"),
        (
            "A: [Alcohol abuse|F10.10 chronic]. Counsel. A: [Opioid dependence|F11.20 chronic]. Refer.",
            "F10.10 F11.20",
        ),
        ("A: [Cannabis use|F12.90 chronic]. Counsel.", "F12.90"),
        ("A: [Alcohol dependence|F10.20 chronic], not in remission. Refer.", "F10.20"),
        ("A: [Depression|F32.A chronic]. Sertraline.", "F32.A"),
    ],
    apply,
};

/// Substances: alcohol to others.
const SUBSTANCES: [&str; 9] = ["F10", "F11", "F12", "F13", "F14", "F15", "F16", "F18", "F19"];

fn apply(case: &mut Case<'_>) {
    if !case.has(&SUBSTANCES) {
        return;
    }
    for substance in SUBSTANCES {
        remission(case, substance);
        let of = |case: &Case<'_>, pattern: char| case.position(&[&format!("{substance}{pattern}")]);
        for (graver, lighter) in [('2', '1'), ('2', '9'), ('1', '9')] {
            if let (Some(kept), Some(dropped)) = (of(case, graver), of(case, lighter)) {
                case.merge(
                    dropped,
                    kept,
                    &RULE.id,
                    "Of use, abuse and dependence only the gravest is coded.",
                );
            }
        }
    }
}

fn remission(case: &mut Case<'_>, substance: &str) {
    let plain = [format!("{substance}20"), format!("{substance}10")];
    let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
    let Some(at) = case.position(&plain) else { return };
    let Some(diagnosis) = case.diagnoses.get(at) else { return };
    let says =
        case.says(diagnosis, &["remission"]) && !case.says(diagnosis, &["not in remission", "no remission"]);
    let pattern = diagnosis.code.undotted().get(3..4).unwrap_or("2").to_owned();
    if says {
        case.exchange(at, &format!("{substance}{pattern}1"), &RULE.id, "The provider documents remission.");
    }
}
