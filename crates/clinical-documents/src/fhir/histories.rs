//! AllergyIntolerance and FamilyMemberHistory.

use superbill_domain::SectionRole;

use crate::draft::{Claimed, Draft, Line, State};
use crate::traced::Traced;

use super::concepts::{self, Concept};
use super::visits::Writing;

/// Writes an allergy with its reactions and whether it stands.
pub(crate) fn allergy(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let node = writing.node();
    let narrated = || Some(Concept { name: concepts::narrative_of(&node)?, codings: Vec::new() });
    let Some(concept) = Concept::at(&node, "code").or_else(narrated) else { return };
    let status =
        concepts::code(&node, "verificationStatus").or_else(|| concepts::code(&node, "clinicalStatus"));
    let state = status.and_then(|(code, value)| {
        let told =
            matches!(code.as_str(), "refuted" | "entered-in-error" | "inactive" | "resolved" | "unconfirmed");
        told.then(|| Traced::standing_for(code.replace('-', " "), value.whole_source()))
    });
    let reactions = node.all("reaction");
    let mut more: Vec<Traced> =
        reactions.iter().flat_map(|reaction| concepts::names(reaction, "manifestation")).collect();
    more.extend(concepts::notes(&node));
    let line = Line { state, more, ..Line::naming(concept.name, concept.codings, Claimed::Allergy) };
    draft.section(SectionRole::Allergies, node.source()).line(&line);
}

/// Writes the conditions of a member of the family, each a line that names the member.
pub(crate) fn family(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let node = writing.node();
    let member = Concept::at(&node, "relationship")
        .map(|concept| concept.name)
        .or_else(|| node.get("name").map(|name| name.words()));
    let member = member.unwrap_or_else(|| Traced::standing_for("relative", node.source()));
    let section = draft.section(SectionRole::Fh, node.source());
    let conditions = node.all("condition");
    for condition in &conditions {
        let Some(concept) = Concept::at(condition, "code") else { continue };
        let mut more = concepts::names(condition, "outcome");
        more.extend(concepts::notes(condition));
        let claimed = Claimed::Problem(State::Family);
        section.line(&Line {
            state: Some(member.clone()),
            more,
            ..Line::naming(concept.name, concept.codings, claimed)
        });
    }
    if conditions.is_empty() {
        let words = concepts::notes(&node).into_iter().next().or_else(|| concepts::narrative_of(&node));
        if let Some(words) = words {
            section.line(&Line::words(words));
        }
    }
}
