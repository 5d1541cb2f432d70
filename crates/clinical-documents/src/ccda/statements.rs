//! The states of clinical statements: negated, active, planned, done.

use superbill_domain::{Abnormality, Act, Date, MedicineAct};

use crate::draft::State;
use crate::traced::Traced;
use crate::vocabulary::{abnormality, day};

use super::header::first_day;
use super::xml::Element;

/// Concern Act (problem), Problem Status.
const CONCERN: &str = "2.16.840.1.113883.10.20.22.4.3";
const PROBLEM_STATUS: &str = "2.16.840.1.113883.10.20.22.4.6";

/// True for a statement that says that the thing is not so, or that the act was not done.
pub(crate) fn is_negated(statement: &Element<'_>) -> bool {
    statement.attribute("negationInd") == Some("true")
}

/// The state of a problem observation, with the words that say so and the place that does.
pub(crate) fn problem(observation: &Element<'_>) -> (State, Option<Traced>) {
    let said = |state, words: &str, by: &Element<'_>| (state, Some(Traced::standing_for(words, by.source())));
    if is_negated(observation) {
        let by = observation.value("negationInd").map(|value| value.whole_source());
        return (State::Negated, by.map(|source| Traced::standing_for("not present", source)));
    }
    let status = observation.all().find(|element| element.has_template(PROBLEM_STATUS));
    if let Some(value) = status.and_then(|status| status.child("value")) {
        // SNOMED CT: resolved, inactive, in remission.
        match value.attribute("code") {
            Some("413322009") => return said(State::Resolved, "resolved", &value),
            Some("73425007") => return said(State::Historical, "no longer active", &value),
            Some("277022003") => return said(State::Affirmed, "in remission", &value),
            _ => {}
        }
    }
    let over = observation.child("effectiveTime").and_then(|time| time.child("high"));
    if let Some(high) = over.filter(|high| high.attribute("value").and_then(day).is_some()) {
        return said(State::Resolved, "resolved", &high);
    }
    let concern = observation.around(|element| element.has_template(CONCERN));
    match concern.and_then(|concern| concern.child("statusCode")) {
        Some(status) if status.attribute("code") == Some("completed") => {
            said(State::Resolved, "resolved", &status)
        }
        Some(status) if status.attribute("code") == Some("aborted") => {
            said(State::Negated, "entered in error", &status)
        }
        _ => (State::Affirmed, None),
    }
}

/// What is done about a procedure in the visit of a day, with the words that say so.
pub(crate) fn procedure(statement: &Element<'_>, on: Option<Date>) -> (Act, Option<Traced>) {
    let mood = statement.value("moodCode");
    let status = statement.child("statusCode");
    let code = status.and_then(|status| status.attribute("code")).unwrap_or_default();
    let by_status = |words: &str| status.map(|status| Traced::standing_for(words, status.source()));
    let by_mood = |words: &str| mood.as_ref().map(|mood| Traced::standing_for(words, mood.whole_source()));
    if is_negated(statement) {
        let by = statement.value("negationInd").map(|value| value.whole_source());
        return (Act::Negated, by.map(|source| Traced::standing_for("not done", source)));
    }
    match (mood.as_ref().map(Traced::text), code) {
        (_, "aborted" | "cancelled") => (Act::Negated, by_status("stopped before it was done")),
        (Some("RQO"), _) => (Act::Ordered, by_mood("ordered")),
        (Some("INT" | "PRMS" | "PRP" | "ARQ" | "APT" | "GOL"), _) => (Act::Planned, by_mood("planned")),
        _ if on.is_some() && first_day(statement) == on => (Act::Performed, by_status("done")),
        _ => (Act::Past, None),
    }
}

/// What is done about a medicine, with the words that say so.
pub(crate) fn medicine(statement: &Element<'_>) -> (MedicineAct, Option<Traced>) {
    let status = statement.child("statusCode");
    let by_status = |words: &str| status.map(|status| Traced::standing_for(words, status.source()));
    if is_negated(statement) {
        let by = statement.value("negationInd").map(|value| value.whole_source());
        return (MedicineAct::Negated, by.map(|source| Traced::standing_for("not taken", source)));
    }
    match status.and_then(|status| status.attribute("code")) {
        Some("aborted" | "cancelled") => (MedicineAct::Stopped, by_status("stopped")),
        _ => (MedicineAct::Listed, None),
    }
}

/// How a result stands to its range, with the element that says so.
pub(crate) fn flag<'x>(observation: &Element<'x>) -> Option<(Abnormality, Element<'x>)> {
    let mut codes = observation.children().filter(|child| child.name() == "interpretationCode");
    codes.find_map(|code| Some((abnormality(code.attribute("code")?)?, code)))
}
