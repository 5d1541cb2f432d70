//! Instructional notes: what they say, which codes they name, and where they stand.

use std::fmt;

use superbill_domain::Icd10Cm;

use super::outline::{Chapter, Section};
use super::release::{NoteRecord, Place, Release, Run};
use super::target::CodeRange;

/// What a note instructs (Official Guidelines, sections I.A.10 to I.A.17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteKind {
    /// Never with the codes named: the two conditions cannot occur together (I.A.12.a).
    Excludes1,
    /// Not part of this condition; both may be coded (I.A.12.b).
    Excludes2,
    /// The underlying condition comes before this code (I.A.13, I.A.17).
    CodeFirst,
    /// A further code follows this one (I.A.13, I.A.17).
    UseAdditionalCode,
    /// Two codes may be needed; which comes first depends on the visit (I.A.17).
    CodeAlso,
    /// What the place includes (I.A.10).
    Includes,
    /// How the seventh character is to be added (I.A.5).
    SeventhCharacter,
    /// Any other note.
    General,
}

impl NoteKind {
    /// All kinds, in the order of their bytes in the compiled file.
    pub const ALL: [Self; 8] = [
        Self::Excludes1,
        Self::Excludes2,
        Self::CodeFirst,
        Self::UseAdditionalCode,
        Self::CodeAlso,
        Self::Includes,
        Self::SeventhCharacter,
        Self::General,
    ];
}

/// Where a note stands.
#[derive(Debug, Clone, Copy)]
pub enum StandsAt<'a> {
    /// At a chapter: it applies to all codes of it.
    Chapter(Chapter<'a>),
    /// At a section: it applies to all codes of it.
    Section(Section<'a>),
    /// At a header or code: it applies to it and its descendants.
    Code(Icd10Cm),
}

/// One line of an instructional note.
#[derive(Clone, Copy)]
pub struct Note<'a> {
    pub(super) release: &'a Release,
    pub(super) record: &'a NoteRecord,
}

impl<'a> Note<'a> {
    /// What it instructs.
    #[must_use]
    pub fn kind(&self) -> NoteKind {
        self.record.kind
    }

    /// Its words as published.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.release.strings.get(self.record.text)
    }

    /// The codes it names; none for words that name no codes.
    pub fn targets(&self) -> impl Iterator<Item = CodeRange<'a>> + use<'a> {
        let Self { release, record } = *self;
        record.targets.of(&release.targets).iter().map(move |&record| CodeRange { release, record })
    }

    /// True where one of the targets covers the code.
    #[must_use]
    pub fn covers(&self, code: &Icd10Cm) -> bool {
        self.covering_target(code).is_some()
    }

    /// The target that covers the code.
    #[must_use]
    pub fn covering_target(&self, code: &Icd10Cm) -> Option<CodeRange<'a>> {
        let at = self.release.find(code)?;
        self.targets().find(|target| target.covers_place(at, code))
    }

    /// True for a line that introduces the lines after it: "underlying disease, such as:".
    #[must_use]
    pub fn is_heading(&self) -> bool {
        self.text().ends_with(':')
    }

    /// Which block of its kind it belongs to at its place, counted from zero. Lines of one block belong together.
    #[must_use]
    pub fn block(&self) -> u8 {
        self.record.block
    }

    /// Where it stands.
    #[must_use]
    pub fn stands_at(&self) -> Option<StandsAt<'a>> {
        let Self { release, .. } = *self;
        match self.record.place {
            Place::Chapter(at) => {
                let heading = release.chapters.get(usize::from(at))?;
                Some(StandsAt::Chapter(Chapter { release, heading }))
            }
            Place::Section(at) => {
                let heading = release.sections.get(usize::from(at))?;
                Some(StandsAt::Section(Section { release, heading }))
            }
            Place::Node(at) => release.node(at).map(|node| StandsAt::Code(node.code)),
        }
    }
}

impl fmt::Debug for Note<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind(), self.text())
    }
}

/// The notes of one kind within a run.
pub(super) fn own_notes<'a>(
    release: &'a Release,
    run: Run,
    kind: NoteKind,
) -> impl Iterator<Item = Note<'a>> + use<'a> {
    let notes = run.of(&release.notes).iter().filter(move |record| record.kind == kind);
    notes.map(move |record| Note { release, record })
}

/// The notes of one kind in force for a code: its own first, then those of each place above it.
#[derive(Clone)]
pub struct NotesInForce<'a> {
    release: &'a Release,
    kind: NoteKind,
    here: &'a [NoteRecord],
    next: Option<Place>,
}

impl<'a> NotesInForce<'a> {
    pub(super) fn at(release: &'a Release, at: u32, kind: NoteKind) -> Self {
        Self { release, kind, here: &[], next: Some(Place::Node(at)) }
    }

    /// The notes at a place, and the place above it.
    fn step(&self, place: Place) -> (Run, Option<Place>) {
        let section_above = |section| Some(Place::Section(section));
        match place {
            Place::Node(at) => self.release.node(at).map_or_else(Default::default, |node| {
                let above = self.release.above(at).map(Place::Node);
                (self.release.details(node).notes, above.or_else(|| section_above(node.section)))
            }),
            Place::Section(at) => {
                let section = self.release.sections.get(usize::from(at));
                section.map_or_else(Default::default, |section| {
                    let chapter = Place::Chapter(section.chapter);
                    (section.notes, section.gathered_by.and_then(section_above).or(Some(chapter)))
                })
            }
            Place::Chapter(at) => {
                let chapter = self.release.chapters.get(usize::from(at));
                (chapter.map(|chapter| chapter.notes).unwrap_or_default(), None)
            }
        }
    }
}

impl<'a> Iterator for NotesInForce<'a> {
    type Item = Note<'a>;

    fn next(&mut self) -> Option<Note<'a>> {
        loop {
            if let Some((record, rest)) = self.here.split_first() {
                self.here = rest;
                if record.kind == self.kind {
                    return Some(Note { release: self.release, record });
                }
            } else {
                let (run, above) = self.step(self.next?);
                self.here = run.of(&self.release.notes);
                self.next = above;
            }
        }
    }
}
