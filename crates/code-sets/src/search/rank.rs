//! Ranks phrases by the words they share with a question.

use std::cmp::Reverse;

use super::ask::Asked;
use super::build::{Phrase, Search};
use super::shorthand::plain;
use super::vocabulary::Word;

/// A phrase and what of the question it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) phrase: u32,
    /// The words of the question that it has, the first as bit zero.
    pub(super) matched: u32,
    /// Their weight.
    found: u32,
    /// What slips of the finger and unfinished words take from it.
    doubt: u32,
}

/// The score of what fits entirely.
const PERFECT: u32 = 960;
/// How many phrases are looked at closely.
const CLOSELY: usize = 60;
/// The fewest letters by which an unfinished word is looked up.
const SHORTEST_BEGINNING: usize = 3;
/// The fewest letters of a word that may be a slip of the finger.
const SHORTEST_TYPO: usize = 4;

/// A word of the phrases that may be the one asked.
struct Reading<'v> {
    word: &'v Word,
    /// True for a slip of the finger or an unfinished word.
    doubtful: bool,
}

impl Search<'_> {
    /// The words of a question, and the phrases that have the most of them.
    pub(super) fn rank(&self, words: &str) -> (Vec<Asked>, Vec<Ranked>) {
        let mut asked = Self::words_asked(words);
        let mut of_phrase: Vec<(u32, u32)> = vec![(0, 0); self.phrases.len()];
        let mut doubts: Vec<u32> = Vec::new();
        let mut touched: Vec<u32> = Vec::new();
        let last = asked.len().saturating_sub(1);
        for (at, word) in asked.iter_mut().enumerate() {
            let readings = self.readings(&word.letters, at == last);
            let best = readings.iter().map(|reading| reading.word.weight).min();
            word.weight = best.unwrap_or(self.vocabulary.rarest);
            if readings.first().is_some_and(|reading| reading.doubtful) {
                doubts.push(1 << at);
            }
            let bit = 1_u32 << at;
            for reading in &readings {
                for &phrase in self.vocabulary.phrases(reading.word) {
                    if let Some((matched, found)) = of_phrase.get_mut(phrase as usize) {
                        if *matched == 0 {
                            touched.push(phrase);
                        }
                        if *matched & bit == 0 {
                            *matched |= bit;
                            *found += word.weight;
                        }
                    }
                }
            }
        }
        let doubtful: u32 = doubts.iter().sum();
        let ranked = touched.into_iter().filter_map(|phrase| {
            let (matched, found) = *of_phrase.get(phrase as usize)?;
            Some(Ranked { phrase, matched, found, doubt: (matched & doubtful).count_ones() })
        });
        let mut ranked: Vec<Ranked> = ranked.collect();
        let key = |ranked: &Ranked| {
            let phrase = self.phrases.get(ranked.phrase as usize);
            (Reverse(phrase.map_or(0, |phrase| ranked.score(&asked, phrase, 0))), ranked.phrase)
        };
        if ranked.len() > CLOSELY {
            ranked.select_nth_unstable_by_key(CLOSELY, key);
            ranked.truncate(CLOSELY);
        }
        ranked.sort_by_key(key);
        (asked, ranked)
    }

    /// What a word may be: itself, and what it is short for; where the last one is unfinished, what it may become; else what is nearly it.
    fn readings(&self, letters: &str, is_last: bool) -> Vec<Reading<'_>> {
        let whole = self.vocabulary.word(letters).map(|word| Reading { word, doubtful: false });
        let plain = Some(plain(letters)).filter(|plain| *plain != letters);
        let plain =
            plain.and_then(|plain| self.vocabulary.word(plain)).map(|word| Reading { word, doubtful: false });
        let exact: Vec<Reading<'_>> = whole.into_iter().chain(plain).collect();
        if !exact.is_empty() {
            return exact;
        }
        let reading = |word| Reading { word, doubtful: true };
        if is_last && letters.len() >= SHORTEST_BEGINNING {
            let begun = self.vocabulary.beginning(letters);
            if !begun.is_empty() {
                return begun.iter().map(reading).collect();
            }
        }
        if letters.len() < SHORTEST_TYPO || letters.bytes().any(|letter| letter.is_ascii_digit()) {
            return Vec::new();
        }
        self.vocabulary.near(letters).into_iter().map(reading).collect()
    }
}

impl Ranked {
    /// The weight of the words of the question that the phrase has not.
    pub(super) fn left(&self, asked: &[Asked]) -> u32 {
        asked.iter().map(|word| word.weight).sum::<u32>().saturating_sub(self.found)
    }

    /// A phrase that is all found in a question that is all in the phrase is perfect. `explained` is the weight of words
    /// that the code says and the phrase does not.
    pub(super) fn score(&self, asked: &[Asked], phrase: &Phrase, explained: u32) -> u32 {
        let all: u32 = asked.iter().map(|word| word.weight).sum();
        let both = (all + phrase.weight + explained).max(1);
        let fit = (2 * PERFECT * (self.found + explained) / both).min(PERFECT);
        (fit + phrase.source.trust()).saturating_sub(20 * self.doubt)
    }
}
