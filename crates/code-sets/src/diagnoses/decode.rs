//! Reads the releases of a compiled file into memory.
//!
//! What follows from the codes themselves is not stored: a node's parent is the nearest one before it whose code
//! begins its own, its descendants are those that follow until a code does not, and it is billable where it has none.

mod codes;
mod notes;

use std::num::NonZeroU16;
use std::sync::{Arc, OnceLock};

use self::codes::CodeReader;
use self::notes::Notes;
use super::CONTENTS;
use super::release::{Details, Heading, Node, Place, Release, Run};
use super::releases::{Dated, Releases, Stored, Unpacked};
use crate::file::{Reader, Strings, Text, unpack};
use crate::{CodeSetsError, Effective, Manifest};

type Read<T> = Result<T, CodeSetsError>;

impl Releases {
    /// Opens a compiled file of ICD-10-CM. Its checksums prove it whole; a release is read when it is first asked.
    pub(crate) fn open(bytes: &[u8]) -> Read<Self> {
        let parts = unpack(bytes, CONTENTS)?;
        Self::of_parts(parts.texts, parts.tables)
    }

    fn of_parts(texts: String, tables: Vec<u8>) -> Read<Self> {
        let mut reader = Reader::new(&tables);
        let strings = Arc::new(Strings::read(texts, &mut reader)?);
        let mut editions = Vec::new();
        for _ in 0..reader.count()? {
            let manifest = Manifest::read(&mut reader, &strings)?;
            let length = reader.count()?;
            reader.take(length)?;
            let end = tables.len() - reader.left();
            editions.push((manifest, end - length..end));
        }
        if !editions.is_sorted_by(|(a, _), (b, _)| a.effective.from < b.effective.from) {
            return Err(CodeSetsError::Inconsistent("its releases are out of order"));
        }
        let file = Arc::new(Unpacked { strings, tables });
        let dated = editions.into_iter().map(|(manifest, place)| Dated {
            manifest,
            stored: Stored::Unpacked(Arc::clone(&file), place),
            read: OnceLock::new(),
        });
        Ok(Self { dated: dated.collect() })
    }
}

impl Dated {
    /// Reads the release.
    pub(super) fn decode(&self) -> Read<Release> {
        let days = self.manifest.effective;
        match &self.stored {
            Stored::Unpacked(file, place) => {
                let mut tables = Reader::new(file.tables.get(place.clone()).unwrap_or_default());
                Decoder { tables: &mut tables, strings: &file.strings }.release(days)
            }
            Stored::Packed(bytes) => {
                let file = Releases::open(bytes)?;
                let only = file.dated.first().ok_or(CodeSetsError::Inconsistent("it holds no release"))?;
                // The days are those of the line, not of the file: an edition that follows may have cut them short.
                Ok(Release { effective: days, ..only.decode()? })
            }
        }
    }
}

struct Decoder<'t, 'b> {
    tables: &'t mut Reader<'b>,
    strings: &'t Arc<Strings>,
}

impl Decoder<'_, '_> {
    fn release(&mut self, effective: Effective) -> Read<Release> {
        let mut chapters = self.headings()?;
        let mut sections = self.headings()?;
        let mut nodes = self.nodes()?;
        self.sections_of_nodes(&mut nodes, &mut sections, &mut chapters)?;
        let mut details = vec![Details::default()];
        let terms = self.terms(&mut nodes, &mut details)?;
        let sevenths = self.sevenths(&mut nodes)?;
        let mut notes = Notes::default();
        self.notes_of_headings(&mut notes, &nodes, &mut chapters, Place::Chapter)?;
        self.notes_of_headings(&mut notes, &nodes, &mut sections, Place::Section)?;
        self.notes_of_nodes(&mut notes, &mut nodes, &mut details)?;
        let Notes { notes, targets, .. } = notes;
        Ok(Release {
            strings: Arc::clone(self.strings),
            effective,
            chapters,
            sections,
            nodes,
            details,
            terms,
            notes,
            targets,
            sevenths,
            lookup: OnceLock::new(),
            masks: OnceLock::new(),
        })
    }

    fn text(&mut self, previous: &mut u32) -> Read<Text> {
        self.strings.confirm(self.tables.next(previous)?)
    }

    /// Chapters, or sections: name, title, the chapter it belongs to, the section that gathers it.
    fn headings(&mut self) -> Read<Vec<Heading>> {
        let count = self.tables.count()?;
        let mut headings: Vec<Heading> = Vec::with_capacity(count);
        let mut previous = 0;
        for at in 0..count {
            let (name, title) = (self.text(&mut previous)?, self.text(&mut previous)?);
            let chapter = small(self.tables.number()?)?;
            let gathered_by = match self.tables.number()? {
                0 => None,
                number if (number as usize) <= at => Some(small(number - 1)?),
                _ => return Err(CodeSetsError::Inconsistent("a section is gathered by a later one")),
            };
            let (nodes, notes) = (Run::default(), Run::default());
            headings.push(Heading { name, title, nodes, notes, gathered_by, chapter });
        }
        Ok(headings)
    }

