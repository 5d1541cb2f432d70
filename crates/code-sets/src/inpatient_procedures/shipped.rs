//! What ships of ICD-10-PCS, compiled by `cargo xtask compile-inpatient-procedures`; its provenance is in
//! `data/SOURCES.md`.

use superbill_domain::Date;

use crate::release::{ReleaseFile, Shipped};
use crate::{CodeSetsError, System};

const FY2025: Date = jiff::civil::date(2024, 10, 1);
const FY2026: Date = jiff::civil::date(2025, 10, 1);
const V44_0: Date = jiff::civil::date(2026, 10, 1);

static TABLES: [Shipped; 2] = [
    Shipped::new(include_bytes!("../../../../data/icd10pcs/icd10pcs-FY2025.release.zst"), FY2025),
    Shipped::new(include_bytes!("../../../../data/icd10pcs/icd10pcs-FY2026.release.zst"), FY2026),
];
static DEFINITIONS: [Shipped; 2] = [
    Shipped::new(include_bytes!("../../../../data/icd10pcs/icd10pcs-definitions-FY2025.release.zst"), FY2025),
    Shipped::new(include_bytes!("../../../../data/icd10pcs/icd10pcs-definitions-FY2026.release.zst"), FY2026),
];
static INDEX: [Shipped; 1] =
    [Shipped::new(include_bytes!("../../../../data/icd10pcs/icd10pcs-index-FY2025.release.zst"), FY2025)];
static CODE_EDITOR: [Shipped; 1] =
    [Shipped::new(include_bytes!("../../../../data/icd10pcs/mce-procedures-V44.0.release.zst"), V44_0)];

/// The shipped releases of a code set, oldest first.
pub(crate) fn of(system: System) -> &'static [Shipped] {
    match system {
        System::Icd10Pcs => &TABLES,
        System::Icd10PcsDefinitions => &DEFINITIONS,
        System::Icd10PcsIndex => &INDEX,
        System::CodeEditorProcedures => &CODE_EDITOR,
        _ => &[],
    }
}

/// Every shipped release that opens, which [`prove`] confirms of all.
pub(crate) fn all() -> impl Iterator<Item = &'static ReleaseFile> {
    each().filter_map(|release| release.open().ok())
}

/// Reads every shipped release whole.
pub(crate) fn prove() -> Result<(), CodeSetsError> {
    each().try_for_each(|release| release.open().map_err(Clone::clone)?.prove())
}

fn each() -> impl Iterator<Item = &'static Shipped> {
    [&TABLES[..], &DEFINITIONS, &INDEX, &CODE_EDITOR].into_iter().flatten()
}
