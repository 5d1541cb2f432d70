//! Which note of one code names another.

use superbill_domain::Icd10Cm;

use super::diagnosis::Diagnosis;
use super::masks::bit;
use super::note::{Note, NoteKind};
use super::target::CodeRange;

/// A note of one code that names another one.
#[derive(Debug, Clone, Copy)]
pub struct NoteHit<'a> {
    /// The code for which the note is in force.
    pub bearer: Icd10Cm,
    /// The code that the note names.
    pub named: Icd10Cm,
    /// The note.
    pub note: Note<'a>,
    /// The run of codes in the note that covers the one named.
    pub target: CodeRange<'a>,
}

impl<'a> Diagnosis<'a> {
    /// The nearest note of that kind in force here that names `other`.
    ///
    /// A note that names this code as well speaks of other codes of its place and is passed over: an exclusion
    /// at a chapter that names one of the chapter's own categories does not exclude that category from itself.
    #[must_use]
    pub fn note_naming(&self, other: &Icd10Cm, kind: NoteKind) -> Option<NoteHit<'a>> {
        self.note_naming_place(self.release.find(other)?, other, kind)
    }

    /// The same for a diagnosis of the same release.
    pub(crate) fn note_naming_of(&self, other: &Self, kind: NoteKind) -> Option<NoteHit<'a>> {
        self.note_naming_place(other.at, &other.code(), kind)
    }

    fn note_naming_place(&self, other_at: u32, other: &Icd10Cm, kind: NoteKind) -> Option<NoteHit<'a>> {
        let section = self.release.node(other_at)?.section;
        if self.release.masks().mask(kind, self.at) & bit(section) == 0 {
            return None;
        }
        let own_code = self.code();
        self.notes_in_force(kind).find_map(|note| {
            let target = note.targets().find(|target| target.covers_place(other_at, other))?;
            let names_itself = note.targets().any(|target| target.covers_place(self.at, &own_code));
            (!names_itself).then_some(NoteHit { bearer: own_code, named: *other, note, target })
        })
    }
}
