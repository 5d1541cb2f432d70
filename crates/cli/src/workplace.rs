//! Where a command works: the folder of the user's data, and what stands in it.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::Context;
use etcetera::BaseStrategy;
use superbill_code_set_import::Shelf;
use superbill_code_sets::{Book, CodeSets};
use superbill_domain::Date;
use superbill_storage_sqlite::SqliteStore;

use crate::commands::today;

/// The folder of the user's data, the practice in it, and the code sets at hand there.
pub struct Workplace {
    data: Option<PathBuf>,
    sets: OnceLock<CodeSets>,
}

impl Workplace {
    /// The workplace in the folder given, or in the user's own.
    pub fn at(data: Option<PathBuf>) -> Self {
        Self { data, sets: OnceLock::new() }
    }

    /// The folder given, or the user's own folder for data.
    ///
    /// # Errors
    /// Where the user has no home folder and none is given.
    pub fn folder(&self) -> anyhow::Result<PathBuf> {
        if let Some(folder) = &self.data {
            return Ok(folder.clone());
        }
        let strategy =
            etcetera::choose_base_strategy().context("no home folder; name one with --data DIR")?;
        Ok(strategy.data_dir().join("superbill"))
    }

    /// Opens the practice's store; makes it where it is not there yet.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn store(&self) -> anyhow::Result<SqliteStore> {
        let folder = self.folder()?;
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        Ok(SqliteStore::open(&folder)?)
    }

    /// The shelf of releases that the user added.
    ///
    /// # Errors
    /// Where the user has no home folder and none is given.
    pub fn shelf(&self) -> anyhow::Result<Shelf> {
        Ok(Shelf::at(self.folder()?.join("code-sets")))
    }

    /// The code sets: the user's releases before those inside the binary. Opened once, when first asked.
    ///
    /// # Errors
    /// Where a release cannot be opened; the message names its file.
    pub fn code_sets(&self) -> anyhow::Result<&CodeSets> {
        if let Some(sets) = self.sets.get() {
            return Ok(sets);
        }
        // Without a home folder there is no shelf, and what is inside the binary serves.
        let shelf = self.shelf().ok().map_or_else(|| Ok(Vec::new()), |shelf| shelf.open())?;
        let sets = CodeSets::with_shelf(shelf)?;
        Ok(self.sets.get_or_init(|| sets))
    }

    /// The code sets of a day; today's where none is given.
    ///
    /// # Errors
    /// Where a release cannot be opened.
    pub fn book(&self, on: Option<Date>) -> anyhow::Result<Book<'_>> {
        Ok(self.code_sets()?.on(on.unwrap_or_else(today)))
    }
}
