//! Procedure, ServiceRequest and Immunization: what was done, not done, or is to be done.

use superbill_domain::{Act, SectionRole};

use crate::draft::{Claimed, Draft, Line};
use crate::traced::Traced;

use super::concepts::{self, Concept};
use super::visits::Writing;

/// Writes a procedure. It counts for this visit where it was done on its day, or is tied to it without a day.
pub(crate) fn procedure(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let status = concepts::code(&writing.node(), "status");
    let done = writing.day(&["performedDateTime", "performedPeriod"]);
    let this_visit = writing.is_of_this_visit(done, draft.told.on);
    let (act, words) = match status.as_ref().map(|(code, _)| code.as_str()) {
        Some("not-done") => (Act::Negated, Some("not done")),
        Some("entered-in-error") => (Act::Negated, Some("entered in error")),
        Some("preparation") => (Act::Planned, Some("planned")),
        Some("stopped" | "on-hold" | "suspended" | "aborted") => {
            (Act::Negated, Some("stopped before it was done"))
        }
        Some("completed" | "in-progress") if this_visit => (Act::Performed, Some("done")),
        _ => (Act::Past, None),
    };
    let state = status.and_then(|(_, value)| Some(Traced::standing_for(words?, value.whole_source())));
    write(writing, draft, "code", act, state);
}

/// Writes an order.
pub(crate) fn service_request(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let status = concepts::code(&writing.node(), "status");
    let word = status.as_ref().map_or("", |(code, _)| code.as_str());
    let intent = writing.text("intent");
    let refused = writing.text("doNotPerform") == "true" || matches!(word, "revoked" | "entered-in-error");
    let ordered = intent.ends_with("order") && matches!(word, "active" | "completed" | "on-hold");
    let (act, words) = match (refused, ordered) {
        (true, _) => (Act::Negated, "not ordered"),
        (false, true) => (Act::Ordered, "ordered"),
        (false, false) => (Act::Planned, "planned"),
    };
    let state = status.map(|(_, value)| Traced::standing_for(words, value.whole_source()));
    write(writing, draft, "code", act, state);
}

/// Writes a vaccination.
pub(crate) fn immunization(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let status = concepts::code(&writing.node(), "status");
    let this_visit = writing.is_of_this_visit(writing.day(&["occurrenceDateTime"]), draft.told.on);
    let (act, words) = match status.as_ref().map(|(code, _)| code.as_str()) {
        Some("not-done" | "entered-in-error") => (Act::Negated, "not given"),
        _ if this_visit => (Act::Performed, "given"),
        _ => (Act::Past, "given before"),
    };
    let state = status.map(|(_, value)| Traced::standing_for(words, value.whole_source()));
    write(writing, draft, "vaccineCode", act, state);
}

fn write(writing: &Writing<'_, '_>, draft: &mut Draft, key: &str, act: Act, state: Option<Traced>) {
    let node = writing.node();
    let narrated = || Some(Concept { name: concepts::narrative_of(&node)?, codings: Vec::new() });
    let Some(concept) = Concept::at(&node, key).or_else(narrated) else { return };
    let details = concepts::names(&node, "bodySite");
    let mut more = concepts::names(&node, "reasonCode");
    more.extend(concepts::names(&node, "outcome"));
    more.extend(concepts::names(&node, "complication"));
    more.extend(node.get("performedString").map(|value| value.words()));
    more.extend(concepts::notes(&node));
    let line =
        Line { details, state, more, ..Line::naming(concept.name, concept.codings, Claimed::Procedure(act)) };
    let role = match act {
        Act::Past => SectionRole::Psh,
        Act::Ordered | Act::Planned => SectionRole::Plan,
        Act::Performed | Act::Reviewed | Act::Negated => SectionRole::Procedure,
    };
    draft.section(role, node.source()).line(&line);
}
