//! Resolves "see" and "see also" when an index is compiled: which term they lead to, and what they say beyond it.

use std::collections::BTreeMap;

use super::builder::{FlatTerm, number};
use super::drug::Intent;
use super::neoplasm::Behaviour;
use super::rows::{NONE, ReferenceRow};
use crate::System;
use crate::release::ReleaseWriter;
use crate::words::{each_word, is_filler};

/// Where a reference leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Destination {
    /// To a term of the same index, or to none that could be found.
    Term = 0,
    /// "See condition": the word is a quality; the condition itself is to be looked up.
    Condition = 1,
    /// To the table of neoplasms.
    Neoplasms = 2,
    /// To the table of drugs and chemicals.
    Drugs = 3,
    /// To the index of external causes.
    ExternalCauses = 4,
}

impl Destination {
    pub(crate) fn from_byte(byte: u8) -> Self {
        match byte {
            1 => Self::Condition,
            2 => Self::Neoplasms,
            3 => Self::Drugs,
            4 => Self::ExternalCauses,
            _ => Self::Term,
        }
    }
}

/// A reference, resolved.
pub(super) struct Reference {
    text: String,
    destination: Destination,
    column: u8,
    target: Option<usize>,
    rest: String,
}

impl Reference {
    pub(super) fn row(&self, at: usize, release: &mut ReleaseWriter) -> ReferenceRow {
        ReferenceRow {
            number: number(at),
            text: release.text(&self.text),
            destination: self.destination as u8,
            column: self.column,
            target: self.target.map_or(NONE.into(), number),
            rest: release.text(&self.rest),
        }
    }
}

/// Finds terms by what references call them.
pub(super) struct Resolver<'t> {
    terms: &'t [FlatTerm],
    system: System,
    main_terms: BTreeMap<&'t str, Vec<usize>>,
}

/// A resolver over the terms of an index.
pub(super) fn resolve(terms: &[FlatTerm], system: System) -> Resolver<'_> {
    let mut main_terms: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, term) in terms.iter().enumerate().filter(|(_, term)| term.above.is_none()) {
        for (word, _) in &term.words.essential {
            main_terms.entry(word).or_default().push(at);
        }
    }
    Resolver { terms, system, main_terms }
}

impl Resolver<'_> {
    /// What a reference says and leads to.
    pub(super) fn reference(&self, text: &str) -> Reference {
        let told = |destination, column| Reference {
            text: text.to_owned(),
            destination,
            column,
            target: None,
            rest: String::new(),
        };
        let lower = text.to_lowercase();
        if lower == "condition" || lower == "by condition" {
            return told(Destination::Condition, 0);
        }
        if lower.contains("table of drugs") {
            return told(Destination::Drugs, Intent::named_in(&lower).map_or(0, Intent::column));
        }
        if lower.contains("external cause") {
            return told(Destination::ExternalCauses, 0);
        }
        let segments = text.split(',').map(str::trim);
        if let Some(rest) = lower.strip_prefix("neoplasm").filter(|_| self.system != System::NeoplasmTable) {
            let column = Behaviour::named_in(rest).map_or(0, Behaviour::column);
            let sites = segments.skip(1).filter(|part| !says_no_site(part)).collect::<Vec<_>>().join(" ");
            return Reference { rest: sites, ..told(Destination::Neoplasms, column) };
        }
        self.to_term(text)
    }

    fn to_term(&self, text: &str) -> Reference {
        let mut rest: Vec<String> = Vec::new();
        let mut target = None;
        for segment in text.split(',') {
            let mut words = words_of(segment);
            let found = match target {
                None => self.main_term(&words),
                Some(above) => self.below(above, &words),
            };
            if let Some((term, taken)) = found {
                target = Some(term);
                words.retain(|word| !taken.contains(word));
                // "complicated by obstruction" may stand as two terms.
                if let Some((deeper, taken)) = self.below(term, &words).filter(|_| !words.is_empty()) {
                    target = Some(deeper);
                    words.retain(|word| !taken.contains(word));
                }
            }
            rest.extend(words);
        }
        let rest = rest.join(" ");
        Reference { text: text.to_owned(), destination: Destination::Term, column: 0, target, rest }
    }

    /// The main term that has the most of the words, all its own among them.
    fn main_term(&self, words: &[String]) -> Option<(usize, Vec<String>)> {
        let candidates = words.iter().filter_map(|word| self.main_terms.get(word.as_str())).flatten();
        self.best(candidates.copied(), words)
    }

    /// The term below another that has the most of the words; terms that only tell a relation are looked through.
    fn below(&self, above: usize, words: &[String]) -> Option<(usize, Vec<String>)> {
        let end = self.terms.get(above)?.end;
        let mut candidates = Vec::new();
        let mut at = above + 1;
        while at < end {
            let Some(term) = self.terms.get(at) else { break };
            if term.words.essential.is_empty() {
                at += 1;
            } else {
                candidates.push(at);
                at = term.end;
            }
        }
        self.best(candidates.into_iter(), words)
    }

    fn best(
        &self,
        candidates: impl Iterator<Item = usize>,
        words: &[String],
    ) -> Option<(usize, Vec<String>)> {
        let fitting = candidates.filter_map(|at| Some((at, self.taken(at, words)?)));
        // Of equals the first.
        fitting.fold(None, |best: Option<(usize, Vec<String>)>, next| match best {
            Some(best) if best.1.len() >= next.1.len() => Some(best),
            _ => Some(next),
        })
    }

    /// The words that a term takes, where they hold all that it requires.
    fn taken(&self, at: usize, words: &[String]) -> Option<Vec<String>> {
        let title = &self.terms.get(at)?.words;
        let has = |word: &String| words.contains(word);
        let all = title.essential.iter().all(|(word, group)| {
            has(word) || title.essential.iter().any(|(other, same)| same == group && has(other))
        });
        let essential = title.essential.iter().map(|(word, _)| word);
        all.then(|| essential.chain(&title.optional).filter(|word| has(word)).cloned().collect())
    }
}

fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| {
        if !is_filler(word) {
            words.push(word.to_owned());
        }
    });
    words
}

/// True for a part of a reference to the table of neoplasms that names a column, or nothing.
fn says_no_site(part: &str) -> bool {
    let lower = part.to_lowercase();
    lower.starts_with("by site") || Behaviour::named_in(&lower).is_some()
}
