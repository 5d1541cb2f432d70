//! How an edition of the tables lies in its release: rows of the tables, never the 79,000 codes they stand for.

use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::Characters;
use crate::release::{Row, Text};

/// A table: what its first three characters say, and where its rows are.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct TableRow {
    /// Its first three characters.
    pub code: [u8; 3],
    /// The first of its rows among those of all tables, which stand in the order of the tables.
    pub first: U32,
    /// How many rows it has.
    pub count: U16,
    /// What section, body system and operation are.
    pub labels: [Text; 3],
    /// What the publisher says of the operation; empty where it says nothing here.
    pub definition: Text,
    /// What each axis is called here: "Body Part", "Treatment Site".
    pub axes: [Text; 7],
}

impl Row for TableRow {
    const TABLE: &'static str = "tables";
    type Key = [u8; 3];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// A row of a table: every combination of its four sets is a code.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CombinationRow {
    /// The first three characters.
    pub table: [u8; 3],
    /// What may stand on the axes four to seven.
    pub characters: [Characters; 4],
    /// The numbers of the lists that say what those characters mean.
    pub lists: [U16; 4],
}

impl Row for CombinationRow {
    const TABLE: &'static str = "rows";
    type Key = [u8; 3];

    fn key(&self) -> Self::Key {
        self.table
    }
}

/// What a character means in the rows that share a list: the same character can mean two things in one table.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ValueRow {
    /// The number of the list.
    pub list: U16,
    /// The character.
    pub character: u8,
    /// What it means: "Kidney, Right".
    pub label: Text,
    /// How a title words it: "Right Kidney". Empty where it says nothing: "No Device", "None".
    pub wording: Text,
}

impl Row for ValueRow {
    const TABLE: &'static str = "values";
    type Key = (u16, u8);

    fn key(&self) -> Self::Key {
        (self.list.get(), self.character)
    }
}

/// How the titles of some codes are put together: `{3} of {6} into {4}, {5}`.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PatternRow {
    /// Which codes: see [`super::pattern_scopes`].
    pub scope: [u8; 8],
    /// The pattern. A number in braces stands for the wording of the axis of that position.
    pub pattern: Text,
}

impl Row for PatternRow {
    const TABLE: &'static str = "title-patterns";
    type Key = [u8; 8];

    fn key(&self) -> Self::Key {
        self.scope
    }
}
