//! Tables of the MS-DRG grouper, as the grouper reads them.
//!
//! Source: MS-DRG Definitions Manual, CMS, by version. One release holds several versions; each row says from which to which
//! it applies. Lists of attributes are texts, words separated by blanks, kept once however many rows share them.

mod groups;
mod lists;
mod titles;
mod view;

pub use groups::{
    ClusterAttributeRow, ClusterRow, DiagnosisRow, ExcludedCodeRow, FormulaRow, GenderMdcRow,
    PdxExclusionRow, ProcedureRow, Severity,
};
pub use lists::{ConversionRow, HacFormulaRow, HacListRow};
pub use titles::{DrgRow, TitleOf, TitleRow, VersionRow};
pub use view::MsDrgTables;

use zerocopy::little_endian::U16;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// The versions to which a row applies, both ends included: 401 is V40.1.
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
pub struct Versions {
    /// The first.
    pub from: U16,
    /// The last.
    pub to: U16,
}

impl Versions {
    /// True where the row applies to a version.
    #[must_use]
    pub const fn hold(self, version: u16) -> bool {
        self.from.get() <= version && version <= self.to.get()
    }
}
