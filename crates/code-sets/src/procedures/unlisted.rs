//! Codes that stand for what has no code of its own: "not otherwise classified", to be explained on the claim.

use superbill_domain::{Date, Procedure};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::edition::Dated;
use super::shelved::Shelved;
use super::validity::Validity;
use crate::release::{Day, Row, Text};
use crate::{CodeSets, System};

/// A code of the list.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct UnlistedRow {
    /// The code.
    pub code: [u8; 5],
    /// CMS's description.
    pub title: Text,
    /// The first day.
    pub added: Day,
    /// The last day; none for a code in force.
    pub last_day: Day,
}

impl Row for UnlistedRow {
    const TABLE: &'static str = "not otherwise classified";
    type Key = [u8; 5];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// Whether the code is on the list on a day; none where no list is on the shelf.
pub(super) fn is_unlisted(sets: &CodeSets, code: Procedure, day: Date) -> Option<Dated<'_, bool>> {
    let shelved = Shelved::on(sets, System::HcpcsNotOtherwiseClassified, day, None)?;
    let row: Option<&UnlistedRow> = shelved.release.find(code.as_str().as_bytes().first_chunk()?);
    let holds = row.is_some_and(|row| Validity::of(row.added, row.last_day).covers(day));
    Some(shelved.states(holds))
}
