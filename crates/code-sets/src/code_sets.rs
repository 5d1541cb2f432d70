//! All code sets, open.

use std::fmt;
use std::sync::OnceLock;

use superbill_domain::Date;

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

    /// What ships inside the binary and, before it, what the user's shelf holds.
    ///
    /// # Errors
    /// Where the file inside the binary is damaged.
    pub fn with_shelf(mut shelf: Vec<ReleaseFile>) -> Result<Self, CodeSetsError> {
        shelf.sort_by_key(|release| (release.system(), release.manifest().effective.from));
        Ok(Self { shelf, ..Self::open(ICD10CM)? })
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
        index::shipped::prove()?;
        inpatient_procedures::shipped::prove()?;
        self.shelf.iter().try_for_each(ReleaseFile::prove)
    }

    /// The code sets as they stand on a date of service.
    #[must_use]
    pub fn on(&self, date: Date) -> Book<'_> {
        Book { sets: self, date, icd10cm: self.icd10cm.on(date) }
    }

    /// Every release there is: those inside the binary, then those on the shelf, each code set's oldest first.
    pub fn releases(&self) -> impl Iterator<Item = &Manifest> {
        let inpatient = inpatient_procedures::shipped::all();
        let shipped = index::shipped::all().chain(inpatient).map(|release| -> &Manifest { release.manifest() });
        self.icd10cm.manifests().chain(shipped).chain(self.shelf.iter().map(ReleaseFile::manifest))
    }
}

impl fmt::Debug for CodeSets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.releases().map(|release| (&release.name, &release.edition))).finish()
    }
}
