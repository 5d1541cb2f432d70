//! What the grouper asks of codes, clusters and formulas.

use zerocopy::little_endian::U16;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::Versions;
use crate::release::{Row, Text};

/// How severe a secondary diagnosis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Neither.
    None,
    /// A complication or comorbidity.
    Cc,
    /// A major one.
    Mcc,
}

impl Severity {
    /// As rows have it.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// From a row; none where the byte is no severity.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self::None),
            1 => Some(Self::Cc),
            2 => Some(Self::Mcc),
            _ => None,
        }
    }
}

/// A diagnosis in some versions.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct DiagnosisRow {
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The versions to which it applies.
    pub versions: Versions,
    /// Its major diagnostic category; 0 for external causes.
    pub mdc: u8,
    /// [`Severity::number`].
    pub severity: u8,
    /// Its attributes.
    pub attributes: Text,
    /// The lists of diagnoses that it stands in: `dxc0610` is list 10 of MDC 6.
    pub dx_categories: Text,
    /// Its attributes for hospital-acquired conditions.
    pub hac_attributes: Text,
}

impl Row for DiagnosisRow {
    const TABLE: &'static str = "diagnoses";
    type Key = ([u8; 7], Versions);

    fn key(&self) -> Self::Key {
        (self.code, self.versions)
    }
}

/// A procedure in some versions.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ProcedureRow {
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The versions to which it applies.
    pub versions: Versions,
    /// Its attributes: `d468` extensive, `d477` not extensive, `nonor` no operating room procedure.
    pub attributes: Text,
}

impl Row for ProcedureRow {
    const TABLE: &'static str = "procedures";
    type Key = ([u8; 7], Versions);

    fn key(&self) -> Self::Key {
        (self.code, self.versions)
    }
}

/// A cluster: procedures that together count as one more.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ClusterRow {
    /// Its name: `Z@0217`.
    pub cluster: [u8; 6],
    /// The versions to which it applies.
    pub versions: Versions,
    /// The categories in which its components are suppressed.
    pub suppressed_mdcs: Text,
    /// Groups separated by ` + `, alternatives within a group by `|`.
    pub choices: Text,
}

impl Row for ClusterRow {
    const TABLE: &'static str = "clusters";
    type Key = ([u8; 6], Versions);

    fn key(&self) -> Self::Key {
        (self.cluster, self.versions)
    }
}

/// The attributes of a cluster. There are rows for clusters that a version does not define.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ClusterAttributeRow {
    /// Its name.
    pub cluster: [u8; 6],
    /// The versions to which it applies.
    pub versions: Versions,
    /// Its attributes.
    pub attributes: Text,
}

impl Row for ClusterAttributeRow {
    const TABLE: &'static str = "cluster attributes";
    type Key = ([u8; 6], Versions);

    fn key(&self) -> Self::Key {
        (self.cluster, self.versions)
    }
}

/// A formula of a category's list. The order of the key is that of evaluation.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct FormulaRow {
    /// The category; 0 before all others, 29 for unrelated procedures.
    pub mdc: u8,
    /// Its rank in the list.
    pub rank: U16,
    /// Its place among those of one rank.
    pub tie: U16,
    /// The versions to which it applies.
    pub versions: Versions,
    /// The group; 0 for none.
    pub drg: U16,
    /// The base group; 0 for none.
    pub base_drg: U16,
    /// 1 surgical, 0 medical, 2 where neither is said.
    pub surgical: u8,
    /// The category whose list is evaluated instead; 0 for none.
    pub reroute_mdc: u8,
    /// The severity of the group, for information.
    pub drg_severity: Text,
    /// Attributes whose diagnoses have no severity here.
    pub severity_suppression: Text,
    /// What must be true.
    pub formula: Text,
}

impl Row for FormulaRow {
    const TABLE: &'static str = "formulas";
    type Key = (u8, u16, u16, Versions);

    fn key(&self) -> Self::Key {
        (self.mdc, self.rank.get(), self.tie.get(), self.versions)
    }
}

/// The group of secondary diagnoses that lose their severity beside a principal diagnosis.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PdxExclusionRow {
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The versions to which it applies.
    pub versions: Versions,
    /// The group.
    pub group: U16,
}

impl Row for PdxExclusionRow {
    const TABLE: &'static str = "principal diagnosis exclusions";
    type Key = ([u8; 7], Versions);

    fn key(&self) -> Self::Key {
        (self.code, self.versions)
    }
}

/// A secondary diagnosis of such a group, in all versions.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ExcludedCodeRow {
    /// The group.
    pub group: U16,
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
}

impl Row for ExcludedCodeRow {
    const TABLE: &'static str = "excluded codes";
    type Key = (u16, [u8; 7]);

    fn key(&self) -> Self::Key {
        (self.group.get(), self.code)
    }
}

/// A principal diagnosis whose category the sex decides.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct GenderMdcRow {
    /// The code without its dot, filled up with blanks.
    pub code: [u8; 7],
    /// The versions to which it applies.
    pub versions: Versions,
    /// The category for men.
    pub male: u8,
    /// The category for women, and where the sex is unknown.
    pub female: u8,
}

impl Row for GenderMdcRow {
    const TABLE: &'static str = "categories by sex";
    type Key = ([u8; 7], Versions);

    fn key(&self) -> Self::Key {
        (self.code, self.versions)
    }
}
