//! Chapters and sections: the outline of the tabular list above its categories.

use std::fmt;

use superbill_domain::Icd10Cm;

use super::note::{Note, NoteKind, own_notes};
use super::release::{Heading, Release};

/// A chapter of the tabular list.
#[derive(Clone, Copy)]
pub struct Chapter<'a> {
    pub(super) release: &'a Release,
    pub(super) heading: &'a Heading,
}

/// A section (block) of a chapter.
#[derive(Clone, Copy)]
pub struct Section<'a> {
    pub(super) release: &'a Release,
    pub(super) heading: &'a Heading,
}

impl<'a> Chapter<'a> {
    pub(crate) fn all(release: &'a Release) -> impl Iterator<Item = Self> + use<'a> {
        release.chapters.iter().map(move |heading| Self { release, heading })
    }

    /// Its sections, in order; one that gathers others stands before them.
    pub fn sections(&self) -> impl Iterator<Item = Section<'a>> + use<'a> {
        let Self { release, heading: chapter } = *self;
        let of_chapter = move |heading: &&Heading| {
            release.chapters.get(usize::from(heading.chapter)).is_some_and(|own| std::ptr::eq(own, chapter))
        };
        let sections = release.sections.iter().filter(of_chapter);
        sections.map(move |heading| Section { release, heading })
    }

    /// Its number, 1 to 22.
    #[must_use]
    pub fn number(&self) -> &'a str {
        self.release.strings.get(self.heading.name)
    }

    /// Its title, without the range of codes.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.release.strings.get(self.heading.title)
    }

    /// Its first and its last category.
    #[must_use]
    pub fn range(&self) -> Option<(Icd10Cm, Icd10Cm)> {
        range(self.release, self.heading)
    }

    /// The notes of that kind that stand at the chapter itself.
    pub fn notes(&self, kind: NoteKind) -> impl Iterator<Item = Note<'a>> + use<'a> {
        own_notes(self.release, self.heading.notes, kind)
    }
}

impl<'a> Section<'a> {
    /// Its range as published: `J40-J4A`, or one category: `B20`.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.release.strings.get(self.heading.name)
    }

    /// Its title, without the range of codes.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.release.strings.get(self.heading.title)
    }

    /// Its first and its last category; none for a section that only gathers others.
    #[must_use]
    pub fn range(&self) -> Option<(Icd10Cm, Icd10Cm)> {
        range(self.release, self.heading)
    }

    /// The wider section that gathers this one, as M00-M25 gathers M05-M14. Its notes apply here too.
    #[must_use]
    pub fn gathered_by(&self) -> Option<Section<'a>> {
        let heading = self.release.sections.get(usize::from(self.heading.gathered_by?))?;
        Some(Section { heading, ..*self })
    }

    /// The notes of that kind that stand at the section itself.
    pub fn notes(&self, kind: NoteKind) -> impl Iterator<Item = Note<'a>> + use<'a> {
        own_notes(self.release, self.heading.notes, kind)
    }
}

impl fmt::Debug for Chapter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "chapter {}", self.number())
    }
}

impl fmt::Debug for Section<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "section {}", self.name())
    }
}

fn range(release: &Release, heading: &Heading) -> Option<(Icd10Cm, Icd10Cm)> {
    let nodes = heading.nodes.of(&release.nodes);
    Some((nodes.first()?.code.category(), nodes.last()?.code.category()))
}
