//! Misspellings: a word that no table knows, one letter off a word that one does.

use super::fold::Folded;
use super::vocabulary::{Vocabulary, WordId};

/// The shortest word that is taken for a misspelling, in letters.
const SHORTEST: usize = 5;

/// The longest.
const LONGEST: usize = 24;

/// The places of words in [`Spelling`], by first letter and length.
const PLACES: usize = 26 * (LONGEST + 2);

/// The words of a vocabulary by first letter and length, each with the set of its letters, so that the few that can be
/// one edit away are found without trying every edit.
pub(crate) struct Spelling {
    /// Where the words of each first letter and length begin, and where the last of them end.
    begins: Vec<u32>,
    /// The set of a word's letters, one bit each, and its number.
    words: Vec<(u32, WordId)>,
}

impl Spelling {
    /// Lays out the words of a vocabulary.
    pub(crate) fn of(vocabulary: &Vocabulary) -> Self {
        let placed =
            || vocabulary.words().filter_map(|(number, word)| Some((place(word)?, letters(word), number)));
        let mut begins = vec![0_u32; PLACES + 1];
        for (place, ..) in placed() {
            begins.iter_mut().skip(place + 1).take(1).for_each(|count| *count += 1);
        }
        let mut total = 0;
        for count in &mut begins {
            total += *count;
            *count = total;
        }
        let mut next = begins.clone();
        let mut words = vec![(0, WordId::default()); total as usize];
        for (place, letters, number) in placed() {
            let Some(at) = next.get_mut(place) else { continue };
            words.iter_mut().skip(*at as usize).take(1).for_each(|word| *word = (letters, number));
            *at += 1;
        }
        Self { begins, words }
    }

    /// The one word of the vocabulary that a word is one edit away from: a letter too few, too many, another, or two
    /// changed about. The first letter is as written. None where no word is, or several are.
    pub(crate) fn respelled(&self, word: &str, vocabulary: &Vocabulary) -> Option<WordId> {
        let folded = Folded::of(word)?;
        let bytes = folded.as_bytes();
        // "Diabetis": the ending of a word may be what is wrong, and hide that it is none of a plural.
        self.one_off(bytes, vocabulary).or_else(|| self.one_off(bytes.strip_suffix(b"s")?, vocabulary))
    }

    fn one_off(&self, word: &[u8], vocabulary: &Vocabulary) -> Option<WordId> {
        if !(SHORTEST..=LONGEST).contains(&word.len()) || !word.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let (here, set) = (place(word)?, letters(word));
        let shortest = if word.len() > SHORTEST { here - 1 } else { here };
        let near = (shortest..=here + 1).flat_map(|place| self.at(place));
        let mut found = near
            .filter(|(letters, _)| (letters ^ set).count_ones() <= 2)
            .filter(|(_, number)| is_one_edit(word, vocabulary.letters_of(*number)))
            .map(|&(_, number)| number);
        found.next().filter(|_| found.next().is_none())
    }

    fn at(&self, place: usize) -> &[(u32, WordId)] {
        let bound = |place: usize| self.begins.get(place).map_or(0, |&begin| begin as usize);
        self.words.get(bound(place)..bound(place + 1)).unwrap_or_default()
    }
}

/// The place of a word by its first letter and its length; none for a word that is too long or not all letters.
fn place(word: &[u8]) -> Option<usize> {
    let first = word.first().filter(|first| first.is_ascii_lowercase())?;
    let fits = word.len() <= LONGEST + 1 && word.iter().all(u8::is_ascii_lowercase);
    fits.then(|| usize::from(first - b'a') * (LONGEST + 2) + word.len())
}

/// The letters of a word as a set of bits.
fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |set, letter| set | (1 << (letter.wrapping_sub(b'a') & 31)))
}

/// True where one letter too few, too many, another, or two changed about make one word of the other.
fn is_one_edit(left: &[u8], right: &[u8]) -> bool {
    let same = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let (left, right) = (left.get(same..).unwrap_or_default(), right.get(same..).unwrap_or_default());
    match (left, right) {
        ([], [_]) | ([_], []) => true,
        ([a, b, left @ ..], [c, d, right @ ..]) if a == d && b == c && left == right => true,
        ([_, left @ ..], [_, right @ ..]) if left == right => true,
        ([_, left @ ..], right) if left == right => true,
        (left, [_, right @ ..]) => left == right,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_off_is_the_word_and_two_are_not() {
        let mut vocabulary = Vocabulary::default();
        let word = |vocabulary: &mut Vocabulary, word: &str| vocabulary.enter(word)[0];
        let pneumonia = word(&mut vocabulary, "pneumonia");
        let diabetes = word(&mut vocabulary, "diabetes");
        word(&mut vocabulary, "ileum");
        word(&mut vocabulary, "ilium");
        let spelling = Spelling::of(&vocabulary);
        for (written, meant) in [
            ("pnuemonia", Some(pneumonia)),
            ("pneumona", Some(pneumonia)),
            ("pneumoonia", Some(pneumonia)),
            ("pneumenia", Some(pneumonia)),
            ("Diabetis", Some(diabetes)),
            ("neumonia", None),
            ("pnumona", None),
            ("gout", None),
            // As near to one word as to another.
            ("ilaum", None),
        ] {
            assert_eq!(spelling.respelled(written, &vocabulary), meant, "{written}");
        }
    }
}
