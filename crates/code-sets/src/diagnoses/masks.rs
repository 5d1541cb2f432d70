//! A quick no to the question whether a note in force for one code names another.

use super::note::NoteKind;
use super::release::{Node, NoteRecord, Place, Release};

/// For every node a bit for each group of sections that the exclusions in force there name. Where the bit of a code's
/// section is not set, no note names it; nearly all pairs of codes are answered so.
pub(super) struct Masks {
    excludes1: Vec<u64>,
    excludes2: Vec<u64>,
}

/// The bit of a section.
pub(super) fn bit(section: u16) -> u64 {
    1 << (section % 64)
}

impl Masks {
    pub(super) fn over(release: &Release) -> Self {
        Self {
            excludes1: of_kind(release, NoteKind::Excludes1),
            excludes2: of_kind(release, NoteKind::Excludes2),
        }
    }

    /// The mask of a node; all bits for a kind that has no masks.
    pub(super) fn mask(&self, kind: NoteKind, at: u32) -> u64 {
        let masks = match kind {
            NoteKind::Excludes1 => &self.excludes1,
            NoteKind::Excludes2 => &self.excludes2,
            _ => return u64::MAX,
        };
        masks.get(at as usize).copied().unwrap_or(u64::MAX)
    }
}

fn of_kind(release: &Release, kind: NoteKind) -> Vec<u64> {
    let mut chapters = vec![0; release.chapters.len()];
    let mut sections = vec![0; release.sections.len()];
    let mut nodes = vec![0; release.nodes.len()];
    for note in release.notes.iter().filter(|note| note.kind == kind) {
        let own = named(release, note);
        let place = match note.place {
            Place::Chapter(at) => chapters.get_mut(usize::from(at)),
            Place::Section(at) => sections.get_mut(usize::from(at)),
            Place::Node(at) => nodes.get_mut(at as usize),
        };
        if let Some(mask) = place {
            *mask |= own;
        }
    }
    // A section takes over what holds above it; those that gather others stand before them.
    for (at, heading) in release.sections.iter().enumerate() {
        let chapter = chapters.get(usize::from(heading.chapter)).copied().unwrap_or_default();
        let gatherer = heading.gathered_by.and_then(|above| sections.get(usize::from(above)).copied());
        if let Some(mask) = sections.get_mut(at) {
            *mask |= chapter | gatherer.unwrap_or_default();
        }
    }
    for (at, node) in (0_u32..).zip(&release.nodes) {
        let above = match release.above(at) {
            Some(above) => nodes.get(above as usize).copied(),
            None => sections.get(usize::from(node.section)).copied(),
        };
        if let Some(mask) = nodes.get_mut(at as usize) {
            *mask |= above.unwrap_or_default();
        }
    }
    nodes
}

/// The bits of the sections that a note names.
fn named(release: &Release, note: &NoteRecord) -> u64 {
    let sections_of = |first: u32, end: u32| {
        let section = |at: u32| release.node(at).map_or(0, |node: &Node| node.section);
        (section(first)..=section(end.saturating_sub(1))).fold(0, |mask, section| mask | bit(section))
    };
    note.targets
        .of(&release.targets)
        .iter()
        .fold(0, |mask, target| mask | sections_of(target.first, target.end))
}
