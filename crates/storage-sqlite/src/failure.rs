//! What SQLite reports, as our own failures: what happened and how to mend it.

use rusqlite::ffi::{self, ErrorCode};
use superbill_storage::StoreError;

/// A failure of a statement.
pub(crate) fn failure(error: rusqlite::Error) -> StoreError {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqliteFailure,
    };
    match error {
        SqliteFailure(error, message) => match error.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
            ErrorCode::DiskFull => StoreError::Full,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => damaged(error.to_string()),
            ErrorCode::ConstraintViolation => {
                StoreError::Conflict { what: message.unwrap_or_else(|| error.to_string()) }
            }
            _ => StoreError::Driver(message.unwrap_or_else(|| error.to_string()).into()),
        },
        FromSqlConversionFailure(_, _, cause) => damaged(cause.to_string()),
        unreadable @ (IntegralValueOutOfRange(..) | InvalidColumnType(..)) => damaged(unreadable.to_string()),
        other => StoreError::Driver(Box::new(other)),
    }
}

/// A failure of a statement that adds a record under another: a broken foreign key says that the other is missing.
pub(crate) fn failure_under(parent: impl std::fmt::Display, error: rusqlite::Error) -> StoreError {
    let code = error.sqlite_error().map(|error| error.extended_code);
    if code == Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) {
        return StoreError::Missing { what: parent.to_string() };
    }
    failure(error)
}

fn damaged(what: String) -> StoreError {
    StoreError::Damaged { place: "superbill.db".to_owned(), what }
}
