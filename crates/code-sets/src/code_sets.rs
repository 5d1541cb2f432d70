//! All code sets, open.

use std::fmt;
use std::sync::OnceLock;

use superbill_domain::Date;

use crate::answering;
use crate::compile::{Edition, PACKED_EDITION};
use crate::diagnoses::Releases;
use crate::index;
use crate::inpatient_procedures;
use crate::release::ReleaseFile;
use crate::{Book, CodeSetsError, Manifest, System};

/// ICD-10-CM as shipped, compiled by `cargo xtask compile-codes`; its provenance is in `data/SOURCES.md`.
static ICD10CM: &[u8] = include_bytes!("../../../data/icd10cm/icd10cm.bin");

/// All releases of all code sets. Read-only, shared freely between threads.
pub struct CodeSets {
    pub(crate) icd10cm: Releases,
    /// What stands on the shelf, by code set and day.
    shelf: Vec<ReleaseFile>,
}

impl CodeSets {
    /// The code sets that ship inside the binary, opened once.
    ///
    /// # Errors
    /// Where the file inside the binary is damaged.
    pub fn embedded() -> Result<&'static Self, CodeSetsError> {
        static OPENED: OnceLock<Result<CodeSets, CodeSetsError>> = OnceLock::new();
        OPENED.get_or_init(|| Self::open(ICD10CM)).as_ref().map_err(Clone::clone)
    }

    /// Opens a compiled file of ICD-10-CM.
    ///
    /// # Errors
    /// Where the bytes are another kind of file, of another format, or damaged. No bytes make it panic.
    /// The checksums prove the file whole; see [`CodeSets::prove`] for what it says.
    pub fn open(icd10cm: &[u8]) -> Result<Self, CodeSetsError> {
        Ok(Self { icd10cm: Releases::open(icd10cm)?, shelf: Vec::new() })
    }

    /// What ships inside the binary and, before it, what the user's shelf holds. Editions of ICD-10-CM make one line: one
    /// of the shelf takes the place of a shipped one that began in its days.
    ///
    /// # Errors
    /// Where the file inside the binary is damaged.
    pub fn with_shelf(mut shelf: Vec<ReleaseFile>) -> Result<Self, CodeSetsError> {
        shelf.sort_by_key(|release| (release.system(), release.manifest().effective.from));
        let mut sets = Self::open(ICD10CM)?;
        for release in shelf.iter().filter(|release| release.system() == System::Icd10Cm) {
            let packed = release.section(PACKED_EDITION);
            let packed =
                packed.ok_or(CodeSetsError::Inconsistent("a release of ICD-10-CM holds no edition"))?;
            sets.icd10cm.insert(release.manifest().clone(), packed.to_vec());
        }
        Ok(Self { shelf, ..sets })
    }

    /// The releases of one code set on the shelf, oldest first.
    pub fn on_shelf(&self, system: System) -> impl DoubleEndedIterator<Item = &ReleaseFile> {
        let start = self.shelf.partition_point(|release| release.system() < system);
        let end = self.shelf.partition_point(|release| release.system() <= system);
        self.shelf.get(start..end).unwrap_or_default().iter()
    }

    /// The release on the shelf that is in force on a day: of several the one that began last.
    #[must_use]
    pub fn in_force(&self, system: System, day: Date) -> Option<&ReleaseFile> {
        self.on_shelf(system).rfind(|release| release.manifest().effective.covers(day))
    }

    /// Reads every release, which otherwise happens when each is first asked, and tells what is wrong with them.
    /// For a file that came from elsewhere; the shipped one is proved by a test.
    ///
    /// # Errors
    /// Where a release contradicts itself, although the file is whole.
    pub fn prove(&self) -> Result<(), CodeSetsError> {
        self.icd10cm.prove()?;
        answering::prove()?;
        index::shipped::prove()?;
        inpatient_procedures::shipped::prove()?;
        self.shelf.iter().try_for_each(ReleaseFile::prove)
    }

    /// The code sets as they stand on a date of service.
    #[must_use]
    pub fn on(&self, date: Date) -> Book<'_> {
        Book { sets: self, date, icd10cm: self.icd10cm.on(date) }
    }

    /// Every release there is: the line of ICD-10-CM, the lists that ship, then what else is on the shelf.
    pub fn releases(&self) -> impl Iterator<Item = &Manifest> {
        let inpatient = inpatient_procedures::shipped::all();
        let shipped =
            index::shipped::all().chain(inpatient).map(|release| -> &Manifest { release.manifest() });
        let others = self.shelf.iter().filter(|release| release.system() != System::Icd10Cm);
        let lists = Self::shipped_lists().map(|list| -> &Manifest { list.manifest() });
        self.icd10cm.manifests().chain(lists).chain(shipped).chain(others.map(ReleaseFile::manifest))
    }

    /// The edition of ICD-10-CM of a day, taken apart again: for making the next one of it.
    #[must_use]
    pub fn edition_on(&self, date: Date) -> Option<Edition> {
        Some(self.icd10cm.on(date)?.edition(self.icd10cm.manifest_on(date)?.clone()))
    }

    /// The edition of ICD-10-CM that governs the day, else the one nearest to it, taken apart again.
    #[must_use]
    pub fn edition_nearest(&self, date: Date) -> Option<Edition> {
        let days = || self.icd10cm.manifests().map(|manifest| manifest.effective.from);
        let nearest = days().filter(|from| *from <= date).last().or_else(|| days().next());
        self.edition_on(nearest?)
    }
}

impl fmt::Debug for CodeSets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.releases().map(|release| (&release.name, &release.edition))).finish()
    }
}
