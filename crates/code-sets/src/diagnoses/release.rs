//! The tables of a release, as they lie in memory.

use std::num::NonZeroU16;
use std::sync::{Arc, OnceLock};

use superbill_domain::Icd10Cm;

use super::lookup::Lookup;
use super::masks::Masks;
use super::note::NoteKind;
use super::target::QualifierPlace;
use crate::Effective;
use crate::file::{Strings, Text};

/// One complete tabular list.
pub(crate) struct Release {
    pub(super) strings: Arc<Strings>,
    pub(super) effective: Effective,
    pub(super) chapters: Vec<Heading>,
    pub(super) sections: Vec<Heading>,
    /// Headers and codes in tabular order, each followed by its descendants.
    pub(super) nodes: Vec<Node>,
    /// The details of the nodes that have any, after an empty one.
    pub(super) details: Vec<Details>,
    /// Inclusion terms, those of one node together.
    pub(super) terms: Vec<Text>,
    /// Notes, those of one place together.
    pub(super) notes: Vec<NoteRecord>,
    /// Targets of notes, those of one note together.
    pub(super) targets: Vec<TargetRecord>,
    /// Seventh-character definitions: each a list of characters and their meaning.
    pub(super) sevenths: Vec<Vec<(char, Text)>>,
    /// Built when the release is first asked for a code.
    pub(super) lookup: OnceLock<Lookup>,
    /// Built by the first question after a pair of codes.
    pub(super) masks: OnceLock<Masks>,
}

/// A run within one of the lists of a release.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Run {
    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A chapter or a section.
pub(super) struct Heading {
    /// The chapter's number, or the section's range as published: `10`, `J40-J4A`.
    pub(super) name: Text,
    pub(super) title: Text,
    /// The codes under it, in tabular order. Empty for a section that only gathers sections.
    pub(super) nodes: Run,
    pub(super) notes: Run,
    /// The section that gathers this one, or none.
    pub(super) gathered_by: Option<u16>,
    pub(super) chapter: u16,
}

/// A header or a code. There are nearly 100,000 in a release: what few of them have stands in [`Details`].
pub(super) struct Node {
    pub(super) code: Icd10Cm,
    /// False where the publisher lists the code but not yet its title.
    pub(super) title_is_published: bool,
    /// True where it, or every code below it, is a manifestation.
    pub(super) is_manifestation: bool,
    pub(super) title: Text,
    /// How many places before it the node above it stands; zero for a category.
    pub(super) above: u32,
    /// Where its descendants end; itself plus one for a code without any.
    pub(super) end: u32,
    pub(super) section: u16,
    /// One more than the number of the seventh-character definition in force, or none.
    pub(super) seventh: Option<NonZeroU16>,
    /// The number of its details; zero for none.
    pub(super) details: u32,
}

/// The inclusion terms and notes of a node.
#[derive(Clone, Copy, Default)]
pub(super) struct Details {
    pub(super) terms: Run,
    pub(super) notes: Run,
}

/// A note as stored.
pub(super) struct NoteRecord {
    pub(super) kind: NoteKind,
    /// Counts the blocks of one kind at one place: notes of one block belong under one heading.
    pub(super) block: u8,
    pub(super) text: Text,
    pub(super) targets: Run,
    pub(super) place: Place,
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Chapter(u16),
    Section(u16),
    Node(u32),
}

/// A target as stored: the nodes from `first` to the last descendant of `last`.
#[derive(Debug, Clone, Copy)]
pub(super) struct TargetRecord {
    pub(super) first: u32,
    pub(super) last: u32,
    /// Where the descendants of `last` end.
    pub(super) end: u32,
    /// What the codes of the run must have besides, as [`super::Qualifier`] reads it.
    pub(super) qualifier: Option<(QualifierPlace, Text)>,
}

impl Release {
    /// The place of a code in the tabular order.
    pub(super) fn find(&self, code: &Icd10Cm) -> Option<u32> {
        self.lookup.get_or_init(|| Lookup::over(&self.nodes)).find(code, &self.nodes)
    }

    pub(super) fn masks(&self) -> &Masks {
        self.masks.get_or_init(|| Masks::over(self))
    }

    /// The place above a node.
    pub(super) fn above(&self, at: u32) -> Option<u32> {
        let distance = self.node(at)?.above;
        if distance == 0 { None } else { at.checked_sub(distance) }
    }

    /// The inclusion terms and notes of a node.
    pub(super) fn details(&self, node: &Node) -> Details {
        self.details.get(node.details as usize).copied().unwrap_or_default()
    }

    /// The seventh-character definition in force for a node.
    pub(super) fn seventh(&self, node: &Node) -> Option<&[(char, Text)]> {
        let number = usize::from(node.seventh?.get()) - 1;
        self.sevenths.get(number).map(Vec::as_slice)
    }

    pub(super) fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    /// True where the code is in this release and may be billed.
    pub(super) fn is_billable(&self, code: &Icd10Cm) -> Option<bool> {
        let at = self.find(code)?;
        self.node(at).map(|node| node.end == at + 1)
    }
}
