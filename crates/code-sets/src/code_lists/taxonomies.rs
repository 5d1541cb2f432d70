//! Provider taxonomy codes (NUCC): what kind of clinician or organisation bills.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::padded;
use crate::release::{ReleaseFile, Row, Text};
use crate::{Book, System};

/// A taxonomy code.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct TaxonomyRow {
    /// Its ten characters.
    pub code: [u8; 10],
    /// The broad group.
    pub grouping: Text,
    /// The kind of clinician or organisation.
    pub classification: Text,
    /// What it is special in; empty where nothing.
    pub specialization: Text,
    /// `Individual` or `Non-Individual`.
    pub section: Text,
}

impl Row for TaxonomyRow {
    const TABLE: &'static str = "taxonomies";
    type Key = [u8; 10];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// A taxonomy code in the user's list.
#[derive(Debug, Clone, Copy)]
pub struct Taxonomy<'a> {
    row: &'a TaxonomyRow,
    list: &'a ReleaseFile,
}

impl<'a> Taxonomy<'a> {
    /// The broad group.
    #[must_use]
    pub fn grouping(&self) -> &'a str {
        self.list.text(self.row.grouping)
    }

    /// The kind of clinician or organisation.
    #[must_use]
    pub fn classification(&self) -> &'a str {
        self.list.text(self.row.classification)
    }

    /// What it is special in; empty where nothing.
    #[must_use]
    pub fn specialization(&self) -> &'a str {
        self.list.text(self.row.specialization)
    }

    /// True for a person, false for an organisation.
    #[must_use]
    pub fn is_individual(&self) -> bool {
        self.list.text(self.row.section) == "Individual"
    }

    /// The edition of the list: `25.1`.
    #[must_use]
    pub fn edition(&self) -> &'a str {
        &self.list.manifest().edition
    }
}

impl<'a> Book<'a> {
    /// A provider taxonomy code of the user's list.
    #[must_use]
    pub fn taxonomy(&self, code: &str) -> Option<Taxonomy<'a>> {
        let list = self.list(System::Taxonomies)?;
        Some(Taxonomy { row: list.find(&padded(code)?)?, list })
    }
}
