//! Concepts: what a CodeableConcept names, in words and in codes.

use superbill_domain::{CodeSystem, Coding};

use crate::traced::{Traced, narrative};
use crate::vocabulary::by_uri;

use super::json::Node;

/// A concept in words and in codes.
#[derive(Default)]
pub(crate) struct Concept {
    pub(crate) name: Traced,
    pub(crate) codings: Vec<Coding>,
}

impl Concept {
    /// The concept of a CodeableConcept: named by its text, else by the display of the coding that says most to a
    /// coder, else by a bare code.
    pub(crate) fn of(node: &Node<'_>) -> Self {
        let codings: Vec<_> = node.all("coding");
        let mut coded: Vec<(Coding, Traced, Traced)> = codings.iter().filter_map(coding).collect();
        coded.sort_by_key(|(coding, _, _)| coding.system != CodeSystem::Icd10Cm);
        let text = node.get("text").map(|text| text.words()).filter(|text| !text.is_blank());
        let display =
            || coded.iter().map(|(_, display, _)| display).find(|display| !display.is_blank()).cloned();
        let code = || coded.first().map(|(_, _, code)| code.clone());
        let name = text.or_else(display).or_else(code).unwrap_or_default();
        Self { name, codings: coded.into_iter().map(|(coding, _, _)| coding).collect() }
    }

    /// The concept of a member; none where there is no such member, or it says nothing.
    pub(crate) fn at(node: &Node<'_>, key: &str) -> Option<Self> {
        let concept = Self::of(&node.get(key)?.elements().first().copied()?);
        (!concept.name.is_blank()).then_some(concept)
    }
}

/// The words of the concepts of a member.
pub(crate) fn names(node: &Node<'_>, key: &str) -> Vec<Traced> {
    let concepts = node.all(key).into_iter().map(|node| Concept::of(&node).name);
    concepts.filter(|name| !name.is_blank()).collect()
}

/// The codes of a CodeableConcept, or a plain code as earlier editions wrote it, with the words that stand for it.
pub(crate) fn code(node: &Node<'_>, key: &str) -> Option<(String, Traced)> {
    let value = node.get(key)?;
    let coded = value.at(&["coding", "code"]).unwrap_or(value);
    let words = coded.words();
    (!words.is_blank()).then(|| (words.text().to_ascii_lowercase(), words))
}

/// The words of the narrative that a resource bears for people.
pub(crate) fn narrative_of(node: &Node<'_>) -> Option<Traced> {
    let words = narrative(&node.at(&["text", "div"])?.words()).words;
    (!words.is_blank()).then_some(words)
}

/// The texts of its notes (Annotation).
pub(crate) fn notes(node: &Node<'_>) -> Vec<Traced> {
    node.all("note").iter().map(|note| note.get("text").unwrap_or(*note).words()).collect()
}

fn coding(node: &Node<'_>) -> Option<(Coding, Traced, Traced)> {
    let word = |key: &str| node.get(key).map(|value| value.words()).unwrap_or_default();
    let (code, display) = (word("code"), word("display"));
    if code.is_blank() && display.is_blank() {
        return None;
    }
    let system = by_uri(word("system").text());
    Some((Coding { system, code: code.text().to_owned() }, display, code))
}
