//! Versions, groups and titles.

use zerocopy::little_endian::U16;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::Versions;
use crate::release::{Day, Row, Text};

/// What a title is the title of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleOf {
    /// A diagnosis-related group.
    Drg,
    /// A base group, without its severities.
    BaseDrg,
    /// A major diagnostic category.
    Mdc,
    /// A hospital-acquired condition.
    Hac,
}

impl TitleOf {
    /// As rows have it.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// A version, and the days of discharge that it serves.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct VersionRow {
    /// The version: 401 is V40.1.
    pub version: U16,
    /// Its fiscal year.
    pub fiscal_year: U16,
    /// The first day of discharge.
    pub from: Day,
    /// The last.
    pub to: Day,
}

impl Row for VersionRow {
    const TABLE: &'static str = "versions";
    type Key = u16;

    fn key(&self) -> Self::Key {
        self.version.get()
    }
}

/// A diagnosis-related group.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct DrgRow {
    /// Its number.
    pub drg: U16,
    /// The versions to which it applies.
    pub versions: Versions,
    /// Its base group.
    pub base_drg: U16,
    /// 1 surgical, 0 medical.
    pub surgical: u8,
    /// The categories in whose lists it stands.
    pub mdcs: Text,
    /// Its title.
    pub title: Text,
}

impl Row for DrgRow {
    const TABLE: &'static str = "groups";
    type Key = (u16, Versions);

    fn key(&self) -> Self::Key {
        (self.drg.get(), self.versions)
    }
}

/// A title in some versions.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct TitleRow {
    /// [`TitleOf::number`].
    pub of: u8,
    /// The number of the group, category or condition.
    pub number: U16,
    /// The versions to which it applies.
    pub versions: Versions,
    /// The title.
    pub title: Text,
}

impl Row for TitleRow {
    const TABLE: &'static str = "titles";
    type Key = (u8, u16, Versions);

    fn key(&self) -> Self::Key {
        (self.of, self.number.get(), self.versions)
    }
}
