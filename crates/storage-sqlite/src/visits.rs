//! Visits and notes.

use rusqlite::params;
use superbill_domain::{DocumentId, Phi, Visit, VisitId};
use superbill_storage::{Note, StoreError, Visits};

use crate::columns::Json;
use crate::unit::SqliteUnit;

impl Visits for SqliteUnit<'_> {
    fn keep_visit(&mut self, visit: &Visit) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO visit (id, payload) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET payload = ?2";
        self.write("", sql, params![visit.id.as_str(), Json(visit)]).map(drop)
    }

    fn visit(&self, id: &VisitId) -> Result<Option<Visit>, StoreError> {
        let sql = "SELECT payload FROM visit WHERE id = ?1";
        self.row(sql, [id.as_str()], |row| row.get(0).map(|Json(visit)| visit))
    }

    fn visits(&self) -> Result<Vec<VisitId>, StoreError> {
        let sql = "SELECT id FROM visit ORDER BY service_date, id";
        self.rows(sql, [], |row| row.get::<_, String>(0).map(VisitId::new))
    }

    fn keep_note(&mut self, visit: &VisitId, note: &Note) -> Result<(), StoreError> {
        let sql = "INSERT INTO note (visit, document, body) SELECT ?1, ?2, ?3 WHERE ?3 IS NOT (
            SELECT body FROM note WHERE visit = ?1 AND document = ?2 ORDER BY ordinal DESC LIMIT 1)";
        let values = params![visit.as_str(), note.document.as_str(), note.text.reveal()];
        self.write(format_args!("visit {visit}"), sql, values).map(drop)
    }

    fn notes(&self, visit: &VisitId) -> Result<Vec<Note>, StoreError> {
        let sql = "SELECT document, body FROM note AS latest WHERE visit = ?1
            AND ordinal = (SELECT max(ordinal) FROM note WHERE visit = ?1 AND document = latest.document)
            ORDER BY (SELECT min(ordinal) FROM note WHERE visit = ?1 AND document = latest.document)";
        self.rows(sql, [visit.as_str()], |row| {
            Ok(Note { document: DocumentId::new(row.get::<_, String>(0)?), text: Phi::new(row.get(1)?) })
        })
    }
}
