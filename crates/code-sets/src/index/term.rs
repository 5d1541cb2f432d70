//! The view of one term of an index.

use std::fmt;

use superbill_domain::Icd10Cm;

use super::rows::{PrintedCode, ReferenceRow, TermRow};
use super::{Behaviour, Destination, Index, Intent, Relation};

/// A term of an index: what is printed there, and what it leads to.
#[derive(Clone, Copy)]
pub struct IndexTerm<'a> {
    pub(super) index: Index<'a>,
    pub(super) row: &'a TermRow,
}

/// A reference as printed and as resolved.
#[derive(Clone, Copy)]
pub struct Reference<'a> {
    pub(super) index: Index<'a>,
    pub(super) row: &'a ReferenceRow,
}

impl<'a> IndexTerm<'a> {
    /// Its place among the terms of the index, counted from zero.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.row.number.get()
    }

    /// As printed, nonessential modifiers in parentheses.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.index.text(self.row.title)
    }

    /// How it stands to the term above.
    #[must_use]
    pub fn relation(&self) -> Relation {
        Relation::from_byte(self.row.relation)
    }

    /// True for a term that has no word of its own and tells only a relation: "with", "due to".
    #[must_use]
    pub fn is_mere_relation(&self) -> bool {
        self.row.essential == 0
    }

    /// The code beside it.
    #[must_use]
    pub fn code(&self) -> Option<Icd10Cm> {
        self.row.code.code()
    }

    /// True where the code beside it lacks characters, which the note and the tabular list must give.
    #[must_use]
    pub fn has_dash(&self) -> bool {
        self.row.code.has_dash()
    }

    /// The manifestation beside the code, coded second.
    #[must_use]
    pub fn manifestation(&self) -> Option<Icd10Cm> {
        self.row.manifestation.code()
    }

    /// "See": where the reader must go.
    #[must_use]
    pub fn see(&self) -> Option<Reference<'a>> {
        self.index.reference(self.row.see).map(|row| Reference { index: self.index, row })
    }

    /// "See also": where the reader may go.
    #[must_use]
    pub fn see_also(&self) -> Option<Reference<'a>> {
        self.index.reference(self.row.see_also).map(|row| Reference { index: self.index, row })
    }

    /// The term above; none for a main term.
    #[must_use]
    pub fn above(&self) -> Option<Self> {
        self.index.term(self.row.above.get())
    }

    /// From the main term down to this one.
    #[must_use]
    pub fn path(&self) -> Vec<&'a str> {
        let mut path: Vec<&str> =
            std::iter::successors(Some(*self), Self::above).map(|term| term.title()).collect();
        path.reverse();
        path
    }

    /// The terms directly below.
    pub fn subterms(&self) -> impl Iterator<Item = Self> + use<'a> {
        let (index, end) = (self.index, self.row.end.get());
        let first = Some(self.number() + 1);
        std::iter::successors(first, move |&at| index.row(at).map(|row| row.end.get()))
            .take_while(move |&at| at < end)
            .filter_map(move |at| index.term(at))
    }

    /// The code of a row of the table of neoplasms; none where the table has none for that behaviour.
    #[must_use]
    pub fn neoplasm(&self, behaviour: Behaviour) -> Option<PrintedCode> {
        self.cell(behaviour.column())
    }

    /// The code of a row of the table of drugs; none where the table has none for that intent. It lacks its seventh
    /// character.
    #[must_use]
    pub fn drug(&self, intent: Intent) -> Option<PrintedCode> {
        self.cell(intent.column())
    }

    /// True for a row of a table.
    #[must_use]
    pub fn has_cells(&self) -> bool {
        self.index.cell(self.number(), 2).is_some()
    }

    fn cell(&self, column: u8) -> Option<PrintedCode> {
        self.index.cell(self.number(), column).filter(|cell| cell.code().is_some())
    }
}

impl<'a> Reference<'a> {
    /// As printed: "Neoplasm, malignant, by site".
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.index.text(self.row.text)
    }

    /// Which publication it leads to.
    #[must_use]
    pub fn destination(&self) -> Destination {
        Destination::from_byte(self.row.destination)
    }

    /// The term of the same index that it leads to; none where it leads elsewhere or nowhere.
    #[must_use]
    pub fn target(&self) -> Option<IndexTerm<'a>> {
        self.index.term(self.row.target.get())
    }

    /// The column of a table that it names.
    #[must_use]
    pub fn column(&self) -> Option<u8> {
        Some(self.row.column).filter(|&column| column > 0)
    }

    /// What it says beyond the term that it leads to: "by site", or a subterm that is not there.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.index.text(self.row.rest)
    }
}

impl fmt::Debug for IndexTerm<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path().join(", "))
    }
}

impl fmt::Debug for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
