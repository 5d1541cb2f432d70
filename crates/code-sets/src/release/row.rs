//! Rows: what the tables of a release are made of.

use superbill_domain::Date;
use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// A row of a table: bytes without padding, read where they lie.
pub trait Row: FromBytes + IntoBytes + Immutable + KnownLayout + Unaligned + Sized {
    /// The name of the table, at most 255 bytes.
    const TABLE: &'static str;
    /// What rows are ordered and found by.
    type Key: Ord;
    /// The key of this row.
    fn key(&self) -> Self::Key;
}

/// The row of a key among rows in order; the first where several have it.
pub fn find<'a, R: Row>(rows: &'a [R], key: &R::Key) -> Option<&'a R> {
    let at = rows.partition_point(|row| row.key() < *key);
    rows.get(at).filter(|row| row.key() == *key)
}

/// The rows whose key, seen through `part`, is `value`: for tables with several rows per code.
/// `part` must follow the order of the key.
pub fn run<'a, R: Row, V: Ord>(rows: &'a [R], part: impl Fn(&R) -> V, value: &V) -> &'a [R] {
    let start = rows.partition_point(|row| part(row) < *value);
    let rest = rows.get(start..).unwrap_or_default();
    // Most runs are short: the end is looked for near the start first.
    let mut near = 1;
    while rest.get(near).is_some_and(|row| part(row) == *value) {
        near *= 2;
    }
    let rest = rest.get(..near).unwrap_or(rest);
    let end = rest.partition_point(|row| part(row) == *value);
    rest.get(..end).unwrap_or_default()
}

/// A text of the release: where it begins among the texts, and its length in bytes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned,
)]
#[repr(C)]
pub struct Text {
    pub(super) start: U32,
    pub(super) length: U16,
}

/// A day as the number YYYYMMDD; zero where none is stated.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
    Unaligned,
)]
#[repr(C)]
pub struct Day(U32);

impl Day {
    /// No day.
    pub const NONE: Self = Self(U32::ZERO);

    pub(super) const fn from_number(number: u32) -> Self {
        Self(U32::new(number))
    }

    pub(super) const fn number(self) -> u32 {
        self.0.get()
    }

    /// True where `day` falls between this day and the last, both included; no first or last day is no bound.
    #[must_use]
    pub fn covers(self, last: Self, day: Date) -> bool {
        let day = Self::from(day);
        self <= day && (last == Self::NONE || day <= last)
    }

    /// The date; none where none is stated, or where the bytes are no date.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        let number = self.0.get();
        let part = |value: u32| i8::try_from(value % 100).unwrap_or_default();
        Date::new(i16::try_from(number / 10_000).ok()?, part(number / 100), part(number)).ok()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let part = |value: i8| u32::from(value.unsigned_abs());
        let year = u32::from(date.year().unsigned_abs());
        Self(U32::new(year * 10_000 + part(date.month()) * 100 + part(date.day())))
    }
}

impl From<Option<Date>> for Day {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::NONE, Self::from)
    }
}
