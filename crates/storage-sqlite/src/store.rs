//! Opening the store.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use superbill_storage::{Cause, Store, StoreError, UnitOfWork};

use crate::failure::failure;
use crate::migrations::migrate;
use crate::unit::SqliteUnit;

/// How long a unit of work waits for another process to finish its own.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long is rested before SQLite is asked again for what it does not wait for itself.
const REST: Duration = Duration::from_millis(5);

/// How SQLite is to keep our records. `FULL` forces every commit to the disk; the cache is in KiB where negative.
const SETTINGS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA cache_size = -32768;
";

/// A practice's records in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    file: PathBuf,
}

impl SqliteStore {
    /// Opens the store in a folder, and makes both where they are not there. On Unix only their owner may read them.
    ///
    /// # Errors
    /// Where the folder or the file cannot be used, where the file is damaged or another program's, and where a newer
    /// Superbill wrote it.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let file = folder.join("superbill.db");
        let place = file.display().to_string();
        let cannot = |cause: Cause| StoreError::CannotOpen { place: place.clone(), cause };
        private_folder(folder).and_then(|()| private_file(&file)).map_err(|error| cannot(error.into()))?;
        let mut connection = Connection::open(&file).map_err(|error| cannot(error.into()))?;
        let settled = connection.busy_timeout(PATIENCE).and_then(|()| connection.execute_batch(SETTINGS));
        settled
            .map_err(failure)
            .and_then(|()| write_ahead(&connection))
            .map_err(|error| at(&place, error))?;
        migrate(&mut connection, &place).map_err(|error| at(&place, error))?;
        Ok(Self { connection, file })
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Reads every page of the file and compares indexes and rows. Empty for a sound file; else what SQLite found.
    ///
    /// # Errors
    /// Where the file cannot be read at all.
    pub fn check_file(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check").map_err(failure)?;
        let lines = statement.query_map([], |row| row.get(0)).map_err(failure)?;
        let mut lines: Vec<String> = lines.collect::<Result<_, _>>().map_err(failure)?;
        lines.retain(|line| line != "ok");
        Ok(lines)
    }
}

impl Store for SqliteStore {
    fn begin(&mut self) -> Result<Box<dyn UnitOfWork + '_>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        Ok(Box::new(SqliteUnit::new(transaction.map_err(failure)?)))
    }
}

/// Turns the write-ahead log on. SQLite's own waiting does not cover this step, which two processes may take at once
/// when both open a new file.
fn write_ahead(connection: &Connection) -> Result<(), StoreError> {
    let attempts = PATIENCE.as_millis() / REST.as_millis();
    for _ in 0..attempts {
        match connection.execute_batch("PRAGMA journal_mode = WAL").map_err(failure) {
            Err(StoreError::Busy) => std::thread::sleep(REST),
            done => return done,
        }
    }
    Err(StoreError::Busy)
}

/// Names the file in a failure that does not know it.
fn at(place: &str, error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged { what, .. } => StoreError::Damaged { place: place.to_owned(), what },
        other => other,
    }
}

#[cfg(unix)]
fn private_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(unix)]
fn private_file(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().append(true).create(true).mode(0o600).open(file).map(drop)
}

#[cfg(not(unix))]
fn private_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(not(unix))]
fn private_file(_: &Path) -> std::io::Result<()> {
    Ok(())
}
