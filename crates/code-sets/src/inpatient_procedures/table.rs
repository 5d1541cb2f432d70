//! One table: what its three first characters say, and the rows that codes are built from.

use std::fmt;

use superbill_domain::Icd10Pcs;

use super::tables::codes_of;
use super::{Axis, CombinationRow, TableRow, Tables};
use crate::release;

/// A character of an axis and what it means there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value<'a> {
    /// The character.
    pub character: u8,
    /// What it means: "Kidney, Right".
    pub label: &'a str,
}

impl Value<'_> {
    /// The character as a letter.
    #[must_use]
    pub fn letter(&self) -> char {
        char::from(self.character)
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.letter(), self.label)
    }
}

/// A table.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    pub(super) of: Tables<'a>,
    pub(super) row: &'a TableRow,
}

impl<'a> Table<'a> {
    /// Its first three characters.
    #[must_use]
    pub fn code(&self) -> &'a str {
        std::str::from_utf8(&self.row.code).unwrap_or_default()
    }

    /// What section, body system or operation it is of; empty for the other axes, whose values its rows give.
    #[must_use]
    pub fn label(&self, axis: Axis) -> &'a str {
        self.row.labels.get(axis.index()).map_or("", |&text| self.of.release.text(text))
    }

    /// Section, body system and operation, each with its character.
    pub fn values(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let (code, labels, release) = (self.row.code, self.row.labels, self.of.release);
        code.into_iter().zip(labels).map(|(character, label)| Value { character, label: release.text(label) })
    }

    /// What the publisher says of its operation; empty where it says nothing here.
    #[must_use]
    pub fn definition(&self) -> &'a str {
        self.of.release.text(self.row.definition)
    }

    /// What an axis is called in this table: "Body Part", "Treatment Site", "Substance".
    #[must_use]
    pub fn axis_title(&self, axis: Axis) -> &'a str {
        self.row.axes.get(axis.index()).map_or("", |&text| self.of.release.text(text))
    }

    /// Every code that it gives, row by row.
    pub fn codes(&self) -> impl Iterator<Item = Icd10Pcs> + use<'a> {
        self.of.rows_of(self.row).iter().flat_map(codes_of)
    }

    /// Its rows: each combination of the values of one row is a code, and nothing else is.
    pub fn rows(&self) -> impl Iterator<Item = TableLine<'a>> + use<'a> {
        let of = self.of;
        of.rows_of(self.row).iter().map(move |row| TableLine { of, row })
    }
}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "table {}", self.code())
    }
}

/// A row of a table, as it is printed: the values of the axes four to seven that go together.
#[derive(Clone, Copy)]
pub struct TableLine<'a> {
    pub(super) of: Tables<'a>,
    pub(super) row: &'a CombinationRow,
}

impl<'a> TableLine<'a> {
    /// The values of an axis; none for the first three, which the table has.
    pub fn values(&self, axis: Axis) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let place = axis.index().checked_sub(3);
        let list = place.and_then(|place| self.row.lists.get(place)).map(|list| list.get());
        let (release, values) = (self.of.release, self.of.values);
        let run = list.map_or(&[][..], |list| release::run(values, |row| row.list.get(), &list));
        run.iter().map(move |row| Value { character: row.character, label: release.text(row.label) })
    }

    /// How many codes it gives.
    #[must_use]
    pub fn count(&self) -> usize {
        self.row.characters.iter().map(|set| set.count()).product()
    }
}

impl fmt::Debug for TableLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.row.characters)
    }
}
