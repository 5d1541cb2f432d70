//! Suggestions, queries, coded visits and decisions.

use rusqlite::{Row, params};
use superbill_domain::{CodedVisit, Decision, Phi, Query, Suggestions, VisitId};
use superbill_storage::{Coding, KeptQuery, QueryAnswer, StoreError};

use crate::columns::{Json, Text};
use crate::unit::SqliteUnit;

const QUERIES: &str = "SELECT visit, number, payload, answered_by, answered_at, answer
    FROM query LEFT JOIN query_answer USING (visit, number)";

impl Coding for SqliteUnit<'_> {
    fn keep_suggestions(&mut self, visit: &VisitId, suggestions: &Suggestions) -> Result<(), StoreError> {
        let sql = "INSERT INTO suggestions (visit, payload) VALUES (?1, ?2)
            ON CONFLICT (visit) DO UPDATE SET payload = ?2";
        self.write(format_args!("visit {visit}"), sql, params![visit.as_str(), Json(suggestions)]).map(drop)
    }

    fn suggestions(&self, visit: &VisitId) -> Result<Option<Suggestions>, StoreError> {
        let sql = "SELECT payload FROM suggestions WHERE visit = ?1";
        self.row(sql, [visit.as_str()], |row| row.get(0).map(|Json(suggestions)| suggestions))
    }

    fn ask(&mut self, visit: &VisitId, queries: &[Query]) -> Result<(), StoreError> {
        let sql = "INSERT INTO query (visit, number, payload)
            SELECT ?1, 1 + coalesce((SELECT max(number) FROM query WHERE visit = ?1), 0), ?2
            WHERE NOT EXISTS (SELECT 1 FROM query WHERE visit = ?1 AND payload = ?2)";
        for query in queries {
            self.write(format_args!("visit {visit}"), sql, params![visit.as_str(), Json(query)])?;
        }
        Ok(())
    }

    fn answer(&mut self, visit: &VisitId, number: u32, answer: &QueryAnswer) -> Result<(), StoreError> {
        let query = format!("query {number} of visit {visit}");
        let sql = "INSERT INTO query_answer (visit, number, answered_by, answered_at, answer)
            VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
        let QueryAnswer { by, at, text } = answer;
        let written =
            self.write(&query, sql, params![visit.as_str(), number, by, Text(at), text.reveal()])?;
        if written == 0 {
            Err(StoreError::Conflict { what: format!("{query} has an answer") })
        } else {
            Ok(())
        }
    }

    fn queries(&self, visit: &VisitId) -> Result<Vec<KeptQuery>, StoreError> {
        self.rows(&format!("{QUERIES} WHERE visit = ?1 ORDER BY number"), [visit.as_str()], kept_query)
    }

    fn open_queries(&self) -> Result<Vec<KeptQuery>, StoreError> {
        self.rows(&format!("{QUERIES} WHERE answer IS NULL ORDER BY visit, number"), [], kept_query)
    }

    fn keep_coded_visit(&mut self, coded: &CodedVisit) -> Result<(), StoreError> {
        let (visit, parent) = (coded.visit.as_str(), format!("visit {}", coded.visit));
        let sql = "INSERT INTO coded_visit (visit, payload) VALUES (?1, ?2)
            ON CONFLICT (visit) DO UPDATE SET payload = ?2";
        self.write(&parent, sql, params![visit, Json(coded)])?;
        let sql = "INSERT INTO decision (visit, payload) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        for decision in &coded.decisions {
            self.write(&parent, sql, params![visit, Json(decision)])?;
        }
        Ok(())
    }

    fn coded_visit(&self, visit: &VisitId) -> Result<Option<CodedVisit>, StoreError> {
        let sql = "SELECT payload FROM coded_visit WHERE visit = ?1";
        self.row(sql, [visit.as_str()], |row| row.get(0).map(|Json(coded)| coded))
    }

    fn decisions(&self, visit: &VisitId) -> Result<Vec<Decision>, StoreError> {
        let sql = "SELECT payload FROM decision WHERE visit = ?1 ORDER BY ordinal";
        self.rows(sql, [visit.as_str()], |row| row.get(0).map(|Json(decision)| decision))
    }
}

fn kept_query(row: &Row<'_>) -> rusqlite::Result<KeptQuery> {
    let Json(query) = row.get(2)?;
    let answer = match (row.get(3)?, row.get(4)?, row.get(5)?) {
        (Some(by), Some(Text(at)), Some(text)) => Some(QueryAnswer { by, at, text: Phi::new(text) }),
        _ => None,
    };
    Ok(KeptQuery { visit: VisitId::new(row.get::<_, String>(0)?), number: row.get(1)?, query, answer })
}