    /// The codes with their titles, and what follows from them: who stands under whom.
    fn nodes(&mut self) -> Read<Vec<Node>> {
        let count = self.tables.count()?;
        let mut nodes: Vec<Node> = Vec::with_capacity(count);
        let mut codes = CodeReader::default();
        // The nodes above the next one, with the number of their characters.
        let mut open: Vec<(u32, usize)> = Vec::with_capacity(8);
        let mut previous = 0;
        for at in 0..u32::try_from(count).unwrap_or(u32::MAX) {
            let (code, shared) = codes.next(self.tables)?;
            while let Some((above, _)) = open.pop_if(|(_, length)| *length > shared) {
                let above =
                    nodes.get_mut(above as usize).ok_or(CodeSetsError::Inconsistent("a code is lost"))?;
                above.end = at;
            }
            nodes.push(Node {
                code,
                title_is_published: true,
                is_manifestation: false,
                title: self.text(&mut previous)?,
                above: open.last().map_or(0, |(above, _)| at - above),
                end: u32::try_from(count).unwrap_or(u32::MAX),
                section: 0,
                seventh: None,
                details: 0,
            });
            open.push((at, codes.length));
        }
        self.mark(&mut nodes, |node| node.title_is_published = false)?;
        self.mark(&mut nodes, |node| node.is_manifestation = true)?;
        Ok(nodes)
    }

    /// Marks the nodes whose places follow.
    fn mark(&mut self, nodes: &mut [Node], mark: impl Fn(&mut Node)) -> Read<()> {
        let mut at = 0;
        for _ in 0..self.tables.count()? {
            mark(self.node(nodes, &mut at)?);
        }
        Ok(())
    }

    /// A node, named by the difference of its place from the one named before.
    fn node<'n>(&mut self, nodes: &'n mut [Node], at: &mut u32) -> Read<&'n mut Node> {
        node_at(nodes, self.tables.next(at)?)
    }

    /// Sections stand in the order of their codes; each is written with the number of nodes under it.
    fn sections_of_nodes(
        &mut self,
        nodes: &mut [Node],
        sections: &mut [Heading],
        chapters: &mut [Heading],
    ) -> Read<()> {
        let mut start = 0;
        for (number, section) in (0_u16..).zip(sections) {
            let too_many = CodeSetsError::Inconsistent("a section has more codes than there are");
            let end = self.tables.number()?.checked_add(start).ok_or(too_many.clone())?;
            let run = nodes.get_mut(start as usize..end as usize).ok_or(too_many)?;
            run.iter_mut().for_each(|node| node.section = number);
            section.nodes = Run { start, end };
            let chapter = chapters.get_mut(usize::from(section.chapter));
            let chapter = chapter.ok_or(CodeSetsError::Inconsistent("a section has no chapter"))?;
            if chapter.nodes.end == 0 {
                chapter.nodes.start = start;
            }
            chapter.nodes.end = end;
            start = end;
        }
        if start as usize == nodes.len() {
            Ok(())
        } else {
            Err(CodeSetsError::Inconsistent("codes lack a section"))
        }
    }

    fn terms(&mut self, nodes: &mut [Node], details: &mut Vec<Details>) -> Read<Vec<Text>> {
        let (mut terms, mut at, mut previous) = (Vec::new(), 0, 0);
        for _ in 0..self.tables.count()? {
            let count = self.tables.number()?;
            let start = length(&terms);
            for _ in 0..count {
                terms.push(self.text(&mut previous)?);
            }
            let node = self.node(nodes, &mut at)?;
            details_of(node, details)?.terms = Run { start, end: length(&terms) };
        }
        Ok(terms)
    }

    /// The definitions, then the nodes at which each begins to hold; descendants take the nearest one.
    fn sevenths(&mut self, nodes: &mut [Node]) -> Read<Vec<Vec<(char, Text)>>> {
        let mut sevenths = Vec::new();
        for _ in 0..self.tables.count()? {
            let mut defined = Vec::new();
            for _ in 0..self.tables.count()? {
                let character = char::from(self.tables.byte()?);
                defined.push((character, self.strings.confirm(self.tables.number()?)?));
            }
            sevenths.push(defined);
        }
        let mut at = 0;
        for _ in 0..self.tables.count()? {
            let set = NonZeroU16::MIN.saturating_add(small(self.tables.number()?)?);
            let end = self.node(nodes, &mut at)?.end;
            let below = nodes.get_mut(at as usize..end as usize).unwrap_or_default();
            below.iter_mut().for_each(|node| node.seventh = Some(set));
        }
        Ok(sevenths)
    }
}

