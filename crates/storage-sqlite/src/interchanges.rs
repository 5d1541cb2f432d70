//! Interchanges and acknowledgments.

use rusqlite::{Row, params};
use superbill_domain::{Acknowledgment, InterchangeId, Phi};
use superbill_storage::{Direction, InterchangeKind, Interchanges, KeptInterchange, Receipt, StoreError};

use crate::columns::{Json, Text};
use crate::unit::SqliteUnit;

impl Interchanges for SqliteUnit<'_> {
    fn keep_interchange(&mut self, interchange: &KeptInterchange) -> Result<Receipt, StoreError> {
        let KeptInterchange { id, direction, kind, digest, at, bytes } = interchange;
        let same = self.row("SELECT id FROM interchange WHERE digest = ?1", params![Text(digest)], first)?;
        if let Some(first) = same {
            return Ok(Receipt::Again { first });
        }
        let reused = self.row("SELECT id FROM interchange WHERE id = ?1", [id.as_str()], first)?;
        if let Some(first) = reused {
            return Ok(Receipt::NumberReused { first });
        }
        let sql = "INSERT INTO interchange (id, direction, kind, digest, kept_at, bytes)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let (direction, kind) = (direction_name(*direction), kind.name());
        self.write("", sql, params![id.as_str(), direction, kind, Text(digest), Text(at), bytes.reveal()])?;
        Ok(Receipt::New)
    }

    fn interchange(&self, id: &InterchangeId) -> Result<Option<KeptInterchange>, StoreError> {
        let sql = "SELECT direction, kind, digest, kept_at, bytes FROM interchange WHERE id = ?1";
        self.row(sql, [id.as_str()], |row| {
            let (Text(digest), Text(at)) = (row.get(2)?, row.get(3)?);
            let direction =
                if row.get::<_, String>(0)? == "sent" { Direction::Sent } else { Direction::Received };
            let bytes = Phi::new(row.get(4)?);
            Ok(KeptInterchange {
                id: id.clone(),
                direction,
                kind: kind(&row.get::<_, String>(1)?),
                digest,
                at,
                bytes,
            })
        })
    }

    fn interchanges(
        &self,
        direction: Direction,
    ) -> Result<Vec<(InterchangeId, InterchangeKind)>, StoreError> {
        let sql = "SELECT id, kind FROM interchange WHERE direction = ?1 ORDER BY ordinal";
        self.rows(sql, [direction_name(direction)], |row| Ok((first(row)?, kind(&row.get::<_, String>(1)?))))
    }

    fn keep_acknowledgment(&mut self, acknowledgment: &Acknowledgment) -> Result<(), StoreError> {
        let interchange = match acknowledgment {
            Acknowledgment::Implementation(implementation) => &implementation.interchange,
            Acknowledgment::Claims(claims) => &claims.interchange,
        };
        let sql = "INSERT INTO acknowledgment (interchange, payload) VALUES (?1, ?2)";
        let values = params![interchange.as_str(), Json(acknowledgment)];
        self.write(format_args!("interchange {interchange}"), sql, values).map(drop)
    }

    fn acknowledgments(&self) -> Result<Vec<Acknowledgment>, StoreError> {
        let sql = "SELECT payload FROM acknowledgment ORDER BY ordinal";
        self.rows(sql, [], |row| row.get(0).map(|Json(acknowledgment)| acknowledgment))
    }
}

/// The interchange named in the first column.
pub(crate) fn first(row: &Row<'_>) -> rusqlite::Result<InterchangeId> {
    row.get::<_, String>(0).map(InterchangeId::new)
}

const fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Sent => "sent",
        Direction::Received => "received",
    }
}

/// A kind by its name; what a later Superbill may add is something else to this one.
fn kind(name: &str) -> InterchangeKind {
    InterchangeKind::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(InterchangeKind::Other)
}
