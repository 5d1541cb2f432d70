//! A question to the search, and how it is answered.

use std::cmp::Reverse;

use super::build::{Search, says_something};
use super::hit::{Found, Hit, Source};
use super::narrow::narrow;
use super::rank::Ranked;
use super::shorthand::plain;
use crate::System;
use crate::words::each_word;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// Words, a code, or the beginning of a code.
    pub words: &'q str,
    /// How many hits at the most.
    pub limit: usize,
    /// Only codes of this code set.
    pub system: Option<System>,
    /// Only complete codes.
    pub billable: bool,
    /// Only diagnoses of this chapter of the tabular list, by its number.
    pub chapter: Option<&'q str>,
}

impl<'q> Question<'q> {
    /// A question without filters.
    #[must_use]
    pub fn new(words: &'q str, limit: usize) -> Self {
        Self { words, limit, system: None, billable: false, chapter: None }
    }

    fn admits(&self, found: &Found<'_>) -> bool {
        let in_chapter = |chapter: &str| match found {
            Found::Diagnosis(diagnosis) => diagnosis.chapter().is_some_and(|of| of.number() == chapter),
            Found::Procedure(_) => false,
        };
        self.system.is_none_or(|system| system == found.system())
            && (!self.billable || found.is_billable())
            && self.chapter.is_none_or(in_chapter)
    }
}

/// What a hit loses where the words of the phrase alone did not lead to it.
const NARROWED: u32 = 15;
/// What a header loses whose code is not known.
const OPEN: u32 = 35;

/// True for a header that lacks more than its seventh character.
fn is_open(found: &Found<'_>) -> bool {
    matches!(found, Found::Diagnosis(diagnosis) if !diagnosis.is_billable() && !diagnosis.awaits_seventh())
}

/// A word that was asked.
pub(super) struct Asked {
    pub(super) letters: String,
    pub(super) weight: u32,
}

impl<'a> Search<'a> {
    /// The best hits, each code once.
    #[must_use]
    pub fn ask(&self, question: &Question<'_>) -> Vec<Hit<'a>> {
        let mut hits = self.by_code(question.words);
        if hits.is_empty() {
            let (asked, ranked) = self.rank(question.words);
            hits = self.best(&asked, &ranked, question);
            hits.extend(self.by_tables(question.words));
        }
        hits.retain(|hit| question.admits(&hit.found));
        hits.sort_by_key(|hit| {
            (Reverse(hit.score), hit.found.system(), hit.source, !hit.found.is_billable())
        });
        let mut kept: Vec<Hit<'a>> = Vec::with_capacity(question.limit);
        for hit in hits {
            if kept.len() == question.limit {
                break;
            }
            if !kept.iter().any(|known| known.found.is(&hit.found)) {
                kept.push(hit);
            }
        }
        kept
    }

    /// The hits of phrases, in the order of the phrases. To lead a phrase down to its code takes time, so those that might
    /// score the most go first, and none is led that could not come before the hits that are known.
    fn best(&self, asked: &[Asked], ranked: &[Ranked], question: &Question<'_>) -> Vec<Hit<'a>> {
        let at_most = |ranked: &Ranked| {
            let phrase = self.phrases.get(ranked.phrase as usize);
            phrase.map_or(0, |phrase| ranked.score(asked, phrase, ranked.left(asked)))
        };
        let mut order: Vec<(u32, usize)> = ranked.iter().map(at_most).zip(0..).collect();
        order.sort_by_key(|(at_most, at)| (Reverse(*at_most), *at));
        let mut hits: Vec<(usize, Hit<'a>)> = Vec::with_capacity(ranked.len());
        for (at_most, at) in order {
            if Self::enough(&hits, at_most, question.limit) {
                break;
            }
            let hit = ranked.get(at).and_then(|ranked| self.hit(asked, ranked, question.billable));
            hits.extend(hit.filter(|hit| question.admits(&hit.found)).map(|hit| (at, hit)));
        }
        hits.sort_by_key(|(at, _)| *at);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// True where as many codes as are asked for score more than that.
    fn enough(hits: &[(usize, Hit<'a>)], score: u32, limit: usize) -> bool {
        let above = || hits.iter().map(|(_, hit)| hit).filter(|hit| hit.score > score);
        let first =
            |(at, hit): &(usize, &Hit<'a>)| !above().take(*at).any(|known| known.found.is(&hit.found));
        above().count() >= limit && above().enumerate().filter(first).count() >= limit
    }

    /// A phrase that was found, led down to the code that the other words ask for.
    fn hit(&self, asked: &[Asked], ranked: &Ranked, billable: bool) -> Option<Hit<'a>> {
        let phrase = self.phrases.get(ranked.phrase as usize)?;
        let left: Vec<&Asked> = (0_u32..)
            .zip(asked)
            .filter(|(at, _)| ranked.matched & (1 << at) == 0)
            .map(|(_, word)| word)
            .collect();
        let (mut found, mut explained) = (*self.subjects.get(phrase.subject as usize)?, 0);
        let mut unexplained: Vec<String> = left.iter().map(|word| plain(&word.letters).to_owned()).collect();
        if let Some(diagnosis) = self.diagnosis(phrase.subject) {
            let narrowed = narrow(diagnosis, &unexplained, billable);
            explained = left
                .iter()
                .filter(|word| narrowed.explains(plain(&word.letters)))
                .map(|word| word.weight)
                .sum();
            unexplained.retain(|word| !narrowed.explains(word));
            found = Found::Diagnosis(narrowed.diagnosis);
        }
        // What a phrase says entirely goes before what the titles below a header add to one; a header before neither.
        let doubt = if explained > 0 { NARROWED } else { 0 } + if is_open(&found) { OPEN } else { 0 };
        Some(Hit {
            found,
            score: ranked.score(asked, phrase, explained).saturating_sub(doubt),
            source: phrase.source,
            phrase: self.text(phrase).to_owned(),
            unexplained,
        })
    }

    /// The words of a question, each once, with their weights where phrases have them.
    pub(super) fn words_asked(words: &str) -> Vec<Asked> {
        let mut asked: Vec<Asked> = Vec::new();
        each_word(words, |word| {
            if says_something(word) && asked.len() < 32 && !asked.iter().any(|known| known.letters == word) {
                asked.push(Asked { letters: word.to_owned(), weight: 0 });
            }
        });
        asked
    }
}

impl Hit<'_> {
    /// Why it was found, in a few words: `everyday term "heart attack"`.
    #[must_use]
    pub fn why(&self) -> String {
        if self.source == Source::Code {
            return "the code itself".to_owned();
        }
        let said = format!("{} \u{201c}{}\u{201d}", self.source.name(), self.phrase);
        if self.unexplained.is_empty() {
            return said;
        }
        format!("{said}; not: {}", self.unexplained.join(", "))
    }
}
