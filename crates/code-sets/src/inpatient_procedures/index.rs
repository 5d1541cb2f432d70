//! The index: main terms, the terms below them, and where they lead: to codes, tables, other terms or values.

use std::fmt;

use zerocopy::little_endian::U32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::words;
use crate::Manifest;
use crate::release::{ReleaseFile, Row, Text};

/// An entry of the index.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct IndexRow {
    /// Its number, in the order of the index.
    pub number: U32,
    /// How deep it stands: zero for a main term.
    pub level: u8,
    /// Its words; empty where it only leads on.
    pub title: Text,
    /// The term that it says to see; empty where it says none.
    pub see: Text,
    /// The value that it says to use; empty where it says none.
    pub uses: Text,
    /// The characters that it leads to, from three (a table) to seven (a code); empty where it leads to none.
    pub code: Text,
}

impl Row for IndexRow {
    const TABLE: &'static str = "terms";
    type Key = u32;

    fn key(&self) -> Self::Key {
        self.number.get()
    }
}

/// An edition of the index.
#[derive(Clone, Copy)]
pub struct Index<'a> {
    release: &'a ReleaseFile,
    rows: &'a [IndexRow],
}

impl<'a> Index<'a> {
    /// The index of a release of [`crate::System::Icd10PcsIndex`].
    #[must_use]
    pub fn of(release: &'a ReleaseFile) -> Self {
        Self { release, rows: release.rows() }
    }

    /// Which edition it is.
    #[must_use]
    pub fn manifest(&self) -> &'a Manifest {
        self.release.manifest()
    }

    /// The main terms, in alphabetical order.
    pub fn main_terms(self) -> impl Iterator<Item = IndexEntry<'a>> {
        (0..self.rows.len()).map(move |at| IndexEntry { index: self, at }).filter(|entry| entry.level() == 0)
    }

    /// The main term of exactly these words, letter case aside.
    #[must_use]
    pub fn main_term(self, title: &str) -> Option<IndexEntry<'a>> {
        self.main_terms().find(|entry| entry.title().eq_ignore_ascii_case(title))
    }

    /// The entries that words lead to, main term and terms below it read together: "bypass coronary one artery". Every
    /// word asked begins a word of the entry or of what it stands under. Those with the fewest other words come first;
    /// at most `limit`.
    #[must_use]
    pub fn find(self, text: &str, limit: usize) -> Vec<IndexEntry<'a>> {
        let asked: Vec<&str> = words(text).collect();
        let mut found = Vec::new();
        for main in self.main_terms() {
            let missing: Vec<&str> =
                asked.iter().copied().filter(|word| !begins_one(main.title(), word)).collect();
            if missing.len() < asked.len() {
                below(main, &missing, words(main.title()).count(), &mut found);
            }
        }
        found.sort_by_key(|(beside, _)| *beside);
        found.into_iter().map(|(_, entry)| entry).take(limit).collect()
    }
}

/// Gathers the entries, from `entry` down, that no asked word is missing from, with how many words they have.
fn below<'a>(
    entry: IndexEntry<'a>,
    missing: &[&str],
    length: usize,
    found: &mut Vec<(usize, IndexEntry<'a>)>,
) {
    if missing.is_empty() {
        found.push((length, entry));
        return;
    }
    for term in entry.terms() {
        let still: Vec<&str> =
            missing.iter().copied().filter(|word| !begins_one(term.title(), word)).collect();
        below(term, &still, length + words(term.title()).count(), found);
    }
}

fn begins_one(title: &str, asked: &str) -> bool {
    words(title).any(|word| word.get(..asked.len()).is_some_and(|start| start.eq_ignore_ascii_case(asked)))
}

/// An entry: a main term or a term below one.
#[derive(Clone, Copy)]
pub struct IndexEntry<'a> {
    index: Index<'a>,
    at: usize,
}

impl<'a> IndexEntry<'a> {
    fn row(&self) -> Option<&'a IndexRow> {
        self.index.rows.get(self.at)
    }

    fn text(&self, text: impl Fn(&IndexRow) -> Text) -> &'a str {
        self.row().map_or("", |row| self.index.release.text(text(row)))
    }

    /// How deep it stands: zero for a main term.
    #[must_use]
    pub fn level(&self) -> u8 {
        self.row().map_or(0, |row| row.level)
    }

    /// Its words; empty where it only leads on.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.text(|row| row.title)
    }

    /// The term that it says to see, in the publisher's words: "Resection, Uterus".
    #[must_use]
    pub fn see(&self) -> Option<&'a str> {
        Some(self.text(|row| row.see)).filter(|see| !see.is_empty())
    }

    /// The value that it says to use: "Synthetic Substitute".
    #[must_use]
    pub fn uses(&self) -> Option<&'a str> {
        Some(self.text(|row| row.uses)).filter(|uses| !uses.is_empty())
    }

    /// The first characters of the codes that it leads to: three for a table, seven for one code.
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        Some(self.text(|row| row.code)).filter(|code| !code.is_empty())
    }

    /// The entries right below it.
    pub fn terms(&self) -> impl Iterator<Item = IndexEntry<'a>> + use<'a> {
        let (index, level) = (self.index, self.level());
        let below =
            index.rows.iter().enumerate().skip(self.at + 1).take_while(move |(_, row)| row.level > level);
        below.filter(move |(_, row)| row.level == level + 1).map(move |(at, _)| IndexEntry { index, at })
    }

    /// The entry that "see" leads to: its main term, then as far down as the words go. None where it says no "see",
    /// or the index has no such term.
    #[must_use]
    pub fn follow(&self) -> Option<IndexEntry<'a>> {
        let see = self.see()?;
        let whole = self.index.main_term(see);
        whole.or_else(|| {
            let mut parts = see.split(", ");
            let main = self.index.main_term(parts.next()?)?;
            Some(parts.fold(main, |entry, part| {
                entry.terms().find(|term| term.title().eq_ignore_ascii_case(part)).unwrap_or(entry)
            }))
        })
    }
}

impl PartialEq for IndexEntry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.index.release, other.index.release)
    }
}

impl fmt::Debug for IndexEntry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} see {:?} use {:?} code {:?}", self.title(), self.see(), self.uses(), self.code())
    }
}

impl fmt::Debug for Index<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the index of {:?}", self.release)
    }
}
