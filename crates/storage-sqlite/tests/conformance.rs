//! The suite that every store must pass.

#![cfg(test)]

use superbill_storage::Store;
use superbill_storage::conformance::Harness;
use superbill_storage_sqlite::SqliteStore;
use tempfile::TempDir;

struct Folder(TempDir);

impl Harness for Folder {
    fn open(&self) -> Box<dyn Store> {
        Box::new(SqliteStore::open(self.0.path()).unwrap())
    }
}

superbill_storage::conformance_tests!(Folder(tempfile::tempdir().unwrap()));
