//! The combination code in the place of hypertension: what its three rules share.

use superbill_domain::RuleId;

use crate::case::{Case, Doubt};

/// Heart diseases presumed hypertensive.
pub(super) const HEART: [&str; 6] = ["I50", "I514", "I515", "I517", "I5189", "I519"];
/// Chronic kidney disease of stage 5, and end stage.
const LAST_STAGES: [&str; 2] = ["N185", "N186"];

/// What is presumed to go with hypertension.
pub(super) struct Company {
    pub(super) failing: bool,
    pub(super) heart: bool,
    pub(super) kidney: bool,
    pub(super) last_stage: bool,
}

/// The place of essential hypertension, and what is coded beside it; none where hypertension is not coded as such, or
/// where the provider says that the two have nothing to do with each other.
pub(super) fn company(case: &Case<'_>) -> Option<(usize, Company)> {
    let at = case.diagnoses.iter().position(|diagnosis| diagnosis.code.undotted() == "I10")?;
    let related = |families: &[&str]| {
        let mut parts = case.diagnoses.iter().filter(|part| part.is_any(families));
        parts.any(|part| !case.says(part, &UNRELATED))
    };
    let company = Company {
        failing: related(&["I50"]),
        heart: related(&HEART),
        kidney: related(&["N18"]),
        last_stage: related(&LAST_STAGES),
    };
    Some((at, company))
}

const UNRELATED: [&str; 4] = ["unrelated to", "not related to", "not due to", "not caused by"];

/// Puts the combination code in the place of hypertension, before the diseases it combines.
pub(super) fn combine(case: &mut Case<'_>, at: usize, code: &str, parts: &[&str], rule: &RuleId) {
    let words: Vec<_> = case
        .diagnoses
        .iter()
        .filter(|part| part.is_any(parts))
        .flat_map(|part| part.mentions.clone())
        .collect();
    let first = case.position(parts).unwrap_or(at);
    if !case.exchange(at, code, rule, "The classification presumes the two to be related.") {
        return;
    }
    let mut whole = case.diagnoses.remove(at);
    whole.mentions.extend(words);
    whole.doubt(Doubt::Presumed);
    case.diagnoses.insert(first.min(at), whole);
}
