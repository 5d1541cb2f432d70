//! An inverted index over the words of a release: which phrases have a word, and how much the word says.
//!
//! A phrase is a title, an inclusion term or a line of an includes note. A rare word says more than a common one: a
//! word's weight is eight times the binary logarithm of the phrases for each one that has it, in whole numbers, so
//! that the same search gives the same order on every machine.

use std::collections::BTreeMap;

use super::note::NoteKind;
use super::release::{Node, Release, Releases, Run};
use crate::file::Text;

/// The index of a release.
pub(super) struct SearchIndex {
    /// All words in alphabetical order.
    pub(super) words: Vec<Word>,
    /// The phrases of each word, one word after the other.
    pub(super) postings: Vec<u32>,
    pub(super) phrases: Vec<Phrase>,
    /// The weight of a word that no phrase has.
    pub(super) rarest: u32,
}

/// A word as indexed: folded and without its plural.
pub(super) struct Word {
    pub(super) letters: Box<str>,
    pub(super) weight: u32,
    pub(super) phrases: Run,
}

/// A title, an inclusion term or a line of an includes note.
pub(super) struct Phrase {
    pub(super) node: u32,
    pub(super) text: Text,
    /// The weight of all its words.
    pub(super) weight: u32,
}

impl SearchIndex {
    pub(super) fn over(releases: &Releases, release: &Release) -> Self {
        let mut phrases = Vec::new();
        let mut of_word: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (at, node) in (0_u32..).zip(&release.nodes) {
            for text in phrases_of(release, node) {
                let number = count(&phrases);
                phrases.push(Phrase { node: at, text, weight: 0 });
                for word in words(releases.strings.get(text)) {
                    let postings = of_word.entry(word).or_default();
                    if postings.last() != Some(&number) {
                        postings.push(number);
                    }
                }
            }
        }
        let rarest = weight(count(&phrases), 1);
        let mut index =
            Self { words: Vec::with_capacity(of_word.len()), postings: Vec::new(), phrases, rarest };
        for (letters, numbers) in of_word {
            // "Unspecified" is what a search that says no more means: a phrase loses next to nothing by it.
            let says_nothing = ["unspecified", "nos"].contains(&letters.as_str());
            let weight = if says_nothing { 1 } else { weight(count(&index.phrases), count(&numbers)) };
            let start = count(&index.postings);
            for &number in &numbers {
                if let Some(phrase) = index.phrases.get_mut(number as usize) {
                    phrase.weight += weight;
                }
            }
            index.postings.extend(numbers);
            let phrases = Run { start, end: count(&index.postings) };
            index.words.push(Word { letters: letters.into_boxed_str(), weight, phrases });
        }
        index
    }

    /// The word with exactly these letters.
    pub(super) fn word(&self, letters: &str) -> Option<&Word> {
        let at = self.words.binary_search_by(|word| (*word.letters).cmp(letters)).ok()?;
        self.words.get(at)
    }

    /// The words that begin with these letters.
    pub(super) fn words_beginning(&self, letters: &str) -> impl Iterator<Item = &Word> {
        let start = self.words.partition_point(|word| *word.letters < *letters);
        let from_there = self.words.get(start..).unwrap_or_default();
        from_there.iter().take_while(move |word| word.letters.starts_with(letters))
    }
}

/// The phrases of a node. A seventh character adds only its own meaning to a title: such a code has none.
fn phrases_of<'a>(release: &'a Release, node: &'a Node) -> impl Iterator<Item = Text> + use<'a> {
    let adds_seventh_only = node.code.length() == 7 && node.seventh.is_some();
    let includes =
        release.details(node).notes.of(&release.notes).iter().filter(|note| note.kind == NoteKind::Includes);
    let terms = release.details(node).terms.of(&release.terms).iter().copied();
    let all = std::iter::once(node.title).chain(terms).chain(includes.map(|note| note.text));
    all.filter(move |_| !adds_seventh_only)
}

/// The words of a text as indexed: small letters without accents, hyphens apart, plurals as singulars; words that say
/// nothing left out.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let folded: String = text.chars().filter(|letter| *letter != '\'').map(fold).collect();
    let words: Vec<String> =
        folded.split_whitespace().filter(|word| !is_filler(word)).map(singular).collect();
    words.into_iter()
}

/// A letter without accent and in small, a digit, or a blank for anything else. The accents are those of the list.
fn fold(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ñ' => 'n',
        'ö' | 'ô' | 'ó' => 'o',
        'ü' | 'û' | 'ú' => 'u',
        other if other.is_alphanumeric() => other,
        _ => ' ',
    }
}

fn is_filler(word: &str) -> bool {
    ["a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"].contains(&word)
}

fn singular(word: &str) -> String {
    let keeps = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !keeps => {
            stem.strip_suffix("ie").map_or_else(|| stem.to_owned(), |stem| format!("{stem}y"))
        }
        _ => word.to_owned(),
    }
}

/// Eight times the binary logarithm of how many phrases there are for each one that has the word, never zero.
fn weight(phrases: u32, having: u32) -> u32 {
    let ratio = u128::from((phrases / having.max(1)).clamp(2, 0xffff));
    ratio.pow(8).ilog2()
}

fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indexed(text: &str) -> String {
        words(text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_folded_and_singular() {
        assert_eq!(indexed("Ménière's disease, right ear"), "meniere disease right ear");
        assert_eq!(indexed("Arthropathies of the knees"), "arthropathy knee");
        assert_eq!(indexed("non-pressure ulcer; diabetes mellitus"), "non pressure ulcer diabete mellitus");
        assert_eq!(indexed("pus abscess sepsis gas"), "pus abscess sepsis gas");
    }

    #[test]
    fn a_rare_word_weighs_more_than_a_common_one() {
        assert_eq!(weight(65_000, 65_000), 8);
        assert!(weight(65_000, 1) > weight(65_000, 1_000));
        assert_eq!(weight(1 << 15, 1), 120);
    }
}
