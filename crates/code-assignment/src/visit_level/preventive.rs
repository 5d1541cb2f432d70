//! Preventive visits: their code follows from age, and whether the patient is new.

use superbill_domain::Procedure;

use super::family::is_new;
use super::is_office;
use crate::case::{Case, Place};

/// The preventive visit by age, where a routine examination is the reason of the visit: where it is a problem of the
/// assessment, or nothing but it is assessed. Where the assessment is all problems, the visit goes by them.
pub(super) fn code(case: &Case<'_>) -> Option<Procedure> {
    let first = case.diagnoses.first().filter(|first| first.is_any(&["Z000", "Z0012"]))?;
    let others = case.diagnoses.iter().any(|other| other.place == Place::Title && other.code != first.code);
    let routine = first.place == Place::Title || !others;
    let age = case.context.age.or(case.chart.age.map(|(age, _)| age))?;
    let by_age = match age {
        0 => 1,
        1..=4 => 2,
        5..=11 => 3,
        12..=17 => 4,
        18..=39 => 5,
        40..=64 => 6,
        65.. => 7,
    };
    let series = if is_new(case) { 8 } else { 9 };
    (routine && is_office(case.context.setting))
        .then(|| format!("993{series}{by_age}").parse().ok())
        .flatten()
}
