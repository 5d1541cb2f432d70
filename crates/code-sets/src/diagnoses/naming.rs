//! Notes, read the other way: who names a code.

use superbill_domain::Icd10Cm;

use super::diagnosis::Diagnosis;
use super::note::{Note, NoteKind};
use super::release::{NoteRecord, Place, Release};

impl<'a> Diagnosis<'a> {
    /// The notes of that kind, wherever in the list they stand, that name this code: those of the codes that exclude it, those
    /// by which it is coded first or besides. A note in force for this code itself speaks of others and is passed over.
    pub fn named_by(&self, kind: NoteKind) -> impl Iterator<Item = Note<'a>> + use<'a> {
        let (release, at, code) = (self.release, self.at, self.code());
        let notes = release.notes.iter().filter(move |note| note.kind == kind);
        let naming =
            notes.filter(move |note| names(release, note, at, &code) && !stands_over(release, note, at));
        naming.map(move |record| Note { release, record })
    }
}

fn names(release: &Release, note: &NoteRecord, at: u32, code: &Icd10Cm) -> bool {
    let targets = note.targets.of(&release.targets);
    // The ends first: most notes are decided by two numbers.
    let mut within = targets.iter().filter(|target| (target.first..target.end).contains(&at));
    within.any(|&record| super::CodeRange { release, record }.covers_place(at, code))
}

/// True where a note is in force for the node.
fn stands_over(release: &Release, note: &NoteRecord, at: u32) -> bool {
    let section = || release.node(at).and_then(|node| release.sections.get(usize::from(node.section)));
    match note.place {
        Place::Node(place) => release.node(place).is_some_and(|node| (place..node.end).contains(&at)),
        Place::Section(place) => {
            let gathering =
                |number: u16| release.sections.get(usize::from(number)).and_then(|above| above.gathered_by);
            let own = release.node(at).map(|node| node.section);
            std::iter::successors(own, |number| gathering(*number)).any(|number| number == place)
        }
        Place::Chapter(place) => section().is_some_and(|section| section.chapter == place),
    }
}
