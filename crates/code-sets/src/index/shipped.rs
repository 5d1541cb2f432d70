//! The tables inside the binary: neoplasms, drugs and external causes of April 2026.

use superbill_domain::Date;

use crate::release::{ReleaseFile, Shipped};
use crate::{CodeSetsError, System};

/// The first day they govern. The codes of April 2026 are those of the whole fiscal year.
const FROM: Date = Date::constant(2025, 10, 1);

static NEOPLASMS: Shipped =
    Shipped::new(include_bytes!("../../../../data/icd10cm/neoplasms.release.zst"), FROM);
static DRUGS: Shipped = Shipped::new(include_bytes!("../../../../data/icd10cm/drugs.release.zst"), FROM);
static EXTERNAL_CAUSES: Shipped =
    Shipped::new(include_bytes!("../../../../data/icd10cm/external_causes.release.zst"), FROM);

fn of(system: System) -> Option<&'static Shipped> {
    match system {
        System::NeoplasmTable => Some(&NEOPLASMS),
        System::DrugTable => Some(&DRUGS),
        System::ExternalCauseIndex => Some(&EXTERNAL_CAUSES),
        _ => None,
    }
}

/// The release inside the binary, if one ships.
pub(super) fn release(system: System) -> Option<&'static ReleaseFile> {
    of(system)?.open().ok()
}

/// Every release inside the binary.
pub(crate) fn all() -> impl Iterator<Item = &'static ReleaseFile> {
    [&NEOPLASMS, &DRUGS, &EXTERNAL_CAUSES].into_iter().filter_map(|shipped| shipped.open().ok())
}

/// Confirms that they open and are what was written.
pub(crate) fn prove() -> Result<(), CodeSetsError> {
    [&NEOPLASMS, &DRUGS, &EXTERNAL_CAUSES]
        .into_iter()
        .try_for_each(|shipped| shipped.open().map_err(Clone::clone)?.prove())
}
