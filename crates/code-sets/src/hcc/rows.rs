//! The tables of a release of the risk model.

use zerocopy::little_endian::{I32, U16};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::Model;
use crate::release::{Row, Text};

/// What an edit of age or sex does to a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditAction {
    /// The diagnosis maps to nothing.
    Invalid,
    /// It maps to another category.
    Override,
}

impl EditAction {
    /// As rows have it.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// A diagnosis and a condition category of a model. A diagnosis can map to several.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct MappingRow {
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The model.
    pub model: Model,
    /// The condition category.
    pub category: U16,
}

impl Row for MappingRow {
    const TABLE: &'static str = "mappings";
    type Key = ([u8; 7], Model, u16);

    fn key(&self) -> Self::Key {
        (self.code, self.model, self.category.get())
    }
}

/// A category that silences another.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct HierarchyRow {
    /// The model.
    pub model: Model,
    /// The category that stays.
    pub parent: U16,
    /// The category that it silences.
    pub child: U16,
}

impl Row for HierarchyRow {
    const TABLE: &'static str = "hierarchies";
    type Key = (Model, u16, u16);

    fn key(&self) -> Self::Key {
        (self.model, self.parent.get(), self.child.get())
    }
}

/// A condition category.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CategoryRow {
    /// The model.
    pub model: Model,
    /// Its number.
    pub category: U16,
    /// 1 chronic, 0 not, 2 where the publisher does not say.
    pub chronic: u8,
    /// Its label; empty where the release has none.
    pub label: Text,
}

impl Row for CategoryRow {
    const TABLE: &'static str = "categories";
    type Key = (Model, u16);

    fn key(&self) -> Self::Key {
        (self.model, self.category.get())
    }
}

/// A coefficient of a model, by its name: `CNA_HCC80`.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CoefficientRow {
    /// The model.
    pub model: Model,
    /// Its name, filled up with blanks.
    pub name: [u8; 40],
    /// Its value in thousandths: 486 is 0.486.
    pub thousandths: I32,
}

impl Row for CoefficientRow {
    const TABLE: &'static str = "coefficients";
    type Key = (Model, [u8; 40]);

    fn key(&self) -> Self::Key {
        (self.model, self.name)
    }
}

/// An edit: a diagnosis that for some ages or a sex maps otherwise, or to nothing.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct RiskEditRow {
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The model.
    pub model: Model,
    /// The sex it is for: 1 male, 2 female, 0 either.
    pub sex: u8,
    /// It acts at this age and above; 255 where there is none.
    pub from_age: u8,
    /// It acts at this age and below; 255 where there is none.
    pub to_age: u8,
    /// [`EditAction::number`].
    pub action: u8,
    /// The category that it maps to instead; 0 for none.
    pub category: U16,
}

impl Row for RiskEditRow {
    const TABLE: &'static str = "edits";
    type Key = ([u8; 7], Model, u8, u8, u8);

    fn key(&self) -> Self::Key {
        (self.code, self.model, self.sex, self.from_age, self.to_age)
    }
}
