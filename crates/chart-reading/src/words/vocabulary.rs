//! The vocabulary: a number for every folded word that any of our tables knows.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::fold::Folded;
use super::tokens::{Gap, scan};

/// The number of a word; zero for a word that no table knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct WordId(u32);

impl WordId {
    /// The number as a position in a table.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// FNV-1a: a short, fixed hash, so that short words are found fast and every run is the same.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A number for every folded word that any of our tables knows.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<Box<[u8]>, WordId, BuildHasherDefault<Fnv>>,
}

impl Vocabulary {
    /// The number that stands for a comma within a phrase; no word has it.
    pub(crate) const COMMA: WordId = WordId(u32::MAX);

    /// The numbers of a word as it stands in a note: folded, and in its very form.
    pub(crate) fn ids(&self, word: &str) -> (WordId, WordId) {
        let Some(form) = Folded::form_of(word) else { return <(WordId, WordId)>::default() };
        let exact = self.get(form.as_bytes());
        let folded = form.stem();
        if folded.as_bytes() == form.as_bytes() {
            (exact, exact)
        } else {
            (self.get(folded.as_bytes()), exact)
        }
    }

    /// The numbers of the words of a phrase of our tables, folded, each entered where it is new; empty where a
    /// word of the phrase cannot be folded.
    pub(crate) fn enter(&mut self, phrase: &str) -> Vec<WordId> {
        self.enter_as(phrase, Folded::of)
    }

    /// The numbers of the words of a phrase in their very forms, each entered where it is new.
    pub(crate) fn enter_forms(&mut self, phrase: &str) -> Vec<WordId> {
        self.enter_as(phrase, Folded::form_of)
    }

    fn get(&self, word: &[u8]) -> WordId {
        self.ids.get(word).copied().unwrap_or_default()
    }

    fn enter_as(&mut self, phrase: &str, fold: impl Fn(&str) -> Option<Folded>) -> Vec<WordId> {
        let mut words = Vec::new();
        let mut known = true;
        scan(phrase, |word, token| {
            let Some(folded) = fold(word) else {
                known = false;
                return;
            };
            if token.before == Gap::Comma && !words.is_empty() {
                words.push(Self::COMMA);
            }
            words.push(self.enter_word(folded.as_bytes()));
        });
        if known { words } else { Vec::new() }
    }

    fn enter_word(&mut self, word: &[u8]) -> WordId {
        if let Some(&known) = self.ids.get(word) {
            return known;
        }
        let next = WordId(u32::try_from(self.ids.len() + 1).unwrap_or_default());
        self.ids.insert(word.into(), next);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_in_all_its_shapes() {
        let mut vocabulary = Vocabulary::default();
        let phrase = vocabulary.enter("kidney stone");
        assert_eq!(phrase, vocabulary.enter("KIDNEY STONES"));
        assert_eq!(vocabulary.ids("Stones"), (phrase[1], WordId::default()));
        assert_eq!(vocabulary.ids("gravel"), (WordId::default(), WordId::default()));
        let plural = vocabulary.enter("actinic keratosis");
        assert_eq!(vocabulary.ids("keratoses").0, plural[1]);
        let form = vocabulary.enter_forms("stones");
        assert_eq!(vocabulary.ids("Stones"), (phrase[1], form[0]));
    }
}
