//! An index, open: its terms, words and references, read where they lie.

use zerocopy::FromBytes as _;
use zerocopy::little_endian::U32;

use super::rows::{CellsRow, NONE, POSTINGS, PrintedCode, ReferenceRow, TermRow, TermWordRow, WordRow};
use super::term::IndexTerm;
use crate::release::{ReleaseFile, Text};
use crate::words::{LetterSet, edits_within};
use crate::{Manifest, System};

/// The fewest letters of a word that may be a slip of the finger.
const SHORTEST_TYPO: usize = 5;

/// An alphabetic index, or a table in the layout of one: neoplasms, drugs, external causes.
#[derive(Clone, Copy)]
pub struct Index<'a> {
    file: &'a ReleaseFile,
    terms: &'a [TermRow],
    term_words: &'a [TermWordRow],
    words: &'a [WordRow],
    references: &'a [ReferenceRow],
    postings: &'a [U32],
}

impl<'a> Index<'a> {
    /// The index in a release.
    #[must_use]
    pub fn of(file: &'a ReleaseFile) -> Self {
        let postings = file.section(POSTINGS).unwrap_or_default();
        Self {
            file,
            terms: file.rows(),
            term_words: file.rows(),
            words: file.rows(),
            references: file.rows(),
            postings: <[U32]>::ref_from_bytes(postings).unwrap_or_default(),
        }
    }

    /// The release it is of.
    #[must_use]
    pub fn manifest(&self) -> &'a Manifest {
        self.file.manifest()
    }

    /// Every term in the order of the print, each followed by its subterms.
    pub fn terms(&self) -> impl Iterator<Item = IndexTerm<'a>> + use<'a> {
        let index = *self;
        index.terms.iter().map(move |row| IndexTerm { index, row })
    }

    /// The main terms, in the order of the print.
    pub fn main_terms(&self) -> impl Iterator<Item = IndexTerm<'a>> + use<'a> {
        self.terms().filter(|term| term.row.level == 0)
    }

    /// True for the table of neoplasms or of drugs, whose terms have a code for each column.
    pub(super) fn is_table(&self) -> bool {
        matches!(self.file.system(), System::NeoplasmTable | System::DrugTable)
    }

    pub(super) fn term(&self, number: u32) -> Option<IndexTerm<'a>> {
        self.row(number).map(|row| IndexTerm { index: *self, row })
    }

    pub(super) fn row(&self, number: u32) -> Option<&'a TermRow> {
        self.terms.get(number as usize)
    }

    pub(super) fn text(&self, text: Text) -> &'a str {
        self.file.text(text)
    }

    /// The words of a title: those that must be said, then those that may be.
    pub(super) fn words_of(&self, row: &TermRow) -> (&'a [TermWordRow], &'a [TermWordRow]) {
        let start = row.words.get() as usize;
        let all = self.term_words.get(start..start + usize::from(row.word_count)).unwrap_or_default();
        all.split_at_checked(usize::from(row.essential)).unwrap_or_default()
    }

    pub(super) fn reference(&self, place: U32) -> Option<&'a ReferenceRow> {
        self.references.get((place.get() as usize).checked_sub(1)?)
    }

    pub(super) fn cell(&self, term: u32, column: u8) -> Option<PrintedCode> {
        let cells = self.file.find::<CellsRow>(&term)?;
        cells.codes.get(usize::from(column.checked_sub(2)?)).copied()
    }

    /// The number of a word, by its letters.
    pub(super) fn word(&self, letters: &str) -> Option<u32> {
        let at = self.words.partition_point(|word| self.text(word.letters) < letters);
        let word = self.words.get(at).filter(|word| self.text(word.letters) == letters)?;
        Some(word.number.get())
    }

    /// The word that is one slip of the finger away; of several the one in the most titles.
    pub(super) fn word_nearly(&self, letters: &str) -> Option<u32> {
        if letters.len() < SHORTEST_TYPO || letters.bytes().any(|letter| letter.is_ascii_digit()) {
            return None;
        }
        let set = LetterSet::of(letters);
        let near = self.words.iter().filter(|word| LetterSet(word.letter_set.get()).is_near(set, 1));
        let near = near.filter(|word| edits_within(self.text(word.letters), letters, 1).is_some());
        let best = near.max_by_key(|word| word.main_terms.get() * 8 + word.subterms.get());
        best.map(|word| word.number.get())
    }

    /// The main terms that have a word, and the subterms that have it, each by number.
    pub(super) fn postings(&self, word: u32) -> (&'a [U32], &'a [U32]) {
        let run = || {
            let word = self.words.get(word as usize)?;
            let start = word.postings.get() as usize;
            let (mains, all) = (word.main_terms.get() as usize, word.subterms.get() as usize);
            self.postings.get(start..start + mains + all)?.split_at_checked(mains)
        };
        if word == NONE { Default::default() } else { run().unwrap_or_default() }
    }
}

impl std::fmt::Debug for Index<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}, {} terms", self.file, self.terms.len())
    }
}
