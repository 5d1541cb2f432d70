//! The vocabulary: a number for every folded word that any of our tables knows.

use super::fold::Folded;
use super::tokens::{Gap, scan};

/// The number of a word; zero for a word that no table knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct WordId(u32);

impl WordId {
    /// The number as a compiled file holds it.
    pub(super) const fn number(self) -> u32 {
        self.0
    }

    /// The word of that number.
    pub(super) const fn of(number: u32) -> Self {
        Self(number)
    }

    /// The number as a position in a table.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// FNV-1a: a short, fixed hash, so that short words are found fast and every run is the same.
fn hash(word: &[u8]) -> usize {
    let fold = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let hash = word.iter().fold(0x811c_9dc5, fold);
    (hash ^ (hash >> 15)) as usize
}

/// A number for every folded word that any of our tables knows.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    /// The letters of all words, end to end in the order of their numbers.
    letters: Vec<u8>,
    /// Where each word ends.
    ends: Vec<u32>,
    /// The numbers by the hash of their words, with open addressing; zero is empty. A power of two long.
    slots: Vec<u32>,
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

    /// The words of a compiled vocabulary: their letters end to end, and where each ends. Empty where they do not fit.
    pub(crate) fn open(letters: Vec<u8>, ends: Vec<u32>) -> Self {
        let whole = ends.is_sorted() && ends.last().is_none_or(|end| *end as usize == letters.len());
        if !whole {
            return Self::default();
        }
        let mut opened = Self { letters, ends, slots: Vec::new() };
        opened.lay_slots();
        opened
    }

    /// The letters of all words end to end, and where each ends: what [`Self::open`] takes.
    pub(crate) fn columns(&self) -> (&[u8], &[u32]) {
        (&self.letters, &self.ends)
    }

    /// The number of a folded word; zero where no table knows it.
    pub(super) fn get(&self, word: &[u8]) -> WordId {
        self.slot(word).and_then(|slot| self.slots.get(slot)).map_or(WordId(0), |number| WordId(*number))
    }

    /// The words with their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = (WordId, &[u8])> {
        (1_u32..).take(self.ends.len()).map(|number| (WordId(number), self.word(number)))
    }

    /// The letters of the word of that number; empty for no word's.
    pub(super) fn letters_of(&self, word: WordId) -> &[u8] {
        if word.0 == 0 { &[] } else { self.word(word.0) }
    }

    /// The slot that holds a word, or the empty one that would; none where there are no slots.
    fn slot(&self, word: &[u8]) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(word) & mask;
        loop {
            let number = *self.slots.get(slot)?;
            if number == 0 || self.word(number) == word {
                return Some(slot);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn word(&self, number: u32) -> &[u8] {
        let end = |at: u32| at.checked_sub(1).and_then(|at| self.ends.get(at as usize)).copied();
        let start = end(number - 1).unwrap_or_default();
        self.letters.get(start as usize..end(number).unwrap_or(start) as usize).unwrap_or_default()
    }

    /// Lays the slots anew, at most half of them taken.
    fn lay_slots(&mut self) {
        self.slots = vec![0; (self.ends.len() * 2 + 2).next_power_of_two()];
        for number in (1_u32..).take(self.ends.len()) {
            if let Some(slot) = self.slot(self.word(number)).and_then(|slot| self.slots.get_mut(slot)) {
                *slot = number;
            }
        }
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
        let known = self.get(word);
        if known.0 != 0 {
            return known;
        }
        self.letters.extend(word);
        self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
        let next = u32::try_from(self.ends.len()).unwrap_or_default();
        if self.ends.len() * 2 > self.slots.len() {
            self.lay_slots();
        } else if let Some(slot) = self.slot(word).and_then(|slot| self.slots.get_mut(slot)) {
            *slot = next;
        }
        WordId(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vocabulary_opens_as_it_was() {
        let mut vocabulary = Vocabulary::default();
        for word in ["kidney", "stone", "of", "the", "ureter", "and", "bladder", "neck"] {
            vocabulary.enter(word);
        }
        let (letters, ends) = vocabulary.columns();
        let opened = Vocabulary::open(letters.to_vec(), ends.to_vec());
        for word in ["kidney", "neck", "Stones", "gravel"] {
            assert_eq!(opened.ids(word), vocabulary.ids(word), "{word}");
        }
        assert_eq!(Vocabulary::open(vec![b'a'], vec![9]).ids("a"), Vocabulary::default().ids("a"));
    }

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
