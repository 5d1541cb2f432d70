//! The visit level: medical decision making counted from the note, or the clinician's time where it is higher.
//!
//! The level of decision making is the second highest of three columns: problems addressed, data, risk (the American
//! Medical Association's table of 2021, extended in 2023). What is counted is what the note documents as done in this
//! visit, each once and with its words; nothing is counted because it would raise the level.

mod data;
mod family;
mod preventive;
mod problems;
mod risk;

use superbill_domain::{
    LevelBasis, MdmColumn, MdmElement, MdmLevel, ProcedureSuggestion, Setting, Span, VisitLevel,
};

use crate::case::Case;

/// What a column came to, and what was counted in it.
pub(crate) struct Column {
    level: MdmLevel,
    elements: Vec<MdmElement>,
}

/// The level of the visit; none where the note addresses nothing.
pub(crate) fn visit_level(case: &Case<'_>, billed: &[ProcedureSuggestion]) -> Option<VisitLevel> {
    if case.diagnoses.is_empty() && case.chart.problems.is_empty() {
        return None;
    }
    let problems = problems::count(case);
    let data = data::count(case, billed);
    let risk = risk::count(case);
    let family = family::of(case);
    let by_decision = second_highest([problems.level, data.level, risk.level]);
    let minutes = case.chart.time;
    let by_time = minutes.and_then(|time| family.by_minutes(time.minutes));
    let (level, by) = match by_time {
        Some(time) if time > by_decision => (time, LevelBasis::Time),
        _ => (by_decision, LevelBasis::Mdm),
    };
    let (code, by) = match preventive::code(case) {
        Some(code) => (code, LevelBasis::Kind),
        None => (family.code(level)?, by),
    };
    let mut elements = problems.elements;
    elements.extend(data.elements);
    elements.extend(risk.elements);
    let minutes = minutes.map(|time| time.minutes);
    Some(VisitLevel {
        code,
        by,
        problems: problems.level,
        data: data.level,
        risk: risk.level,
        minutes,
        elements,
    })
}

/// True where an office visit's code depends on whether the patient is new, and nobody says so.
pub(crate) fn lacks_whether_new(case: &Case<'_>) -> bool {
    let context = case.context;
    is_office(context.setting) && context.new_patient.is_none() && !family::says_new(case)
}

fn second_highest(mut columns: [MdmLevel; 3]) -> MdmLevel {
    columns.sort_unstable();
    let [_, second, _] = columns;
    second
}

fn element(case: &Case<'_>, column: MdmColumn, what: impl Into<String>, spans: &[Span]) -> MdmElement {
    MdmElement { column, what: what.into(), evidence: case.evidence(spans) }
}

/// True for a setting whose visits are those of an office.
const fn is_office(setting: Setting) -> bool {
    matches!(setting, Setting::Office | Setting::Outpatient)
}

#[cfg(test)]
mod tests;
