//! All code sets, open.

use std::fmt;
use std::sync::OnceLock;

use superbill_domain::Date;

use crate::diagnoses::Releases;
use crate::{Book, CodeSetsError, Manifest};

/// ICD-10-CM as shipped, compiled by `cargo xtask compile-codes`; its provenance is in `data/SOURCES.md`.
static ICD10CM: &[u8] = include_bytes!("../../../data/icd10cm/icd10cm.bin");

/// All releases of all code sets. Read-only, shared freely between threads.
pub struct CodeSets {
    pub(crate) icd10cm: Releases,
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
        Ok(Self { icd10cm: Releases::open(icd10cm)? })
    }

    /// Reads every release, which otherwise happens when each is first asked, and tells what is wrong with them.
    /// For a file that came from elsewhere; the shipped one is proved by a test.
    ///
    /// # Errors
    /// Where a release contradicts itself, although the file is whole.
    pub fn prove(&self) -> Result<(), CodeSetsError> {
        self.icd10cm.prove()
    }

    /// The code sets as they stand on a date of service.
    #[must_use]
    pub fn on(&self, date: Date) -> Book<'_> {
        Book { sets: self, date, icd10cm: self.icd10cm.on(date) }
    }

    /// Every release there is, oldest first.
    pub fn releases(&self) -> impl Iterator<Item = &Manifest> {
        self.icd10cm.manifests()
    }
}

impl fmt::Debug for CodeSets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.releases().map(|release| (&release.name, &release.edition))).finish()
    }
}
