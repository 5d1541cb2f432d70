//! Misspellings: a word that no table knows, one letter off a word that one does.

use super::fold::Folded;
use super::vocabulary::{Vocabulary, WordId};

/// The shortest word that is taken for a misspelling, in letters.
const SHORTEST: usize = 5;

/// The longest.
const LONGEST: usize = 24;

/// The one word of the vocabulary that a word is one edit away from: a letter too few, too many, another, or two
/// changed about. The first letter is as written. None where no word is, or several are.
pub(crate) fn respelled(word: &str, vocabulary: &Vocabulary) -> Option<WordId> {
    let folded = Folded::of(word)?;
    let letters = folded.as_bytes();
    // "Diabetis": the ending of a word may be what is wrong, and hide that it is none of a plural.
    one_off(letters, vocabulary).or_else(|| one_off(letters.strip_suffix(b"s")?, vocabulary))
}

fn one_off(letters: &[u8], vocabulary: &Vocabulary) -> Option<WordId> {
    if !(SHORTEST..=LONGEST).contains(&letters.len()) || !letters.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let mut found = None;
    let mut tried = [0_u8; LONGEST + 1];
    let mut several = false;
    let mut attempt = |candidate: &[u8]| {
        let known = vocabulary.get(candidate);
        if known != WordId::default() && found != Some(known) {
            several |= found.is_some();
            found = Some(known);
        }
    };
    for at in 1..=letters.len() {
        let (head, tail) = letters.split_at(at);
        let mut write = |middle: &[u8], tail: &[u8]| {
            let parts = head.iter().chain(middle).chain(tail);
            let length = head.len() + middle.len() + tail.len();
            tried.iter_mut().zip(parts).for_each(|(place, letter)| *place = *letter);
            attempt(tried.get(..length).unwrap_or_default());
        };
        if let [first, rest @ ..] = tail {
            if letters.len() > SHORTEST {
                write(&[], rest);
            }
            if let [second, rest @ ..] = rest {
                write(&[*second, *first], rest);
            }
            (b'a'..=b'z').filter(|other| other != first).for_each(|other| write(&[other], rest));
        }
        (b'a'..=b'z').for_each(|other| write(&[other], tail));
    }
    found.filter(|_| !several)
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
            assert_eq!(respelled(written, &vocabulary), meant, "{written}");
        }
    }
}
