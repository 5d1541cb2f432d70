//! How our values stand in columns.

use std::str::FromStr;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A noun of the domain, as JSON in a text column.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> ToSql for Json<&T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(self.0);
        text.map(ToSqlOutput::from).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Json).map_err(|error| {
            // serde's own message may quote the value, which may be a patient's.
            let (what, at) = (error.classify(), error.column());
            FromSqlError::Other(
                format!("a payload does not read as JSON of its kind ({what:?} at byte {at})").into(),
            )
        })
    }
}

/// A value with a written form, in a text column.
pub(crate) struct Text<T>(pub(crate) T);

impl<T: std::fmt::Display> ToSql for Text<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

impl<T: FromStr> FromSql for Text<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let unreadable = || FromSqlError::Other("a column does not hold a value of its kind".into());
        value.as_str()?.parse().map(Text).map_err(|_| unreadable())
    }
}
