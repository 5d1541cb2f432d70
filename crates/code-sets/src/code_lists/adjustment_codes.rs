//! Adjustment groups, reasons (CARC) and remarks (RARC): codes and dates, and wording where the user's own file has it.
//! They are asked of [`crate::procedures::ProcedureBook`], which knows our own words for them.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::padded;
use crate::release::{Day, Row, Text};

/// Which of the three lists a code stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdjustmentCodeKind {
    /// The group of an adjustment: who bears it (835 CAS01).
    Group,
    /// A claim adjustment reason code.
    Reason,
    /// A remittance advice remark code.
    Remark,
}

impl AdjustmentCodeKind {
    /// As rows have it.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// A code of one of the lists.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct AdjustmentCodeRow {
    /// [`AdjustmentCodeKind::number`].
    pub kind: u8,
    /// The code, filled up with blanks.
    pub code: [u8; 5],
    /// The first day; none where the publisher does not say.
    pub from: Day,
    /// The day of its last change.
    pub modified: Day,
    /// The last day; none where none is set.
    pub to: Day,
    /// Its wording, where the user's file has it; else empty.
    pub wording: Text,
}

impl Row for AdjustmentCodeRow {
    const TABLE: &'static str = "adjustment codes";
    type Key = (u8, [u8; 5]);

    fn key(&self) -> Self::Key {
        (self.kind, self.code)
    }
}

impl AdjustmentCodeRow {
    /// The key of a code of a list; none where no code is so long.
    #[must_use]
    pub fn key_of(kind: AdjustmentCodeKind, code: &str) -> Option<(u8, [u8; 5])> {
        Some((kind.number(), padded(code)?))
    }
}
