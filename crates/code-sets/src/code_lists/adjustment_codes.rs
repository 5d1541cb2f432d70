//! Adjustment groups, reasons (CARC) and remarks (RARC): codes and dates, and wording where the user's own file has it.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::padded;
use crate::release::{Day, ReleaseFile, Row, Text};
use crate::{Book, Effective, System};

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

/// A group, reason or remark in the user's list.
#[derive(Debug, Clone, Copy)]
pub struct AdjustmentCode<'a> {
    row: &'a AdjustmentCodeRow,
    list: &'a ReleaseFile,
}

impl<'a> AdjustmentCode<'a> {
    /// The days on which it may be used; none for groups, which have no dates.
    #[must_use]
    pub fn effective(&self) -> Option<Effective> {
        Some(Effective { from: self.row.from.date()?, to: self.row.to.date() })
    }

    /// Its wording, from the user's own file.
    #[must_use]
    pub fn wording(&self) -> Option<&'a str> {
        Some(self.list.text(self.row.wording)).filter(|wording| !wording.is_empty())
    }

    /// The edition of the list.
    #[must_use]
    pub fn edition(&self) -> &'a str {
        &self.list.manifest().edition
    }
}

impl<'a> Book<'a> {
    /// A code of the user's list, whether or not it may be used on the day: an old remittance keeps its meaning.
    #[must_use]
    pub fn adjustment_code(&self, kind: AdjustmentCodeKind, code: &str) -> Option<AdjustmentCode<'a>> {
        let list = self.list(System::AdjustmentCodes)?;
        let row = list.find(&(kind.number(), padded(code)?))?;
        Some(AdjustmentCode { row, list })
    }
}
