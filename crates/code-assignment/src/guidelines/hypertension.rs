//! Hypertension with heart disease, kidney disease or both is one combination code.

use superbill_domain::{Icd10Cm, NotCodedReason, RuleId, Severity};

use crate::case::{Case, Diagnosis, Doubt};
use crate::guideline::Guideline;

pub(super) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-HYPERTENSION"),
    section: "I.C.9.a",
    title: "Hypertension with heart or kidney disease",
    what: "Hypertension with heart failure, heart disease or chronic kidney disease is presumed related: \
          I11, I12 or I13.",
    why: "I10 beside heart failure or chronic kidney disease says that they have nothing to do with each \
          other, which only the provider can say.",
    example: "“Hypertension. Chronic systolic heart failure. Chronic kidney disease stage 3a”: I13.0, \
          I50.22 and N18.31, not I10.",
    remedy: "Confirm the combination code; where the provider says that they are unrelated, code \
          hypertension by itself.",
    severity: Severity::Advise,
    apply,
};

/// Heart diseases presumed hypertensive.
const HEART: [&str; 6] = ["I50", "I514", "I515", "I517", "I5189", "I519"];
/// Those among them that the combination code already tells.
const TOLD: [&str; 2] = ["I515", "I517"];
/// Chronic kidney disease of stage 5, and end stage.
const LAST_STAGES: [&str; 2] = ["N185", "N186"];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.diagnoses.iter().position(|diagnosis| diagnosis.code.undotted() == "I10") else {
        return;
    };
    let (failing, heart) = (case.has(&["I50"]), case.has(&HEART));
    let (kidney, last) = (case.has(&["N18"]), case.has(&LAST_STAGES));
    let code = match (failing, heart, kidney, last) {
        (true, _, true, true) => "I13.2",
        (true, _, true, false) => "I13.0",
        (false, true, true, true) => "I13.11",
        (false, true, true, false) => "I13.10",
        (true, _, false, _) => "I11.0",
        (false, true, false, _) => "I11.9",
        (false, false, true, true) => "I12.0",
        (false, false, true, false) => "I12.9",
        (false, false, false, _) => return,
    };
    let Some(code) = code.parse::<Icd10Cm>().ok().filter(|code| case.tabular.is_billable(*code)) else {
        return;
    };
    combine(case, at, code);
    while let Some(told) = case.position(&TOLD) {
        case.drop_diagnosis(told, NotCodedReason::Excluded, &RULE.id);
    }
}

/// Puts the combination code in the place of hypertension, before the diseases it combines.
fn combine(case: &mut Case<'_>, at: usize, code: Icd10Cm) {
    let parts: Vec<Diagnosis> =
        case.diagnoses.iter().filter(|part| part.is_any(&HEART) || part.is_any(&["N18"])).cloned().collect();
    if at >= case.diagnoses.len() {
        return;
    }
    let mut whole = case.diagnoses.remove(at);
    for span in parts.iter().flat_map(|part| &part.evidence) {
        whole.evidence.push(*span);
    }
    whole.code = code;
    whole.mentions.extend(parts.iter().flat_map(|part| part.mentions.iter().copied()));
    whole.path.push(case.tabular.title(code).to_owned());
    whole.doubt(Doubt::Presumed);
    whole.by(&RULE.id, "The classification presumes hypertension and heart or kidney disease to be related.");
    let first =
        case.diagnoses.iter().position(|part| part.is_any(&HEART) || part.is_any(&["N18"])).unwrap_or(at);
    case.diagnoses.insert(first.min(at), whole);
}

#[cfg(test)]
mod tests {
    use crate::testing::codes;

    #[test]
    fn with_heart_failure() {
        let note = "A: [CHF|I50.9 chronic]. Lasix. A: [Hypertension|I10 chronic]. Stable.";
        assert_eq!(codes(note), ["I11.0", "I50.9"]);
    }

    #[test]
    fn with_kidney_disease() {
        let note =
            "A: [Hypertension|I10 chronic]. Stable. A: [End stage renal disease|N18.6 chronic]. Dialysis.";
        assert_eq!(codes(note), ["I12.0", "N18.6"]);
    }

    #[test]
    fn with_both() {
        let note = "A: [Hypertension|I10 chronic]. Stable. A: [Heart failure|I50.9 chronic]. Lasix. A: [CKD|N18.30 chronic]. Stable.";
        assert_eq!(codes(note), ["I13.0", "I50.9", "N18.30"]);
    }

    #[test]
    fn coronary_disease_is_not_presumed_hypertensive() {
        let note =
            "A: [Hypertension|I10 chronic]. Stable. A: [Coronary artery disease|I25.10 chronic]. Statin.";
        assert_eq!(codes(note), ["I10", "I25.10"]);
    }
}
