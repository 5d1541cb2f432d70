//! Condition: what the patient has, had, may have or does not have.

use superbill_domain::SectionRole;

use crate::draft::{Claimed, Draft, Line, State};
use crate::rules::{Findings, VALUE};
use crate::traced::Traced;

use super::concepts::{self, Concept};
use super::visits::Writing;

/// Writes a condition: a diagnosis of the encounter under the assessment, anything else under the problem list.
///
/// A problem that is only listed is background: it was not looked after because it stands in a list (Official Guidelines
/// IV.J). Without a category, the tie to the encounter decides.
pub(crate) fn condition(writing: &Writing<'_, '_>, draft: &mut Draft, findings: &mut Findings) {
    let node = writing.node();
    let concept = Concept::at(&node, "code").or_else(|| {
        let name = concepts::narrative_of(&node)?;
        Some(Concept { name, codings: Vec::new() })
    });
    let Some(concept) = concept else {
        findings.report(&VALUE, Some(node.source()), "a Condition names no condition");
        return;
    };
    let (state, words) = state(writing, findings);
    let section = if is_diagnosis(writing) { SectionRole::Assessment } else { SectionRole::Pmh };
    let mut details = concepts::names(&node, "severity");
    details.extend(concepts::names(&node, "bodySite"));
    let stages = node.all("stage");
    details.extend(stages.iter().flat_map(|stage| concepts::names(stage, "summary")));
    let mut more = concepts::notes(&node);
    for (key, lead) in
        [("onsetDateTime", "Onset "), ("onsetString", "Onset "), ("abatementDateTime", "Over since ")]
    {
        more.extend(node.get(key).map(|value| {
            let words = value.words();
            let mut said = Traced::standing_for(lead, words.whole_source());
            said.push(&words);
            said
        }));
    }
    let evidence = node.all("evidence");
    more.extend(evidence.iter().flat_map(|evidence| concepts::names(evidence, "code")));
    let line = Line {
        details,
        state: words,
        more,
        ..Line::naming(concept.name, concept.codings, Claimed::Problem(state))
    };
    draft.section(section, node.source()).line(&line);
}

/// Whether the visit addressed it.
fn is_diagnosis(writing: &Writing<'_, '_>) -> bool {
    let categories: Vec<String> = writing.node().all("category").iter().flat_map(codes).collect();
    let is = |name: &str| categories.iter().any(|category| category.replace('_', "-") == name);
    let listed = is("problem-list-item") || is("health-concern");
    let tied = writing.visit.is_encounter() && writing.node().get("encounter").is_some();
    is("encounter-diagnosis") || writing.is_addressed() || (!listed && tied)
}

fn codes(category: &super::json::Node<'_>) -> Vec<String> {
    let codings = category.all("coding");
    codings.iter().filter_map(|coding| Some(coding.get("code")?.text().to_ascii_lowercase())).collect()
}

/// Its state, and the words that say so where it is not simply present.
fn state(writing: &Writing<'_, '_>, findings: &mut Findings) -> (State, Option<Traced>) {
    let node = writing.node();
    let said = |state: State, words: &str, value: &Traced| {
        (state, Some(Traced::standing_for(words, value.whole_source())))
    };
    if let Some((code, value)) = concepts::code(&node, "verificationStatus") {
        match code.as_str() {
            "refuted" => return said(State::Negated, "refuted", &value),
            "entered-in-error" => return said(State::Negated, "entered in error", &value),
            "provisional" | "unconfirmed" => return said(State::Uncertain, "not confirmed", &value),
            "differential" => return said(State::Uncertain, "differential diagnosis", &value),
            "confirmed" | "unknown" => {}
            _ => findings.report(
                &VALUE,
                Some(value.whole_source()),
                "the verificationStatus is not one of FHIR's",
            ),
        }
    }
    match concepts::code(&node, "clinicalStatus") {
        Some((code, value)) => match code.as_str() {
            "active" | "recurrence" | "relapse" => (State::Affirmed, None),
            "remission" => said(State::Affirmed, "in remission", &value),
            "inactive" => said(State::Historical, "no longer active", &value),
            "resolved" => said(State::Resolved, "resolved", &value),
            _ => {
                findings.report(
                    &VALUE,
                    Some(value.whole_source()),
                    "the clinicalStatus is not one of FHIR's",
                );
                (State::Affirmed, None)
            }
        },
        None => match ["abatementDateTime", "abatementPeriod"].iter().find_map(|key| node.get(key)) {
            Some(abated) => (State::Resolved, Some(Traced::standing_for("resolved", abated.source()))),
            None => (State::Affirmed, None),
        },
    }
}
