//! Remittances.

use rusqlite::params;
use superbill_domain::{Digest, InterchangeId, Remittance};
use superbill_storage::{Receipt, Remittances, StoreError};

use crate::columns::{Json, Text};
use crate::interchanges::first;
use crate::unit::SqliteUnit;

impl Remittances for SqliteUnit<'_> {
    fn keep_remittance(&mut self, remittance: &Remittance, identity: Digest) -> Result<Receipt, StoreError> {
        let sql = "SELECT interchange FROM remittance WHERE identity = ?1";
        if let Some(first) = self.row(sql, params![Text(identity)], first)? {
            return Ok(Receipt::Again { first });
        }
        let sql =
            "SELECT interchange FROM remittance WHERE payer = ?1 AND trace_number = ?2 AND paid_cents <> 0";
        let same_trace = params![remittance.payer.as_str(), remittance.trace_number];
        match self.row(sql, same_trace, first)? {
            Some(first) if !remittance.paid.is_zero() => return Ok(Receipt::NumberReused { first }),
            _ => {}
        }
        let sql = "INSERT INTO remittance (identity, interchange, payload) VALUES (?1, ?2, ?3)";
        let values = params![Text(identity), remittance.interchange.as_str(), Json(remittance)];
        self.write(format_args!("interchange {}", remittance.interchange), sql, values)?;
        Ok(Receipt::New)
    }

    fn remittances_of(&self, interchange: &InterchangeId) -> Result<Vec<Remittance>, StoreError> {
        let sql = "SELECT payload FROM remittance WHERE interchange = ?1 ORDER BY ordinal";
        self.rows(sql, [interchange.as_str()], |row| row.get(0).map(|Json(remittance)| remittance))
    }

    fn remittances(&self) -> Result<Vec<Remittance>, StoreError> {
        let sql = "SELECT payload FROM remittance ORDER BY ordinal";
        self.rows(sql, [], |row| row.get(0).map(|Json(remittance)| remittance))
    }
}
