//! The tables of a compiled index: terms in the order of the publication, each followed by its subterms.

use superbill_domain::Icd10Cm;
use zerocopy::little_endian::U32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::release::{Row, Text};

/// A number that stands for no term.
pub(crate) const NONE: u32 = u32::MAX;
/// The table of all postings: four bytes each, the numbers of the terms that have a word.
pub(crate) const POSTINGS: &str = "postings";

/// A code as an index prints it: up to seven characters, and how it is meant.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned,
)]
#[repr(C)]
pub struct PrintedCode {
    characters: [u8; 7],
    /// 0 no code, 1 as it stands, 2 with a dash: characters are missing.
    form: u8,
}

impl PrintedCode {
    /// No code.
    pub const NONE: Self = Self { characters: [0; 7], form: 0 };

    /// A code as printed; `with_dash` where the print ends in one.
    #[must_use]
    pub fn new(code: &Icd10Cm, with_dash: bool) -> Self {
        let mut characters = [0; 7];
        for (to, from) in characters.iter_mut().zip(code.undotted().bytes()) {
            *to = from;
        }
        Self { characters, form: if with_dash { 2 } else { 1 } }
    }

    /// The code; none where none is printed.
    #[must_use]
    pub fn code(&self) -> Option<Icd10Cm> {
        let end = self.characters.iter().position(|&byte| byte == 0).unwrap_or(7);
        let text = std::str::from_utf8(self.characters.get(..end)?).ok()?;
        if self.form == 0 { None } else { text.parse().ok() }
    }

    /// True where the print ends in a dash: the rest is to be found in the tabular list.
    #[must_use]
    pub fn has_dash(&self) -> bool {
        self.form == 2
    }
}

/// A term of an index.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct TermRow {
    /// Its place, counted from zero.
    pub(crate) number: U32,
    /// Where its subterms end.
    pub(crate) end: U32,
    /// The term above it, or [`NONE`] for a main term.
    pub(crate) above: U32,
    /// As printed, nonessential modifiers in parentheses.
    pub(crate) title: Text,
    /// The code beside it.
    pub(crate) code: PrintedCode,
    /// The code in brackets beside it: a manifestation, coded second (Official Guidelines I.A.13).
    pub(crate) manifestation: PrintedCode,
    /// Where its words begin among [`TermWordRow`].
    pub(crate) words: U32,
    /// How many of them there are, the essential ones first.
    pub(crate) word_count: u8,
    /// How many are essential.
    pub(crate) essential: u8,
    /// Its [`super::Relation`] to the term above.
    pub(crate) relation: u8,
    /// How deep it stands; zero for a main term.
    pub(crate) level: u8,
    /// One more than its mandatory reference among [`ReferenceRow`], or zero.
    pub(crate) see: U32,
    /// One more than its other reference, or zero.
    pub(crate) see_also: U32,
}

impl Row for TermRow {
    const TABLE: &'static str = "terms";
    type Key = u32;
    fn key(&self) -> u32 {
        self.number.get()
    }
}

/// A word of a term's title.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct TermWordRow {
    /// The word.
    pub(crate) word: U32,
    /// Words of one group stand for each other: "abdomen, abdominal".
    pub(crate) group: u8,
}

impl Row for TermWordRow {
    const TABLE: &'static str = "term words";
    // In the order of the terms.
    type Key = ();
    fn key(&self) {}
}

/// A word of the vocabulary, in alphabetical order, and the terms that have it.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct WordRow {
    /// Its place in the alphabet.
    pub(crate) number: U32,
    /// Folded and singular.
    pub(crate) letters: Text,
    /// Which letters it has.
    pub(crate) letter_set: U32,
    /// Where the main terms that have it begin among the postings; then come the other terms.
    pub(crate) postings: U32,
    /// How many main terms have it.
    pub(crate) main_terms: U32,
    /// How many other terms have it.
    pub(crate) subterms: U32,
}

impl Row for WordRow {
    const TABLE: &'static str = "words";
    type Key = u32;
    fn key(&self) -> u32 {
        self.number.get()
    }
}

/// A reference from one term to another: "see", "see also", "see category".
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ReferenceRow {
    /// Its place.
    pub(crate) number: U32,
    /// As printed: "Neoplasm, malignant, by site".
    pub(crate) text: Text,
    /// What it leads to, as [`super::Destination`] has it.
    pub(crate) destination: u8,
    /// The column of a table, where it names one.
    pub(crate) column: u8,
    /// The term of this index that it leads to, or [`NONE`].
    pub(crate) target: U32,
    /// What it says beyond the term that it leads to.
    pub(crate) rest: Text,
}

impl Row for ReferenceRow {
    const TABLE: &'static str = "references";
    type Key = u32;
    fn key(&self) -> u32 {
        self.number.get()
    }
}

/// The codes of a row of the table of neoplasms or of drugs: columns 2 to 7 of the print.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CellsRow {
    /// The term it belongs to.
    pub(crate) term: U32,
    /// The codes.
    pub(crate) codes: [PrintedCode; 6],
}

impl Row for CellsRow {
    const TABLE: &'static str = "cells";
    type Key = u32;
    fn key(&self) -> u32 {
        self.term.get()
    }
}
