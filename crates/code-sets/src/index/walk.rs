//! Walks an index: from a phrase to the deepest terms that it supports, references followed.

use std::cmp::Reverse;

use zerocopy::little_endian::U32;

use super::descent::{Descent, Supported, next};
use super::query::{MOST_WORDS, Query};
use super::{Destination, Index, IndexTerm, Reference};
use crate::words::{each_word, is_filler};

/// How many candidates are kept while walking.
const KEPT: usize = 48;
/// How many references in a row are followed.
const MOST_REFERENCES: usize = 3;

/// Walks one index; keeps its room from one walk to the next, so that nothing is allocated for a word.
pub struct Walker<'a> {
    index: Index<'a>,
    descent: Descent,
    candidates: Vec<Candidate>,
    followed: Vec<Candidate>,
}

/// Where a walk ended.
#[derive(Debug, Clone, Copy)]
pub struct Walked<'a> {
    /// The deepest term that the phrase supports.
    pub term: IndexTerm<'a>,
    /// The term whose reference led there; none where the walk went straight.
    pub via: Option<IndexTerm<'a>>,
    /// A reference to another table, to be looked up there with what is left of the phrase.
    pub leads_to: Option<Reference<'a>>,
    /// How well the phrase and the path fit, at most 1000.
    pub score: u32,
    /// True where a word was found only as a slip of the finger.
    pub by_typo: bool,
    /// The words of the phrase on the path, fillers not counted: the first is bit zero.
    pub matched: u64,
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    supported: Supported,
    via: Option<u32>,
    score: i32,
}

impl<'a> Walker<'a> {
    /// A walker of an index.
    #[must_use]
    pub fn new(index: Index<'a>) -> Self {
        Self { index, descent: Descent::default(), candidates: Vec::new(), followed: Vec::new() }
    }

    /// The terms that a phrase leads to, the best first, at most `limit`. The phrase may be a path with commas or the
    /// words of a note in any order; the main term may stand anywhere in it.
    pub fn walk(&mut self, phrase: &str, limit: usize) -> Vec<Walked<'a>> {
        let mut query = Query::read(self.index, phrase);
        self.candidates.clear();
        let mut lists: [&[U32]; MOST_WORDS] = [&[]; MOST_WORDS];
        let mut count = 0;
        for (list, word) in lists.iter_mut().zip(query.numbers()) {
            *list = self.index.postings(word).0;
            count += 1;
        }
        let lists = lists.get_mut(..count).unwrap_or_default();
        while let Some(main) = next(lists) {
            if let Some(main) = Supported::main_term(self.index, &query, main) {
                self.descend(&query, main, None);
            }
        }
        self.finish(&mut query, limit)
    }

    /// The same below one term, which needs not be said: the table of neoplasms is walked from its one main term.
    pub fn walk_below(&mut self, term: u32, phrase: &str, limit: usize) -> Vec<Walked<'a>> {
        let mut query = Query::read(self.index, phrase);
        self.candidates.clear();
        if let Some(root) =
            Supported::main_term(self.index, &query, term).or_else(|| Supported::unsaid(self.index, term))
        {
            self.descend(&query, root, None);
        }
        self.finish(&mut query, limit)
    }

    fn descend(&mut self, query: &Query, root: Supported, via: Option<u32>) {
        let Self { index, descent, candidates, .. } = self;
        let mut keep = |supported: Supported| {
            let score = score(*index, query, &supported) - if via.is_some() { REFERRED } else { 0 };
            keep(candidates, Candidate { supported, via, score });
        };
        keep(root);
        descent.below(*index, query, root, keep);
    }

    /// Follows references, then gives the best.
    fn finish(&mut self, query: &mut Query, limit: usize) -> Vec<Walked<'a>> {
        for _ in 0..MOST_REFERENCES {
            let mut waiting = std::mem::take(&mut self.followed);
            waiting.clear();
            self.candidates.sort_by_key(order);
            let index = self.index;
            waiting.extend(self.candidates.extract_if(.., |candidate| must_go(index, candidate)));
            if waiting.is_empty() {
                self.followed = waiting;
                break;
            }
            for candidate in &waiting {
                self.follow(query, candidate);
            }
            self.followed = waiting;
        }
        self.follow_further(query);
        let index = self.index;
        self.candidates.retain(|candidate| !is_quality(index, candidate));
        self.candidates.sort_by_key(order);
        self.candidates.dedup_by_key(|candidate| candidate.supported.term);
        self.candidates.truncate(limit);
        self.candidates.iter().filter_map(|candidate| self.walked(query, candidate)).collect()
    }

    fn follow(&mut self, query: &mut Query, candidate: &Candidate) {
        let Some(term) = self.index.term(candidate.supported.term) else { return };
        if let Some(see) = term.see() {
            self.go(query, candidate, see);
        }
    }

    fn go(&mut self, query: &mut Query, from: &Candidate, reference: Reference<'a>) {
        let Some(target) = reference.target() else { return };
        query.give(self.index, reference.rest());
        let referred = Supported::referred(self.index, query, target.number(), &from.supported);
        if let Some(referred) = referred {
            self.descend(query, referred, from.via.or(Some(from.supported.term)));
        }
    }

    /// "See also", where a term has no code or leaves words unexplained.
    fn follow_further(&mut self, query: &mut Query) {
        let mut waiting = std::mem::take(&mut self.followed);
        waiting.clear();
        self.candidates.sort_by_key(order);
        waiting.extend(self.candidates.iter().take(8).filter(|candidate| {
            let all = query.asked_of(candidate.supported.matched).count_ones() as usize == query.asked();
            !all || self.index.row(candidate.supported.term).is_some_and(|row| row.code.code().is_none())
        }));
        for candidate in &waiting {
            let term = self.index.term(candidate.supported.term);
            if let Some(also) = term.and_then(|term| term.see_also()) {
                self.go(query, candidate, also);
            }
        }
        self.followed = waiting;
    }

    fn walked(&self, query: &Query, candidate: &Candidate) -> Option<Walked<'a>> {
        let term = self.index.term(candidate.supported.term)?;
        let matched = query.asked_of(candidate.supported.matched);
        Some(Walked {
            term,
            via: candidate.via.and_then(|via| self.index.term(via)),
            leads_to: term.see().or_else(|| term.see_also().filter(|_| term.code().is_none())),
            score: u32::try_from(candidate.score.clamp(0, 1000)).unwrap_or_default(),
            by_typo: matched & query.typos != 0,
            matched,
        })
    }
}

