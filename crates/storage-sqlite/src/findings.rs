//! Findings.

use rusqlite::{Row, params};
use superbill_domain::{Finding, Subject};
use superbill_storage::{Check, Findings, StoreError};

use crate::columns::Json;
use crate::unit::SqliteUnit;

impl Findings for SqliteUnit<'_> {
    fn keep_findings(
        &mut self,
        about: &Subject,
        check: Check,
        findings: &[Finding],
    ) -> Result<(), StoreError> {
        let (kind, subject) = key(about);
        let sql = "DELETE FROM finding WHERE subject_kind = ?1 AND subject = ?2 AND found_by = ?3";
        self.write("", sql, params![kind, subject, check.name()])?;
        let sql = "INSERT INTO finding (subject_kind, subject, found_by, payload) VALUES (?1, ?2, ?3, ?4)";
        for finding in findings {
            self.write("", sql, params![kind, subject, check.name(), Json(finding)])?;
        }
        Ok(())
    }

    fn findings(&self, about: &Subject) -> Result<Vec<(Check, Finding)>, StoreError> {
        let (kind, subject) = key(about);
        let sql =
            "SELECT found_by, payload FROM finding WHERE subject_kind = ?1 AND subject = ?2 ORDER BY ordinal";
        let mut findings = self.rows(sql, [kind, subject], found)?;
        findings.sort_by_key(|(check, _)| *check);
        Ok(findings)
    }

    fn all_findings(&self) -> Result<Vec<(Check, Finding)>, StoreError> {
        let mut findings = self.rows("SELECT found_by, payload FROM finding ORDER BY ordinal", [], found)?;
        findings.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
        Ok(findings)
    }
}

fn key(about: &Subject) -> (&'static str, &str) {
    match about {
        Subject::Document(document) => ("document", document.as_str()),
        Subject::Visit(visit) => ("visit", visit.as_str()),
        Subject::Claim { claim, .. } => ("claim", claim.as_str()),
        Subject::Interchange(interchange) => ("interchange", interchange.as_str()),
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<(Check, Finding)> {
    let (name, Json(finding)) = (row.get::<_, String>(0)?, row.get(1)?);
    let check = Check::ALL.into_iter().find(|check| check.name() == name);
    check.map(|check| (check, finding)).ok_or(rusqlite::Error::InvalidColumnName(name))
}
