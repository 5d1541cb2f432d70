//! Which release answers for a day.

use superbill_domain::Date;

use crate::procedures::Fit;
use crate::release::{ReleaseFile, Shipped};
use crate::{CodeSets, CodeSetsError, System};

/// When the lists of fiscal year 2026 begin.
const FROM: Date = Date::constant(2025, 10, 1);

/// The lists about diagnoses that ship: made by `cargo xtask compile-codes`, provenance in `data/SOURCES.md`.
static SHIPPED: [Shipped; 2] = [
    Shipped::new(include_bytes!("../../../data/icd10cm/poa_exempt.release.zst"), FROM),
    Shipped::new(include_bytes!("../../../data/icd10cm/conversion.release.zst"), FROM),
];

/// The lists that open, which [`prove`] confirms of all.
fn shipped() -> impl Iterator<Item = &'static ReleaseFile> {
    SHIPPED.iter().filter_map(|list| list.open().ok())
}

/// Reads every shipped list whole.
pub(crate) fn prove() -> Result<(), CodeSetsError> {
    SHIPPED.iter().try_for_each(|list| list.open().map_err(Clone::clone)?.prove())
}

/// A release and how it stands to the day asked.
#[derive(Debug, Clone, Copy)]
pub struct Answering<'a> {
    /// The release.
    pub release: &'a ReleaseFile,
    /// In force, carried forward from an earlier day, or back from a later one.
    pub fit: Fit,
}

impl CodeSets {
    /// The release of a code set that answers for a day: one in force, on the shelf before a shipped one; else the newest
    /// earlier one; else the earliest of all. None where none is at hand.
    #[must_use]
    pub fn answering(&self, system: System, day: Date) -> Option<Answering<'_>> {
        let of_system = || {
            let of_system = shipped().filter(move |release| release.system() == system);
            let shipped = of_system.map(|release| -> &ReleaseFile { release });
            shipped.chain(self.on_shelf(system))
        };
        let begins = |release: &&ReleaseFile| release.manifest().effective.from;
        let with = |fit| move |release| Answering { release, fit };
        // Of several of one day the last counts, which is the one on the shelf.
        let in_force =
            of_system().filter(|release| release.manifest().effective.covers(day)).max_by_key(begins);
        let earlier = || of_system().filter(|release| begins(release) <= day).max_by_key(begins);
        in_force
            .map(with(Fit::InForce))
            .or_else(|| earlier().map(with(Fit::CarriedForward)))
            .or_else(|| of_system().min_by_key(begins).map(with(Fit::CarriedBack)))
    }

    /// The lists about diagnoses that ship.
    pub fn shipped_lists() -> impl Iterator<Item = &'static ReleaseFile> {
        shipped()
    }
}