fn node_at(nodes: &mut [Node], at: u32) -> Read<&mut Node> {
    nodes.get_mut(at as usize).ok_or(CodeSetsError::Inconsistent("it names a code that is not there"))
}

/// The details of a node, which are begun where it has none.
fn details_of<'d>(node: &mut Node, details: &'d mut Vec<Details>) -> Read<&'d mut Details> {
    if node.details == 0 {
        node.details = length(details);
        details.push(Details::default());
    }
    details.get_mut(node.details as usize).ok_or(CodeSetsError::Inconsistent("details are lost"))
}

fn small(number: u32) -> Read<u16> {
    u16::try_from(number).map_err(|_| CodeSetsError::Inconsistent("a number is too large"))
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnoses::{Diagnosis, NoteKind};

    /// Tables that a checksum would pass and that were never written by us: whatever opens can be walked.
    fn walk(releases: &Releases) {
        for release in releases.all() {
            for found in Diagnosis::all(releases, release) {
                let _ = (found.title(), found.chapter(), found.section(), found.sides(), found.effective());
                let _ = (found.ancestors().count(), found.children().count(), found.seventh_characters());
                for kind in NoteKind::ALL {
                    let named = |note: crate::Note<'_>| {
                        note.targets().map(|target| target.to_string().len()).sum::<usize>()
                    };
                    let _: usize = found.notes_in_force(kind).map(named).sum();
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_tables_make_it_panic(tables in proptest::collection::vec(0..60_u8, 0..400), texts in "[a-z]{0,60}") {
            if let Ok(releases) = Releases::of_parts(texts, tables) {
                walk(&releases);
            }
        }

        #[test]
        fn tables_that_are_nearly_right_do_neither(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let texts = "ab".repeat(20);
            let mut tables = nearly_right();
            let at = at.index(tables.len());
            tables[at] = byte;
            if let Ok(releases) = Releases::of_parts(texts, tables) {
                walk(&releases);
            }
        }
    }

    /// One release by hand: a chapter, a section, three codes, a term, a definition, a note with a target.
    #[rustfmt::skip]
    fn nearly_right() -> Vec<u8> {
        let mut tables = vec![4, 1, 2, 3, 4]; // four texts and their lengths
        tables.push(1); // releases
        tables.extend([0, 1, 2]); // name, edition, remark
        let mut date = Vec::new();
        for number in [20_260_101_u32, 20_261_231] {
            let mut rest = number;
            while rest >= 0x80 { date.push((rest & 0x7f) as u8 | 0x80); rest >>= 7; }
            date.push(rest as u8);
        }
        tables.extend(date);
        tables.push(0); // sources
        let head = tables;
        let mut tables = Vec::new();
        tables.extend([1, 0, 2, 0, 0]); // a chapter: name, title, chapter, gathered by
        tables.extend([1, 2, 2, 0, 0]); // a section
        tables.push(3); // codes: S93, S93.4, S93.401A
        tables.extend([0x03, b'S', b'9', b'3', 0]);
        tables.extend([0x31, b'4', 2]);
        tables.extend([0x43, b'0', b'1', b'A', 2]);
        tables.extend([1, 4]); // a header without published title
        tables.extend([1, 0]); // a manifestation
        tables.push(3); // codes of the section
        tables.extend([1, 1, 0, 2]); // one node with one term
        tables.extend([1, 1, b'A', 2]); // a definition of one character
        tables.extend([1, 0, 2]); // applied at S93.4
        tables.extend([0, 0]); // notes of the chapter and of the section
        tables.extend([1, 0, 1, 0, 0, 2, 1, 2, 2, 7, 1]); // Excludes1 at S93, naming S93.4 to S93.401A, qualified
        [head, vec![tables.len() as u8], tables].concat()
    }

    #[test]
    fn tables_by_hand_open() {
        let releases = Releases::of_parts("ab".repeat(20), nearly_right()).unwrap();
        let release = releases.all().next().unwrap();
        let sprain = Diagnosis::find(&releases, release, &"S93.401A".parse().unwrap()).unwrap();
        assert!(sprain.is_billable() && !sprain.is_manifestation());
        assert_eq!(sprain.ancestors().count(), 2);
        assert_eq!(sprain.seventh_characters().unwrap().meaning('A'), Some("bab"));
        let note = sprain.notes_in_force(NoteKind::Excludes1).next().unwrap();
        assert_eq!(note.targets().next().unwrap().to_string(), "S93.4-S93.401A with ba at position 7");
        walk(&releases);
    }
}
