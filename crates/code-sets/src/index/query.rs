//! The words of a phrase, as numbers of an index.

use super::rows::{NONE, TermRow, TermWordRow};
use super::{Index, Relation};
use crate::words::{each_word, is_filler};

/// The most words of a phrase that are looked up; the rest of a longer one is told as unexplained.
pub(super) const MOST_WORDS: usize = 32;
/// The most words that a reference may add.
const MOST_GIVEN: usize = 16;

/// A set of the words of a phrase, by their places: the first word is bit zero.
pub(super) type WordSet = u64;

/// A phrase, looked up word by word.
#[derive(Clone)]
pub(super) struct Query {
    words: [u32; MOST_WORDS + MOST_GIVEN],
    asked: usize,
    /// How many words were said, those said twice counted twice.
    pub(super) said: u8,
    given: usize,
    /// Words that were found only by a typo.
    pub(super) typos: WordSet,
    /// The relations that the phrase states, as [`Relation::bit`].
    pub(super) relations: u8,
}

impl Query {
    pub(super) fn read(index: Index<'_>, phrase: &str) -> Self {
        let mut query = Self {
            words: [NONE; MOST_WORDS + MOST_GIVEN],
            asked: 0,
            said: 0,
            given: 0,
            typos: 0,
            relations: 0,
        };
        each_word(phrase, |word| query.add(index, word));
        query
    }

    fn add(&mut self, index: Index<'_>, word: &str) {
        if let Some(relation) = Relation::named_by(word) {
            self.relations |= relation.bit();
            if Relation::is_mere(word) {
                return;
            }
        }
        if is_filler(word) || self.asked >= MOST_WORDS {
            return;
        }
        self.said = self.said.saturating_add(1);
        let mut number = index.word(word);
        if number.is_none() {
            number = index.word_nearly(word);
            if number.is_some() {
                self.typos |= 1 << self.asked;
            }
        }
        let number = number.unwrap_or(NONE);
        // A word said twice counts once.
        let known = self.words.iter().take(self.asked).any(|&known| known == number && number != NONE);
        if let Some(place) = self.words.get_mut(self.asked).filter(|_| !known) {
            *place = number;
            self.asked += 1;
        }
    }

    /// Replaces the words that a reference adds to what was asked.
    pub(super) fn give(&mut self, index: Index<'_>, words: &str) {
        self.given = 0;
        each_word(words, |word| {
            let number = index.word(word).filter(|_| !is_filler(word) && self.given < MOST_GIVEN);
            if let Some((place, number)) = self.words.get_mut(self.asked + self.given).zip(number) {
                *place = number;
                self.given += 1;
            }
        });
    }

    /// How many words were asked.
    pub(super) fn asked(&self) -> usize {
        self.asked
    }

    /// Of a set of words those that were asked.
    pub(super) fn asked_of(&self, words: WordSet) -> WordSet {
        words & ((1 << self.asked) - 1)
    }

    /// The numbers of the words, those that no title has left out.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.words.iter().take(self.asked + self.given).copied().filter(|&word| word != NONE)
    }

    fn place(&self, word: &TermWordRow) -> WordSet {
        let number = word.word.get();
        let mut words = self.words.iter().take(self.asked + self.given);
        words.position(|&known| known == number).map_or(0, |place| 1 << place)
    }

    /// The words that a title has. None where one that it requires is missing.
    pub(super) fn matched(&self, index: Index<'_>, row: &TermRow) -> Option<Matched> {
        let (essential, optional) = index.words_of(row);
        let mut matched = Matched { in_order: true, ..Matched::default() };
        let mut last = 0;
        for group in essential.chunk_by(|a, b| a.group == b.group) {
            let said = group.iter().fold(0, |set, word| set | self.place(word));
            if said == 0 {
                return None;
            }
            matched.required |= said;
            matched.count = matched.count.saturating_add(1);
            matched.in_order &= said.trailing_zeros() >= last;
            last = said.trailing_zeros();
        }
        matched.allowed = optional.iter().fold(0, |set, word| set | self.place(word));
        Some(matched)
    }
}

/// The words of a phrase that a title has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Matched {
    /// Those that it requires.
    pub(super) required: WordSet,
    /// Those that it allows.
    pub(super) allowed: WordSet,
    /// How many it requires.
    pub(super) count: u8,
    /// True where the phrase says the required ones in the order of the title.
    pub(super) in_order: bool,
}
