//! The compiled lexicon: how the phrases of all shipped editions lie on disk.
//!
//! A file is the eight bytes `SUPRLEXI` and one Zstandard frame with its own checksum. Inside are columns, each its
//! length (four bytes) and its numbers (four bytes each, little end first): the editions, the letters of the vocabulary
//! and their ends, the trie, and of every term its flags and what it denotes. A file that is damaged or of another
//! making is not believed: the lexicon is then compiled anew from its tables, only slower.

use std::sync::LazyLock;

use superbill_code_sets::{Book, CodeSets};
use superbill_domain::{Denotation, Icd10Cm, TermSource, TermTraits};

use crate::words::{Key, Phrases, Vocabulary};

use super::compile::{Entry, compile};

/// The compiled lexicon as shipped, made by `cargo xtask compile-lexicon`.
static SHIPPED: &[u8] = include_bytes!("../../../../data/lexicon/lexicon.bin");

const MAGIC: &[u8; 8] = b"SUPRLEXI";

/// The most a file may unpack to. The shipped one has 7 MB.
const LARGEST: usize = 1 << 27;

/// The level at which it is packed.
const LEVEL: i32 = 19;

/// A compiled lexicon, unpacked.
#[derive(Default)]
pub(crate) struct Compiled {
    /// The editions of the tabular list that it was compiled from.
    editions: Vec<String>,
    vocabulary: Vocabulary,
    trie: [Vec<u32>; 6],
    /// Of every term its flags, and how many of the denotations are its own.
    terms: Vec<u32>,
    /// Codes and sources, two numbers each.
    denotations: Vec<u32>,
}

impl Compiled {
    /// The lexicon that ships, unpacked once.
    pub(crate) fn shipped() -> &'static Self {
        static OPENED: LazyLock<Compiled> = LazyLock::new(|| Compiled::open(SHIPPED).unwrap_or_default());
        &OPENED
    }

    /// True where it was compiled from the edition of that book.
    pub(super) fn knows(&self, book: Book<'_>) -> bool {
        book.releases().all(|release| self.editions.contains(&release.edition))
    }

    /// Its words: the vocabulary of a reader grows from them.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Its terms.
    pub(super) fn phrases(&self) -> Phrases<Entry> {
        let mut denotations = self.denotations.chunks_exact(2).filter_map(denotation);
        let entries = self.terms.iter().map(|term| {
            let flag = |at: usize| term & (1 << at) != 0;
            let mut traits = TermTraits::default();
            flags(&mut traits).into_iter().enumerate().for_each(|(at, trait_)| *trait_ = flag(at));
            let count = (term >> COUNT) as usize;
            Entry {
                denotes: denotations.by_ref().take(count).collect(),
                traits,
                sided: flag(SIDED),
                capitals_only: flag(CAPITALS),
                derived: false,
            }
        });
        let entries = entries.collect();
        Phrases::open(Key::Word, self.trie.clone(), entries)
    }

    /// Unpacks a file; none where it is damaged or of another making.
    fn open(bytes: &[u8]) -> Option<Self> {
        let unpacked = zstd::bulk::decompress(bytes.strip_prefix(MAGIC)?, LARGEST).ok()?;
        let mut columns = Columns { rest: &unpacked };
        let editions = columns.letters()?;
        let editions = String::from_utf8(editions).ok()?.lines().map(str::to_owned).collect();
        let vocabulary = Vocabulary::open(columns.letters()?, columns.numbers()?);
        let mut trie: [Vec<u32>; 6] = Default::default();
        for column in &mut trie {
            *column = columns.numbers()?;
        }
        let (terms, denotations) = (columns.numbers()?, columns.numbers()?);
        columns.rest.is_empty().then_some(Self { editions, vocabulary, trie, terms, denotations })
    }
}

/// Compiles the lexicon of all editions of these code sets into the bytes of a file. The same tables give the same
/// bytes. None where they cannot be packed.
#[must_use]
pub fn compile_lexicon(sets: &CodeSets) -> Option<Vec<u8>> {
    let releases: Vec<_> = sets.releases().filter(|release| release.name == "icd10cm").collect();
    let books: Vec<_> = releases.iter().map(|release| sets.on(release.effective.from)).collect();
    let editions = releases.iter().map(|release| release.edition.as_str()).collect::<Vec<_>>().join("\n");
    let mut vocabulary = Vocabulary::default();
    let phrases = compile(&books, &mut vocabulary);
    let (letters, ends) = vocabulary.columns();
    let mut bytes = Vec::new();
    put_letters(&mut bytes, editions.as_bytes());
    put_letters(&mut bytes, letters);
    put(&mut bytes, ends);
    phrases.columns().iter().for_each(|column| put(&mut bytes, column));
    let terms: Vec<u32> = phrases.meanings().iter().map(term).collect();
    put(&mut bytes, &terms);
    let denotations = phrases.meanings().iter().flat_map(|entry| &entry.denotes);
    put(&mut bytes, &denotations.flat_map(numbers).collect::<Vec<_>>());
    let mut compressor = zstd::bulk::Compressor::new(LEVEL).ok()?;
    // So that a changed byte is told, and never half believed.
    compressor.include_checksum(true).ok()?;
    let packed = compressor.compress(&bytes).ok()?;
    Some([MAGIC.as_slice(), &packed].concat())
}

