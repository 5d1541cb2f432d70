//! The journal.

use rusqlite::{Row, params};
use superbill_domain::{ClaimId, Seal, SealedEntry};
use superbill_storage::{Journal, StoreError};

use crate::columns::{Json, Text};
use crate::unit::SqliteUnit;

impl Journal for SqliteUnit<'_> {
    fn last_seal(&self) -> Result<Option<Seal>, StoreError> {
        let sql = "SELECT sequence, previous, hash FROM journal ORDER BY sequence DESC LIMIT 1";
        self.row(sql, [], seal)
    }

    fn append(&mut self, entries: &[SealedEntry]) -> Result<(), StoreError> {
        let sql = "INSERT INTO journal (sequence, previous, hash, payload) VALUES (?1, ?2, ?3, ?4)";
        for SealedEntry { entry, seal: Seal { sequence, previous, hash } } in entries {
            self.write("", sql, params![stored(*sequence), Text(previous), Text(hash), Json(entry)])?;
        }
        Ok(())
    }

    fn entries_after(&self, sequence: u64, limit: u32) -> Result<Vec<SealedEntry>, StoreError> {
        let sql = "SELECT sequence, previous, hash, payload FROM journal WHERE sequence > ?1 ORDER BY sequence LIMIT ?2";
        self.rows(sql, params![stored(sequence), limit], sealed_entry)
    }

    fn entries_of_claim(&self, claim: &ClaimId) -> Result<Vec<SealedEntry>, StoreError> {
        let sql = "SELECT sequence, previous, hash, payload FROM journal WHERE claim = ?1 ORDER BY sequence";
        self.rows(sql, [claim.as_str()], sealed_entry)
    }
}

/// A sequence as SQLite's signed integer; one that does not fit is beyond every entry.
fn stored(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}

fn seal(row: &Row<'_>) -> rusqlite::Result<Seal> {
    let (sequence, Text(previous), Text(hash)) = (row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?);
    // The layout admits no sequence under 1.
    Ok(Seal { sequence: sequence.unsigned_abs(), previous, hash })
}

fn sealed_entry(row: &Row<'_>) -> rusqlite::Result<SealedEntry> {
    let Json(entry) = row.get(3)?;
    Ok(SealedEntry { entry, seal: seal(row)? })
}
