//! A release taken apart again into the edition that it was compiled from.

use super::release::{Details, Heading as HeadingRecord, Node, NoteRecord, Release, Run};
use crate::Manifest;
use crate::compile::{Edition, Entry, Heading, NoteLine};

impl Release {
    /// The edition, under a manifest.
    pub(crate) fn edition(&self, manifest: Manifest) -> Edition {
        Edition {
            manifest,
            chapters: self.chapters.iter().map(|chapter| self.heading(chapter)).collect(),
            sections: self.sections.iter().map(|section| self.heading(section)).collect(),
            entries: (0_u32..).zip(&self.nodes).map(|(at, node)| self.entry(at, node)).collect(),
        }
    }

    fn heading(&self, heading: &HeadingRecord) -> Heading {
        Heading {
            name: self.strings.get(heading.name).to_owned(),
            title: self.strings.get(heading.title).to_owned(),
            chapter: usize::from(heading.chapter),
            gathered_by: heading.gathered_by.map(usize::from),
            notes: self.note_lines(heading.notes),
        }
    }

    fn entry(&self, at: u32, node: &Node) -> Entry {
        let Details { terms, notes } = self.details(node);
        // A definition stands where the one in force changes.
        let above = self.above(at).and_then(|above| self.node(above)).and_then(|above| above.seventh);
        let defined = if node.seventh == above { None } else { self.seventh(node) };
        let meaning = |&(character, text): &(char, _)| (character, self.strings.get(text).to_owned());
        Entry {
            code: node.code,
            title: self.strings.get(node.title).to_owned(),
            title_is_published: node.title_is_published,
            is_manifestation: node.is_manifestation,
            section: usize::from(node.section),
            terms: terms.of(&self.terms).iter().map(|&text| self.strings.get(text).to_owned()).collect(),
            notes: self.note_lines(notes),
            sevenths: defined.map(|defined| defined.iter().map(meaning).collect()),
        }
    }

    fn note_lines(&self, notes: Run) -> Vec<NoteLine> {
        let line = |note: &NoteRecord| NoteLine {
            kind: note.kind,
            block: note.block,
            text: self.strings.get(note.text).to_owned(),
        };
        notes.of(&self.notes).iter().map(line).collect()
    }
}
