//! The tables of a release of the editor.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::Flags;
use crate::release::{Day, Row, Text};

/// A code between two days, with its flags. A code can have several such rows; their periods do not overlap.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct EditorRow {
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The first day of discharge.
    pub from: Day,
    /// The last day; none where none is set.
    pub to: Day,
    /// What the edits ask for.
    pub flags: Flags,
}

impl Row for EditorRow {
    const TABLE: &'static str = "codes";
    type Key = ([u8; 7], Day);

    fn key(&self) -> Self::Key {
        (self.code, self.from)
    }
}

/// The ages that a flag allows between two days.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct AgeRow {
    /// The flag, filled up with blanks.
    pub flag: [u8; 16],
    /// The lowest age in years, included.
    pub from_age: u8,
    /// The highest, included.
    pub to_age: u8,
    /// The first day of discharge.
    pub from: Day,
    /// The last day; none where none is set.
    pub to: Day,
}

impl Row for AgeRow {
    const TABLE: &'static str = "ages";
    type Key = ([u8; 16], Day);

    fn key(&self) -> Self::Key {
        (self.flag, self.from)
    }
}

/// A discharge status that may be reported between two days.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct DischargeStatusRow {
    /// The status.
    pub status: u8,
    /// The first day of discharge.
    pub from: Day,
    /// The last day; none where none is set.
    pub to: Day,
}

impl Row for DischargeStatusRow {
    const TABLE: &'static str = "discharge statuses";
    type Key = (u8, Day);

    fn key(&self) -> Self::Key {
        (self.status, self.from)
    }
}

/// An edit that a claim can get. The table keeps the publisher's order.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct EditRow {
    /// Its name: `AGE_CONFLICT`.
    pub name: Text,
    /// `PREPAYMENT`, or `NONE` where it does not hold the claim.
    pub edit_type: Text,
    /// What it is counted for: `claim`, `diagnosis entry`.
    pub counted_per: Text,
    /// What raises it.
    pub trigger: Text,
}

impl Row for EditRow {
    const TABLE: &'static str = "edits";
    type Key = ();

    fn key(&self) -> Self::Key {}
}
