//! Variants: other words and another order for the same thing, so that no table need write them out.
//!
//! "Kidney stone" is also "renal stone", "renal calculus", "stone of the kidney" and "calculi in the kidney". What is
//! the same word is data: `lexicon/same_words.tsv`.

use std::collections::{BTreeSet, HashMap};

use crate::table::rows;

const TABLE: &str = include_str!("../../lexicon/same_words.tsv");

/// The longest term that has variants, in words.
const LONGEST: usize = 6;

/// The most variants of a term.
const MOST: usize = 40;

/// Words that tie a part of the body to what ails it.
const OF: &[&str] = &["of", "in"];

/// What is the same: parts of the body with their adjectives, and conditions with several names.
pub(super) struct Variants {
    /// The nouns of an adjective: "renal" is "kidney".
    nouns: HashMap<&'static str, Vec<&'static str>>,
    /// The adjectives of a noun.
    adjectives: HashMap<&'static str, Vec<&'static str>>,
    /// The other names of a condition that may stand "of" a part of the body.
    heads: HashMap<&'static str, Vec<&'static str>>,
    /// Groups of phrases that are the same.
    same: Vec<Vec<&'static str>>,
}

impl Variants {
    /// Reads the table.
    pub(super) fn read() -> Self {
        let (mut nouns, mut adjectives): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
        let (mut heads, mut same): (HashMap<_, Vec<_>>, Vec<Vec<_>>) = Default::default();
        for [kind, words] in rows::<2>(TABLE) {
            let group: Vec<&str> = words.split(',').map(str::trim).collect();
            match (kind, group.split_first()) {
                ("part", Some((adjective, of))) => {
                    nouns.entry(*adjective).or_default().extend(of);
                    of.iter().for_each(|noun| adjectives.entry(*noun).or_default().push(*adjective));
                }
                ("head", _) => group.iter().for_each(|head| drop(heads.insert(*head, group.clone()))),
                _ => same.push(group),
            }
        }
        Self { nouns, adjectives, heads, same }
    }

    /// Hands each variant of a term to `each`, not the term itself.
    pub(super) fn of(&self, term: &str, mut each: impl FnMut(&str)) {
        if term.contains(',') || term.split(' ').count() > LONGEST {
            return;
        }
        let term = term.split_whitespace().filter(|word| *word != "the").collect::<Vec<_>>().join(" ");
        let mut known = BTreeSet::from([term.clone()]);
        let mut fresh = vec![term.clone()];
        while let Some(next) = fresh.pop().filter(|_| known.len() <= MOST) {
            for variant in self.one_step(&next) {
                if known.insert(variant.clone()) {
                    fresh.push(variant);
                }
            }
        }
        known.iter().filter(|variant| **variant != term).for_each(|variant| each(variant));
    }

    /// What one change makes of a term.
    fn one_step(&self, term: &str) -> Vec<String> {
        let words: Vec<&str> = term.split(' ').collect();
        let mut made = Vec::new();
        let last = words.len().saturating_sub(1);
        for (at, word) in words.iter().enumerate() {
            let after_of =
                at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|w| OF.contains(w));
            let with = |other: &str| {
                let replaced = words.iter().enumerate().map(|(i, word)| if i == at { other } else { *word });
                replaced.collect::<Vec<_>>().join(" ")
            };
            let none: &[&str] = &[];
            if at < last && !after_of {
                made.extend(self.nouns.get(word).map_or(none, Vec::as_slice).iter().map(|noun| with(noun)));
                made.extend(
                    self.adjectives.get(word).map_or(none, Vec::as_slice).iter().map(|adj| with(adj)),
                );
            }
            made.extend(self.heads.get(word).map_or(none, Vec::as_slice).iter().map(|head| with(head)));
        }
        made.extend(self.turned(&words));
        for group in &self.same {
            for phrase in group.iter().filter(|phrase| has_phrase(term, phrase)) {
                made.extend(
                    group
                        .iter()
                        .filter(|other| *other != phrase)
                        .map(|other| term.replacen(*phrase, other, 1)),
                );
            }
        }
        made
    }

    /// The other order: "stone of kidney" is "kidney stone" and "renal stone"; "renal stone" is "stone of kidney".
    fn turned(&self, words: &[&str]) -> Vec<String> {
        let is_head = |word: &str| self.heads.contains_key(word);
        match words {
            [before @ .., head, of, part] if OF.contains(of) && is_head(head) => {
                let adjectives = self.adjectives.get(part).into_iter().flatten();
                let parts = adjectives.chain([part]).filter(|_| self.adjectives.contains_key(part));
                let before = before.join(" ");
                parts.map(|part| format!("{before} {part} {head}").trim().to_owned()).collect()
            }
            [before @ .., part, head] if is_head(head) => {
                let noun = self.adjectives.get_key_value(part).map(|(noun, _)| *noun);
                let nouns = noun.into_iter().chain(self.nouns.get(part).into_iter().flatten().copied());
                let before = before.join(" ");
                let turned = nouns.flat_map(|noun| OF.iter().map(move |of| (of, noun)));
                turned.map(|(of, noun)| format!("{before} {head} {of} {noun}").trim().to_owned()).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// True where a phrase stands in a term between blanks.
fn has_phrase(term: &str, phrase: &str) -> bool {
    term.match_indices(phrase).any(|(at, _)| {
        let begins = at == 0 || term.as_bytes().get(at - 1) == Some(&b' ');
        begins && term.get(at + phrase.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(term: &str) -> Vec<String> {
        let mut made = Vec::new();
        Variants::read().of(term, |variant| made.push(variant.to_owned()));
        made
    }

    #[test]
    fn other_words_and_another_order_name_the_same() {
        for (term, variant) in [
            ("kidney stone", "renal calculus"),
            ("kidney stone", "stone of kidney"),
            ("abscess of liver", "hepatic abscess"),
            ("acute renal failure", "acute kidney failure"),
            ("lung cancer", "carcinoma of lung"),
            ("bladder tumor", "neoplasm of bladder"),
            ("enlarged lymph nodes", "adenopathy"),
        ] {
            assert!(variants(term).iter().any(|made| made == variant), "{term}: {:?}", variants(term));
        }
        assert!(variants("gout").is_empty());
    }
}
