//! Numbers that are given once.

use superbill_storage::{NumberSequence, Numbers, StoreError};

use crate::unit::SqliteUnit;

impl Numbers for SqliteUnit<'_> {
    fn next_number(&mut self, sequence: NumberSequence) -> Result<u64, StoreError> {
        let sql = "INSERT INTO number (sequence, last) VALUES (?1, 1)
            ON CONFLICT (sequence) DO UPDATE SET last = last + 1 RETURNING last";
        let given = self.row(sql, [sequence.name()], |row| row.get::<_, i64>(0))?;
        Ok(given.unwrap_or_default().unsigned_abs())
    }
}