/// True for a term whose "see" leads to another term of the index.
fn must_go(index: Index<'_>, candidate: &Candidate) -> bool {
    let term = index.term(candidate.supported.term);
    term.and_then(|term| term.see()).is_some_and(|see| see.target().is_some())
}

/// True for a word that is a quality and no condition: "see condition".
fn is_quality(index: Index<'_>, candidate: &Candidate) -> bool {
    let Some(term) = index.term(candidate.supported.term) else { return true };
    let sent = term.see().or_else(|| term.see_also().filter(|_| term.code().is_none()));
    sent.is_some_and(|sent| sent.destination() == Destination::Condition)
}

/// What a path loses by a reference on it.
const REFERRED: i32 = 4;

/// A phrase that is all on the path is worth 1000; each part of the path that the phrase does not say takes from it.
fn score(index: Index<'_>, query: &Query, supported: &Supported) -> i32 {
    let count = |words: u64| i32::try_from(words.count_ones()).unwrap_or_default();
    let asked = i32::try_from(query.asked()).unwrap_or_default().max(1);
    let matched = query.asked_of(supported.matched);
    let row = index.row(supported.term);
    let leads_nowhere = row.is_some_and(|row| row.code.code().is_none() && row.see.get() == 0);
    let level = row.map_or(0, |row| i32::from(row.level));
    let only_allowed = count(matched & !supported.required);
    900 * count(matched) / asked + 100
        - 14 * i32::from(supported.unstated)
        - 40 * count(matched & query.typos)
        - 8 * only_allowed
        - 2 * level
        - i32::from(supported.length.abs_diff(query.said).min(5))
        - if leads_nowhere && !index.is_table() { 60 } else { 0 }
        - if supported.in_order { 0 } else { 10 }
        - if supported.required & 1 == 0 { 6 } else { 0 }
}

fn order(candidate: &Candidate) -> (Reverse<i32>, u32) {
    (Reverse(candidate.score), candidate.supported.term)
}

/// Keeps a candidate while there is room, else in place of the worst.
fn keep(candidates: &mut Vec<Candidate>, candidate: Candidate) {
    if candidates.len() < KEPT {
        candidates.push(candidate);
        return;
    }
    let worst = candidates.iter_mut().max_by_key(|kept| order(kept));
    if let Some(worst) = worst.filter(|worst| order(worst) > order(&candidate)) {
        *worst = candidate;
    }
}

/// The words of a phrase that a set of places leaves out: what a walk does not explain.
#[must_use]
pub fn unexplained(phrase: &str, matched: u64) -> Vec<String> {
    let mut left = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    each_word(phrase, |word| {
        let skipped = is_filler(word) || super::Relation::is_mere(word);
        if !skipped && !seen.iter().any(|known| known == word) {
            if seen.len() >= MOST_WORDS || matched & (1 << seen.len()) == 0 {
                left.push(word.to_owned());
            }
            seen.push(word.to_owned());
        }
    });
    left
}
