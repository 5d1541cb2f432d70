//! Hospital-acquired conditions, and what became of codes.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::Versions;
use crate::release::{Day, Row, Text};

/// When a hospital-acquired condition is one.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct HacFormulaRow {
    /// Its number.
    pub hac: u8,
    /// The versions to which it applies.
    pub versions: Versions,
    /// What must be true.
    pub formula: Text,
}

impl Row for HacFormulaRow {
    const TABLE: &'static str = "hac formulas";
    type Key = (u8, Versions);

    fn key(&self) -> Self::Key {
        (self.hac, self.versions)
    }
}

/// A code of a hospital-acquired condition's lists, for display.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct HacListRow {
    /// The condition.
    pub hac: u8,
    /// The attribute that stands for the list.
    pub list: Text,
    /// 0 a diagnosis, 1 the principal diagnosis, 2 a procedure.
    pub role: u8,
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The versions to which it applies.
    pub versions: Versions,
}

impl Row for HacListRow {
    const TABLE: &'static str = "hac lists";
    type Key = (u8, u8, [u8; 7], Versions);

    fn key(&self) -> Self::Key {
        (self.hac, self.role, self.code, self.versions)
    }
}

/// A newer code and the codes it came from. One newer code can have several rows, and the reverse.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ConversionRow {
    /// 1 for a procedure, 0 for a diagnosis.
    pub procedure: u8,
    /// The newer code, without its dot, filled up with blanks.
    pub newer: [u8; 7],
    /// The day since which it stands for the older ones.
    pub from: Day,
    /// The older codes separated by blanks, ranges with a dash; empty where there were none.
    pub older: Text,
}

impl Row for ConversionRow {
    const TABLE: &'static str = "conversions";
    type Key = (u8, [u8; 7], Day);

    fn key(&self) -> Self::Key {
        (self.procedure, self.newer, self.from)
    }
}
