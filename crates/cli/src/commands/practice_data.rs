//! Where a practice's data is kept on this machine.

use std::path::{Path, PathBuf};

use anyhow::Context;
use etcetera::BaseStrategy;
use superbill_storage_sqlite::SqliteStore;

/// The folder given, or the user's own folder for data.
///
/// # Errors
/// Where the user has no home folder and none is given.
pub fn folder(given: Option<&Path>) -> anyhow::Result<PathBuf> {
    match given {
        Some(folder) => Ok(folder.to_path_buf()),
        None => {
            let strategy =
                etcetera::choose_base_strategy().context("no home folder; name one with --data DIR")?;
            Ok(strategy.data_dir().join("superbill"))
        }
    }
}

/// Opens the store in the folder given, or in the user's own; makes it where it is not there yet.
///
/// # Errors
/// Where it cannot be opened.
pub fn open(given: Option<&Path>) -> anyhow::Result<SqliteStore> {
    let folder = folder(given)?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    Ok(SqliteStore::open(&folder)?)
}
