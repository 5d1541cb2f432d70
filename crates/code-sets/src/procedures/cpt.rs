//! CPT titles from the user's own licensed files; nothing of them ships.

use superbill_domain::{Date, Procedure};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::edition::Dated;
use super::shelved::Shelved;
use crate::release::{Row, Text};
use crate::{CodeSets, System};

/// A code with its descriptor, in one of the three lengths.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CptRow {
    /// The code.
    pub code: [u8; 5],
    /// The descriptor.
    pub title: Text,
}

impl Row for CptRow {
    const TABLE: &'static str = "cpt";
    type Key = [u8; 5];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// The title of a code as the files of the year have it; none without files.
pub(super) fn title(sets: &CodeSets, code: Procedure, day: Date) -> Option<Dated<'_, &str>> {
    let key: &[u8; 5] = code.as_str().as_bytes().first_chunk()?;
    let newest = Shelved::on(sets, System::Cpt, day, None)?;
    // The files of one year are releases that began on one day: medium before long before short.
    let of_year = || {
        let from = newest.edition.from;
        sets.on_shelf(System::Cpt).filter(move |release| release.manifest().effective.from == from)
    };
    ["medium", "long", "short"].iter().find_map(|length| {
        let release = of_year().find(|release| release.manifest().edition.ends_with(length))?;
        let row: &CptRow = release.find(key)?;
        Some(newest.states(release.text(row.title)))
    })
}