/// The bits of a term after those of its traits, and where the number of its denotations begins.
const SIDED: usize = 10;
const CAPITALS: usize = 11;
const COUNT: usize = 16;

fn flags(traits: &mut TermTraits) -> [&mut bool; 10] {
    [
        &mut traits.symptom,
        &mut traits.status,
        &mut traits.chronic,
        &mut traits.acute,
        &mut traits.minor,
        &mut traits.systemic,
        &mut traits.threat,
        &mut traits.injury,
        &mut traits.finding,
        &mut traits.ambiguous,
    ]
}

fn term(entry: &Entry) -> u32 {
    let mut traits = entry.traits;
    let bits = flags(&mut traits).into_iter().map(|flag| *flag).chain([entry.sided, entry.capitals_only]);
    let bits = bits.enumerate().fold(0, |bits, (at, flag)| bits | (u32::from(flag) << at));
    bits | (u32::try_from(entry.denotes.len()).unwrap_or_default() << COUNT)
}

/// A denotation as two numbers: seven characters of its code and its source.
fn numbers(denotation: &Denotation) -> [u32; 2] {
    let mut bytes = [0_u8; 8];
    bytes.iter_mut().zip(denotation.code.undotted().bytes()).for_each(|(byte, letter)| *byte = letter);
    let source = match denotation.source {
        TermSource::Lexicon => 0,
        TermSource::Title => 1,
        TermSource::InclusionTerm | TermSource::Source | TermSource::Proposed => 2,
    };
    let [a, b, c, d, e, f, g, _] = bytes;
    [u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, source])]
}

fn denotation(numbers: &[u32]) -> Option<Denotation> {
    let [head, tail] = numbers else { return None };
    let ([a, b, c, d], [e, f, g, source]) = (head.to_le_bytes(), tail.to_le_bytes());
    let letters = [a, b, c, d, e, f, g];
    let code: Icd10Cm = std::str::from_utf8(&letters).ok()?.trim_end_matches('\0').parse().ok()?;
    let source = match source {
        0 => TermSource::Lexicon,
        1 => TermSource::Title,
        _ => TermSource::InclusionTerm,
    };
    Some(Denotation { code, source })
}

fn put(bytes: &mut Vec<u8>, column: &[u32]) {
    bytes.extend(u32::try_from(column.len()).unwrap_or_default().to_le_bytes());
    bytes.extend(column.iter().flat_map(|number| number.to_le_bytes()));
}

fn put_letters(bytes: &mut Vec<u8>, letters: &[u8]) {
    bytes.extend(u32::try_from(letters.len()).unwrap_or_default().to_le_bytes());
    bytes.extend(letters);
}

/// Reads columns one after the other.
struct Columns<'b> {
    rest: &'b [u8],
}

impl Columns<'_> {
    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.rest.split_first_chunk::<4>()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn letters(&mut self) -> Option<Vec<u8>> {
        let length = self.number()? as usize;
        let (letters, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(letters.to_vec())
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        let length = self.number()? as usize;
        let (column, rest) = self.rest.split_at_checked(length.checked_mul(4)?)?;
        self.rest = rest;
        let (numbers, _) = column.as_chunks::<4>();
        Some(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lexicon_is_that_of_our_tables() {
        let made = compile_lexicon(CodeSets::embedded().unwrap()).unwrap();
        assert!(made == SHIPPED, "the tables have changed: run `cargo xtask compile-lexicon`");
    }

    #[test]
    fn a_damaged_file_is_not_believed() {
        assert!(Compiled::open(SHIPPED).is_some());
        assert!(Compiled::open(b"").is_none());
        let half = SHIPPED.get(..SHIPPED.len() / 2).unwrap();
        assert!(Compiled::open(half).is_none());
        let mut other = SHIPPED.to_vec();
        other[SHIPPED.len() / 2] ^= 1;
        assert!(Compiled::open(&other).is_none());
    }
}
