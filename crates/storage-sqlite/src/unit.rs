//! A unit of work, and the three ways in which every repository speaks to it.

use rusqlite::{OptionalExtension, Params, Row, Transaction};
use superbill_storage::{StoreError, UnitOfWork};

use crate::failure::{failure, failure_under};

/// A transaction of SQLite; dropped, it rolls back.
pub(crate) struct SqliteUnit<'s> {
    transaction: Transaction<'s>,
}

impl<'s> SqliteUnit<'s> {
    pub(crate) fn new(transaction: Transaction<'s>) -> Self {
        Self { transaction }
    }

    /// Writes; gives the number of rows written. `parent` names the record that the written one stands under.
    pub(crate) fn write(
        &self,
        parent: impl std::fmt::Display,
        sql: &str,
        values: impl Params,
    ) -> Result<usize, StoreError> {
        let written =
            self.transaction.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
        written.map_err(|error| failure_under(parent, error))
    }

    /// Reads all rows.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.transaction.prepare_cached(sql).map_err(failure)?;
        let rows = statement.query_map(values, read).map_err(failure)?;
        rows.collect::<Result<_, _>>().map_err(failure)
    }

    /// Reads the one row, where there is one.
    pub(crate) fn row<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.transaction.prepare_cached(sql).map_err(failure)?;
        statement.query_row(values, read).optional().map_err(failure)
    }
}

impl UnitOfWork for SqliteUnit<'_> {
    fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.transaction.commit().map_err(failure)
    }
}
