//! The view of one code or header on a day.

use std::fmt;

use superbill_domain::Icd10Cm;

use super::note::{Note, NoteKind, NotesInForce, own_notes};
use super::outline::{Chapter, Section};
use super::release::{Node, Release};
use super::releases::Releases;
use super::seventh::SeventhCharacters;
use crate::Effective;

/// A diagnosis code, or a header above such codes, in the release of a day.
#[derive(Clone, Copy)]
pub struct Diagnosis<'a> {
    pub(super) releases: &'a Releases,
    pub(super) release: &'a Release,
    pub(super) node: &'a Node,
    pub(super) at: u32,
}

impl<'a> Diagnosis<'a> {
    pub(crate) fn find(releases: &'a Releases, release: &'a Release, code: &Icd10Cm) -> Option<Self> {
        Self::at(releases, release, release.find(code)?)
    }

    pub(super) fn at(releases: &'a Releases, release: &'a Release, at: u32) -> Option<Self> {
        Some(Self { releases, release, node: release.node(at)?, at })
    }

    pub(crate) fn all(releases: &'a Releases, release: &'a Release) -> impl Iterator<Item = Self> + use<'a> {
        (0_u32..).zip(&release.nodes).map(move |(at, node)| Self { releases, release, node, at })
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Icd10Cm {
        self.node.code
    }

    /// The official title in full, the seventh character's meaning included.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.release.strings.get(self.node.title)
    }

    /// False for a header whose codes are published and whose own title is not yet: its title is then made of
    /// what theirs have in common.
    #[must_use]
    pub fn title_is_published(&self) -> bool {
        self.node.title_is_published
    }

    /// True for a complete code, false for a header that needs more characters.
    #[must_use]
    pub fn is_billable(&self) -> bool {
        self.node.end == self.at + 1
    }

    /// The chapter it stands in.
    #[must_use]
    pub fn chapter(&self) -> Option<Chapter<'a>> {
        let Self { release, .. } = *self;
        let section = release.sections.get(usize::from(self.node.section))?;
        let heading = release.chapters.get(usize::from(section.chapter))?;
        Some(Chapter { release, heading })
    }

    /// The section it stands in, the narrowest where sections are gathered.
    #[must_use]
    pub fn section(&self) -> Option<Section<'a>> {
        let Self { release, .. } = *self;
        let heading = release.sections.get(usize::from(self.node.section))?;
        Some(Section { release, heading })
    }

    /// The header above; none for a category.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        Self::at(self.releases, self.release, self.release.above(self.at)?)
    }

    /// The headers above, the nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = Self> + use<'a> {
        std::iter::successors(self.parent(), Self::parent)
    }

    /// The headers and codes directly below, in tabular order.
    #[must_use]
    pub fn children(&self) -> Children<'a> {
        Children { parent: *self, next: self.at + 1 }
    }

    /// All headers and codes below, in tabular order.
    pub fn descendants(&self) -> impl Iterator<Item = Self> + use<'a> {
        let Self { releases, release, .. } = *self;
        (self.at + 1..self.node.end).filter_map(move |at| Self::at(releases, release, at))
    }

    /// True where `other` is this code or stands below it.
    #[must_use]
    pub fn contains(&self, other: &Icd10Cm) -> bool {
        self.release.find(other).is_some_and(|at| (self.at..self.node.end).contains(&at))
    }

    /// Terms that the publisher lists under the code itself: conditions for which it is used.
    pub fn inclusion_terms(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let strings = &self.release.strings;
        self.release.details(self.node).terms.of(&self.release.terms).iter().map(|&text| strings.get(text))
    }

    /// The notes of that kind that stand at the code itself.
    pub fn notes(&self, kind: NoteKind) -> impl Iterator<Item = Note<'a>> + use<'a> {
        own_notes(self.release, self.release.details(self.node).notes, kind)
    }

    /// The notes of that kind in force here: its own, then its ancestors', its sections' and its chapter's.
    #[must_use]
    pub fn notes_in_force(&self, kind: NoteKind) -> NotesInForce<'a> {
        NotesInForce::at(self.release, self.at, kind)
    }

    /// The seventh characters of the definition in force; none where no seventh character is called for.
    ///
    /// A complete code answers as its headers do, so that one encounter can be exchanged for another.
    #[must_use]
    pub fn seventh_characters(&self) -> Option<SeventhCharacters<'a>> {
        let defined = self.release.seventh(self.node)?;
        Some(SeventhCharacters { strings: &self.release.strings, defined })
    }

    /// True for a header that lacks nothing but its seventh character.
    #[must_use]
    pub fn awaits_seventh(&self) -> bool {
        self.node.seventh.is_some()
            && !self.is_billable()
            && self.children().all(|child| child.is_billable() && child.code().length() == 7)
    }

    /// True where the title says that the note did not: "unspecified", "not otherwise specified".
    #[must_use]
    pub fn is_unspecified(&self) -> bool {
        let mut words = self.title().split(|c: char| !c.is_alphanumeric());
        words.any(|word| word.eq_ignore_ascii_case("unspecified") || word == "NOS")
    }

    /// True for a manifestation of a disease that is coded before it: never first-listed (Official Guidelines I.A.13).
    /// The list is that of the Medicare Code Editor; a header is one where all codes below it are.
    #[must_use]
    pub fn is_manifestation(&self) -> bool {
        self.node.is_manifestation
    }

    /// The days on which the code may be used as it stands here, as far as the shipped releases know: in the
    /// releases before and after, without a gap, and billable in them just where it is billable here.
    #[must_use]
    pub fn effective(&self) -> Effective {
        let (code, billable) = (self.code(), Some(self.is_billable()));
        let mut effective = self.release.effective;
        for release in self.releases.all().rev() {
            let range = release.effective;
            let adjoins = range.to.is_some_and(|to| to.tomorrow().is_ok_and(|day| day == effective.from));
            if adjoins && release.is_billable(&code) == billable {
                effective.from = range.from;
            }
        }
        for release in self.releases.all() {
            let range = release.effective;
            let adjoins = effective.to.is_some_and(|to| to.tomorrow().is_ok_and(|day| day == range.from));
            if adjoins && release.is_billable(&code) == billable {
                effective.to = range.to;
            }
        }
        let newest = self.releases.manifests().last().map(|manifest| manifest.effective.to);
        if newest == Some(effective.to) {
            effective.to = None;
        }
        effective
    }
}

impl PartialEq for Diagnosis<'_> {
    /// The same code of the same release.
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.release, other.release)
    }
}

impl Eq for Diagnosis<'_> {}

impl fmt::Debug for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.title())
    }
}

/// The headers and codes directly below one header.
#[derive(Clone)]
pub struct Children<'a> {
    parent: Diagnosis<'a>,
    next: u32,
}

impl<'a> Iterator for Children<'a> {
    type Item = Diagnosis<'a>;

    fn next(&mut self) -> Option<Diagnosis<'a>> {
        if self.next >= self.parent.node.end {
            return None;
        }
        let child = Diagnosis::at(self.parent.releases, self.parent.release, self.next)?;
        self.next = child.node.end;
        Some(child)
    }
}
