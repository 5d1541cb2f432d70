//! Which release answers for a day.

use std::sync::LazyLock;

use superbill_domain::Date;

use crate::procedures::Fit;
use crate::release::ReleaseFile;
use crate::{CodeSets, System};

/// The lists about diagnoses that ship: made by `cargo xtask compile-codes`, provenance in `data/SOURCES.md`.
static SHIPPED: LazyLock<Vec<ReleaseFile>> = LazyLock::new(|| {
    let files: [&'static [u8]; 2] = [
        include_bytes!("../../../data/icd10cm/poa_exempt.release.zst"),
        include_bytes!("../../../data/icd10cm/conversion.release.zst"),
    ];
    let unpacked = files.into_iter().filter_map(|packed| zstd::stream::decode_all(packed).ok());
    // That each of them opens is proved by a test.
    unpacked.filter_map(|bytes| ReleaseFile::open(bytes).ok()).collect()
});

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
            let shipped = SHIPPED.iter().filter(move |release| release.system() == system);
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
        SHIPPED.iter()
    }
}
