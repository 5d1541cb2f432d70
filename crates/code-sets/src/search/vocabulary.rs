//! Which phrases have a word, how much the word says, and which words are nearly another.
//!
//! A word's weight is eight times the binary logarithm of the phrases for each one that has it, in whole numbers, so
//! that the same search gives the same order on every machine.

use std::collections::HashMap;

use super::arena::{Arena, Piece};
use crate::words::{LetterSet, edits_within};

/// The fewest letters of a word that may be two edits away.
const LONG: usize = 8;

/// A word of the phrases.
pub(super) struct Word {
    letters: Piece,
    set: LetterSet,
    pub(super) weight: u32,
    /// Where its phrases stand among the postings.
    start: u32,
    end: u32,
}

/// All words, in alphabetical order.
#[derive(Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    letters: Arena,
    postings: Vec<u32>,
    /// The weight of a word that no phrase has.
    pub(super) rarest: u32,
}

/// Words and their phrases, while phrases are being added.
#[derive(Default)]
pub(super) struct Collected {
    numbers: HashMap<Box<str>, u32>,
    /// The word and the phrase of each occurrence.
    occurrences: Vec<(u32, u32)>,
}

impl Collected {
    pub(super) fn add(&mut self, word: &str, phrase: u32) {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = match self.numbers.get(word) {
            Some(&number) => number,
            None => *self.numbers.entry(word.into()).or_insert(next),
        };
        self.occurrences.push((number, phrase));
    }

    /// The vocabulary of `phrases` phrases.
    pub(super) fn finish(self, phrases: usize) -> Vocabulary {
        let Self { numbers, mut occurrences } = self;
        let mut by_letters: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
        by_letters.sort_unstable();
        let mut place = vec![0_u32; by_letters.len()];
        for (at, (_, number)) in (0_u32..).zip(&by_letters) {
            if let Some(place) = place.get_mut(*number as usize) {
                *place = at;
            }
        }
        for (number, _) in &mut occurrences {
            *number = place.get(*number as usize).copied().unwrap_or_default();
        }
        occurrences.sort_unstable();
        occurrences.dedup();
        let mut vocabulary = Vocabulary { rarest: weight(phrases, 1), ..Vocabulary::default() };
        let mut runs = occurrences.chunk_by(|a, b| a.0 == b.0);
        let mut start = 0;
        for (letters, _) in &by_letters {
            let count = runs.next().map_or(0, <[_]>::len);
            let end = start + u32::try_from(count).unwrap_or_default();
            // "Unspecified" is what a search that says no more means: a phrase loses next to nothing by it.
            let says_nothing = matches!(&**letters, "unspecified" | "disease" | "disorder" | "other");
            let weight = if says_nothing { 2 } else { weight(phrases, count) };
            let set = LetterSet::of(letters);
            vocabulary.words.push(Word { letters: vocabulary.letters.add(letters), set, weight, start, end });
            start = end;
        }
        vocabulary.postings = occurrences.into_iter().map(|(_, phrase)| phrase).collect();
        vocabulary
    }
}

impl Vocabulary {
    /// The phrases that have a word.
    pub(super) fn phrases(&self, word: &Word) -> &[u32] {
        self.postings.get(word.start as usize..word.end as usize).unwrap_or_default()
    }

    /// The word with exactly these letters.
    pub(super) fn word(&self, letters: &str) -> Option<&Word> {
        let at = self.words.partition_point(|word| self.letters.get(word.letters) < letters);
        self.words.get(at).filter(|word| self.letters.get(word.letters) == letters)
    }

    /// The words that begin with these letters.
    pub(super) fn beginning(&self, letters: &str) -> &[Word] {
        let start = self.words.partition_point(|word| self.letters.get(word.letters) < letters);
        let rest = self.words.get(start..).unwrap_or_default();
        let end = rest.partition_point(|word| self.letters.get(word.letters).starts_with(letters));
        rest.get(..end).unwrap_or_default()
    }

    /// The words that are one edit away; where there is none, those that are two away, which only a long word may be,
    /// and with the same first letter.
    pub(super) fn near(&self, letters: &str) -> Vec<&Word> {
        let near = self.within(&self.words, letters, 1);
        let first = letters.get(..1).filter(|_| near.is_empty() && letters.len() >= LONG);
        first.map_or(near, |first| self.within(self.beginning(first), letters, 2))
    }

    fn within<'v>(&'v self, words: &'v [Word], letters: &str, most: u32) -> Vec<&'v Word> {
        let set = LetterSet::of(letters);
        let near = words.iter().filter(|word| word.set.is_near(set, most));
        let edits = |word: &&Word| edits_within(letters, self.letters.get(word.letters), most as usize);
        near.filter(|word| edits(word).is_some()).collect()
    }

    /// Adds to each phrase the weight of its words.
    pub(super) fn weigh(&self, mut add: impl FnMut(u32, u32)) {
        for word in &self.words {
            for &phrase in self.phrases(word) {
                add(phrase, word.weight);
            }
        }
    }
}

/// Eight times the binary logarithm of how many phrases there are for each one that has the word, never zero.
fn weight(phrases: usize, having: usize) -> u32 {
    let ratio = u128::try_from(phrases / having.max(1)).unwrap_or(2).clamp(2, 0xffff);
    ratio.pow(8).ilog2()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut collected = Collected::default();
        for (phrase, words) in (0..).zip([["pneumonia", "lobar"], ["pneumonia", "viral"], ["fever", "viral"]])
        {
            for word in words {
                collected.add(word, phrase);
            }
        }
        collected.finish(1000)
    }

    #[test]
    fn words_are_found_whole_begun_and_misspelt() {
        let words = vocabulary();
        assert_eq!(words.phrases(words.word("pneumonia").unwrap()), [0, 1]);
        assert!(words.word("pneumo").is_none());
        assert_eq!(words.beginning("pneumo").len(), 1);
        assert_eq!(words.phrases(words.near("pnuemonia")[0]), [0, 1]);
        assert_eq!(words.near("pnuemona").len(), 1);
        assert!(words.near("lxbxr").is_empty(), "a short word may be one edit away");
    }

    #[test]
    fn a_rare_word_weighs_more_than_a_common_one() {
        let words = vocabulary();
        assert!(words.word("lobar").unwrap().weight > words.word("viral").unwrap().weight);
        assert_eq!(weight(65_000, 65_000), 8);
        assert_eq!(weight(1 << 15, 1), 120);
    }
}
