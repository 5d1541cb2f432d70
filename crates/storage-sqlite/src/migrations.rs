//! The layout of the database and its steps forward.

use rusqlite::{Connection, TransactionBehavior};
use superbill_storage::StoreError;

use crate::failure::failure;

/// One script per layout, applied in order. A released script is never edited.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/0001.sql")];

/// Marks a SQLite file as ours ("SBil" in ASCII), in its header.
const APPLICATION_ID: i64 = 0x5342_696C;

/// Brings the layout to the newest one, in one transaction: there is no half state.
pub(crate) fn migrate(connection: &mut Connection, place: &str) -> Result<(), StoreError> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
    let pragma =
        |name: &str| transaction.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(failure);
    let (layout, owner) = (pragma("user_version")?, pragma("application_id")?);
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if owner != APPLICATION_ID && (layout != 0 || !is_empty(&transaction)?) {
        let what = "another program wrote it".to_owned();
        return Err(StoreError::Damaged { place: place.to_owned(), what });
    }
    if layout > known {
        return Err(StoreError::Newer { place: place.to_owned(), found: layout, known });
    }
    for (number, script) in (1..).zip(MIGRATIONS).filter(|(number, _)| *number > layout) {
        transaction.execute_batch(script).map_err(failure)?;
        transaction.pragma_update(None, "user_version", number).map_err(failure)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(failure)?;
    }
    transaction.commit().map_err(failure)
}

fn is_empty(connection: &Connection) -> Result<bool, StoreError> {
    let tables = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    Ok(tables.map_err(failure)? == 0)
}
