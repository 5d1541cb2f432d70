//! Titles as published: the rows of an order file.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::release::{Row, Text};

/// A code of an order file, with its titles.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PublishedTitleRow {
    /// The code.
    pub code: [u8; 7],
    /// The long title.
    pub title: Text,
    /// The short title, at most sixty characters.
    pub short_title: Text,
}

impl Row for PublishedTitleRow {
    const TABLE: &'static str = "titles";
    type Key = [u8; 7];

    fn key(&self) -> Self::Key {
        self.code
    }
}
