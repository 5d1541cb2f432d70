//! The publisher's definitions: what a value means, and what everyday and anatomical terms belong to it.

use std::fmt;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::{Axis, words};
use crate::Manifest;
use crate::release::{self, ReleaseFile, Row, Text};

/// What the publisher says of a value of an axis.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct DefinitionRow {
    /// The section.
    pub section: u8,
    /// The position of the axis, from one to seven.
    pub axis: u8,
    /// The value, as the tables label it.
    pub label: Text,
    /// Its definition; empty where there is none.
    pub definition: Text,
    /// An explanation of it; empty where there is none.
    pub explanation: Text,
}

impl Row for DefinitionRow {
    const TABLE: &'static str = "definitions";
    type Key = (u8, u8);

    fn key(&self) -> Self::Key {
        (self.section, self.axis)
    }
}

/// A term that belongs to a value: a line of the body part key, the device key, the substance key.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct KeyRow {
    /// The section.
    pub section: u8,
    /// The position of the axis, from one to seven.
    pub axis: u8,
    /// The term: "Dorsalis pedis artery".
    pub term: Text,
    /// The value it is coded to: "Anterior Tibial Artery, Left".
    pub label: Text,
}

impl Row for KeyRow {
    const TABLE: &'static str = "key";
    type Key = (u8, u8);

    fn key(&self) -> Self::Key {
        (self.section, self.axis)
    }
}

/// A device that is coded to a broader value where the tables do not tell it apart.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct AggregationRow {
    /// The character of the broader value.
    pub character: u8,
    /// The device: "Cardiac Lead, Pacemaker".
    pub device: Text,
    /// The operation in which the device has a value of its own, or "All applicable".
    pub operation: Text,
    /// The body system in which it has.
    pub body_system: Text,
    /// The broader value.
    pub label: Text,
}

impl Row for AggregationRow {
    const TABLE: &'static str = "device-aggregation";
    type Key = u8;

    fn key(&self) -> Self::Key {
        self.character
    }
}

/// What the publisher says of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition<'a> {
    /// Its definition; empty where there is none.
    pub definition: &'a str,
    /// An explanation of it; empty where there is none.
    pub explanation: &'a str,
}

/// A term of a key and a value that it is coded to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyEntry<'a> {
    /// The section.
    pub section: char,
    /// The axis.
    pub axis: Axis,
    /// The term, or the value itself where that has the words.
    pub term: &'a str,
    /// The value, as the tables label it.
    pub label: &'a str,
}

/// An edition of the definitions.
#[derive(Clone, Copy)]
pub struct Definitions<'a> {
    release: &'a ReleaseFile,
}

impl<'a> Definitions<'a> {
    /// The definitions of a release of [`crate::System::Icd10PcsDefinitions`].
    #[must_use]
    pub fn of(release: &'a ReleaseFile) -> Self {
        Self { release }
    }

    /// Which edition it is.
    #[must_use]
    pub fn manifest(&self) -> &'a Manifest {
        self.release.manifest()
    }

    /// What the publisher says of a value in a section; none where it says nothing.
    #[must_use]
    pub fn definition(&self, section: char, axis: Axis, label: &str) -> Option<Definition<'a>> {
        let key = (u8::try_from(section).ok()?, axis.position());
        let rows = release::run(self.release.rows::<DefinitionRow>(), Row::key, &key);
        let row = rows.iter().find(|row| self.release.text(row.label) == label)?;
        let (definition, explanation) =
            (self.release.text(row.definition), self.release.text(row.explanation));
        Some(Definition { definition, explanation })
    }

    /// The terms that belong to a value: "Dorsalis pedis artery" to "Anterior Tibial Artery, Left".
    pub fn terms(
        &self,
        section: char,
        axis: Axis,
        label: &'a str,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        let key = (u8::try_from(section).unwrap_or_default(), axis.position());
        let release = self.release;
        let rows = release::run(release.rows::<KeyRow>(), Row::key, &key);
        rows.iter().filter(move |row| release.text(row.label) == label).map(|row| release.text(row.term))
    }

    /// The values that words lead to on an axis, by the body part key, the device key, the substance key, or their own
    /// labels; those whose term has the fewest words beside the ones asked first. Letter case, order and punctuation
    /// do not matter: "artery, dorsalis pedis" finds the anterior tibial arteries.
    #[must_use]
    pub fn key(&self, axis: Axis, text: &str) -> Vec<KeyEntry<'a>> {
        let asked: Vec<&str> = words(text).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let release = self.release;
        let entry = |section, term, label| KeyEntry { section: char::from(section), axis, term, label };
        let terms = release.rows::<KeyRow>().iter().filter(|row| row.axis == axis.position());
        let terms = terms.map(|row| entry(row.section, release.text(row.term), release.text(row.label)));
        let labels = release.rows::<DefinitionRow>().iter().filter(|row| row.axis == axis.position());
        let labels = labels.map(|row| entry(row.section, release.text(row.label), release.text(row.label)));
        let has_all = |entry: &KeyEntry<'_>| {
            asked.iter().all(|asked| words(entry.term).any(|word| word.eq_ignore_ascii_case(asked)))
        };
        let mut found: Vec<KeyEntry<'a>> = labels.chain(terms).filter(has_all).collect();
        found.sort_by_key(|entry| words(entry.term).count());
        found
    }

    /// The broader value that a device is coded to where the tables of a body system do not tell it apart, with its
    /// character; none where the publisher names none.
    #[must_use]
    pub fn broader_device(&self, device: &str, body_system: &str) -> Option<(char, &'a str)> {
        let rows = self.release.rows::<AggregationRow>();
        let is_it = |row: &&AggregationRow| {
            self.release.text(row.device).eq_ignore_ascii_case(device)
                && self.release.text(row.body_system).eq_ignore_ascii_case(body_system)
        };
        rows.iter().find(is_it).map(|row| (char::from(row.character), self.release.text(row.label)))
    }
}

impl fmt::Debug for Definitions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the definitions of {:?}", self.release)
    }
}
