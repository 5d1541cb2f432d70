//! Observation: vital signs, results, findings of an examination, social history.

use superbill_domain::SectionRole;

use crate::draft::{Claimed, Draft, Line};
use crate::traced::Traced;
use crate::vocabulary::{abnormality, abnormality_word};

use super::concepts::{self, Concept};
use super::json::Node;
use super::visits::Writing;

/// Writes an observation and its components, each a line. A result is never a diagnosis: it stands among the results.
pub(crate) fn observation(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let node = writing.node();
    let Some(mut first) = line(&node) else { return };
    first.more.extend(concepts::notes(&node));
    if let Some((status, value)) = concepts::code(&node, "status") {
        let void = matches!(status.as_str(), "entered-in-error" | "cancelled");
        first.more.extend(void.then(|| Traced::standing_for("Entered in error", value.whole_source())));
    }
    let section = draft.section(role(&node), node.source());
    section.line(&first);
    for component in node.all("component").iter().filter_map(line) {
        section.line(&component);
    }
}

/// The part of a note in which a category of observations stands.
fn role(node: &Node<'_>) -> SectionRole {
    let categories = node.all("category");
    let codes = categories.iter().filter_map(|category| Some(category.at(&["coding", "code"])?.text()));
    let known = codes.into_iter().find_map(|code| match code.as_str() {
        "vital-signs" => Some(SectionRole::Vitals),
        "social-history" | "sdoh" | "survey" => Some(SectionRole::Sh),
        "exam" => Some(SectionRole::Exam),
        _ => None,
    });
    known.unwrap_or(SectionRole::Results)
}

/// The name with its value, and how it stands to its range.
fn line(node: &Node<'_>) -> Option<Line> {
    let concept = Concept::at(node, "code")?;
    let mut name = concept.name.one_line();
    if let Some(value) = value(node) {
        name.push_sign(": ");
        name.push(&value.one_line());
    }
    let flag = concepts::code(node, "interpretation");
    let meant = flag.as_ref().and_then(|(code, _)| abnormality(code));
    let state = meant
        .zip(flag)
        .map(|(meant, (_, value))| Traced::standing_for(abnormality_word(meant), value.whole_source()));
    Some(Line { state, ..Line::naming(name, concept.codings, Claimed::Result(meant)) })
}

/// Its value in words.
fn value(node: &Node<'_>) -> Option<Traced> {
    let members = node.members();
    let (key, value) = members.into_iter().find(|(key, _)| key.starts_with("value"))?;
    let part = |value: &Node<'_>, key: &str| value.get(key).map(|part| part.words()).unwrap_or_default();
    Some(match key.as_str() {
        "valueQuantity" => quantity(&value),
        "valueCodeableConcept" => Concept::of(&value).name,
        "valueRange" => joined(
            &[value.get("low").map(|low| quantity(&low)), value.get("high").map(|high| quantity(&high))],
            " - ",
        ),
        "valueRatio" => joined(
            &[value.get("numerator").map(|n| quantity(&n)), value.get("denominator").map(|d| quantity(&d))],
            "/",
        ),
        "valuePeriod" => joined(&[Some(part(&value, "start")), Some(part(&value, "end"))], " to "),
        _ => value.words(),
    })
}

fn quantity(value: &Node<'_>) -> Traced {
    let word = |key: &str| value.get(key).map(|part| part.words()).filter(|part| !part.is_blank());
    let amount = joined(&[word("comparator"), word("value")], "");
    joined(&[Some(amount), word("unit").or_else(|| word("code"))], " ")
}

fn joined(parts: &[Option<Traced>], sign: &str) -> Traced {
    let mut all = Traced::default();
    for part in parts.iter().flatten().filter(|part| !part.is_blank()) {
        if all.len() > 0 {
            all.push_sign(sign);
        }
        all.push(part);
    }
    all
}
