//! The notes and the codes they name.

use super::{Decoder, Read, details_of, length, node_at};
use crate::CodeSetsError;
use crate::diagnoses::note::NoteKind;
use crate::diagnoses::release::{Details, Heading, Node, NoteRecord, Place, Run, TargetRecord};
use crate::diagnoses::target::QualifierPlace;

/// The notes of a release, as far as they have been read.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) notes: Vec<NoteRecord>,
    pub(super) targets: Vec<TargetRecord>,
    /// The text and the target from which the next differences count.
    text: u32,
    target: u32,
}

impl Decoder<'_, '_> {
    /// The notes of the chapters, or of the sections.
    pub(super) fn notes_of_headings(
        &mut self,
        read: &mut Notes,
        nodes: &[Node],
        headings: &mut [Heading],
        place: impl Fn(u16) -> Place,
    ) -> Read<()> {
        for (number, heading) in (0..).zip(headings) {
            heading.notes = self.notes_at(place(number), read, nodes)?;
        }
        Ok(())
    }

    /// The notes of the nodes that have any.
    pub(super) fn notes_of_nodes(
        &mut self,
        read: &mut Notes,
        nodes: &mut [Node],
        details: &mut Vec<Details>,
    ) -> Read<()> {
        let mut at = 0;
        for _ in 0..self.tables.count()? {
            self.tables.next(&mut at)?;
            let notes = self.notes_at(Place::Node(at), read, nodes)?;
            details_of(node_at(nodes, at)?, details)?.notes = notes;
        }
        Ok(())
    }

    fn notes_at(&mut self, place: Place, read: &mut Notes, nodes: &[Node]) -> Read<Run> {
        let start = length(&read.notes);
        for _ in 0..self.tables.count()? {
            let kind = usize::from(self.tables.byte()?);
            let kind = NoteKind::ALL.get(kind).copied();
            let kind = kind.ok_or(CodeSetsError::Inconsistent("a note is of no known kind"))?;
            let block = self.tables.byte()?;
            let text = self.text(&mut read.text)?;
            let first_target = length(&read.targets);
            for _ in 0..self.tables.count()? {
                let target = self.target(&mut read.target, nodes)?;
                read.targets.push(target);
            }
            let targets = Run { start: first_target, end: length(&read.targets) };
            read.notes.push(NoteRecord { kind, block, text, targets, place });
        }
        Ok(Run { start, end: length(&read.notes) })
    }

    fn target(&mut self, previous: &mut u32, nodes: &[Node]) -> Read<TargetRecord> {
        let missing = CodeSetsError::Inconsistent("a note names codes that are not there");
        let first = self.tables.next(previous)?;
        let last = self.tables.next(previous)?;
        let end = nodes.get(last as usize).map(|node| node.end).filter(|end| first < *end).ok_or(missing)?;
        let qualifier = match self.tables.byte()? {
            0 => None,
            place => {
                let known = QualifierPlace::from_byte(place);
                let place = known.ok_or(CodeSetsError::Inconsistent("a note has an unknown qualifier"))?;
                Some((place, self.strings.confirm(self.tables.number()?)?))
            }
        };
        Ok(TargetRecord { first, last, end, qualifier })
    }
}
