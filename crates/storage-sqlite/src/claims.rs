//! Claims, their versions and steps.

use rusqlite::{Row, params};
use superbill_domain::{Claim, ClaimId, ClaimState, ExpectedPayment, InterchangeId, Timestamp, VisitId};
use superbill_storage::{ClaimFilter, ClaimStep, Claims, KeptClaim, StoreError};

use crate::columns::{Json, Text};
use crate::unit::SqliteUnit;

/// A claim in its latest version, at its latest step.
const KEPT_CLAIMS: &str = "SELECT version.payload, latest.payload, latest.moved_at FROM claim
    JOIN claim_version AS version ON version.claim = claim.id
        AND version.version = (SELECT max(version) FROM claim_version WHERE claim = claim.id)
    JOIN claim_step AS latest ON latest.claim = claim.id
        AND latest.step = (SELECT max(step) FROM claim_step WHERE claim = claim.id)";

impl Claims for SqliteUnit<'_> {
    fn keep_claim(&mut self, claim: &Claim, at: Timestamp) -> Result<(), StoreError> {
        let id = claim.id.as_str();
        let sql = "INSERT INTO claim (id, visit) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";
        let parent = format!("visit {}", claim.visit);
        let is_new = self.write(parent, sql, params![id, claim.visit.as_str()])? > 0;
        let sql = "INSERT INTO claim_version (claim, version, kept_at, payload)
            SELECT ?1, 1 + coalesce(max(version), 0), ?2, ?3 FROM claim_version WHERE claim = ?1
            HAVING ?3 IS NOT (SELECT payload FROM claim_version WHERE claim = ?1 ORDER BY version DESC LIMIT 1)";
        self.write("", sql, params![id, Text(at), Json(claim)])?;
        if is_new { self.move_claim(&claim.id, &ClaimState::Assembled, at) } else { Ok(()) }
    }

    fn move_claim(&mut self, id: &ClaimId, state: &ClaimState, at: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO claim_step (claim, step, moved_at, payload)
            SELECT ?1, 1 + coalesce(max(step), 0), ?2, ?3 FROM claim_step WHERE claim = ?1";
        self.write(format_args!("claim {id}"), sql, params![id.as_str(), Text(at), Json(state)]).map(drop)
    }

    fn claim(&self, id: &ClaimId) -> Result<Option<KeptClaim>, StoreError> {
        self.row(&format!("{KEPT_CLAIMS} WHERE claim.id = ?1"), [id.as_str()], kept_claim)
    }

    fn claims(&self, filter: &ClaimFilter) -> Result<Vec<KeptClaim>, StoreError> {
        let sql = format!(
            "{KEPT_CLAIMS} WHERE (?1 IS NULL OR latest.state = ?1) AND (?2 IS NULL OR claim.visit = ?2)
                AND (?3 IS NULL OR claim.id IN (SELECT claim FROM claim_step WHERE interchange = ?3))
                ORDER BY claim.ordinal"
        );
        let visit = filter.visit.as_ref().map(VisitId::as_str);
        let interchange = filter.interchange.as_ref().map(InterchangeId::as_str);
        self.rows(&sql, params![filter.state, visit, interchange], kept_claim)
    }

    fn claim_versions(&self, id: &ClaimId) -> Result<Vec<Claim>, StoreError> {
        let sql = "SELECT payload FROM claim_version WHERE claim = ?1 ORDER BY version";
        self.rows(sql, [id.as_str()], |row| row.get(0).map(|Json(claim)| claim))
    }

    fn claim_steps(&self, id: &ClaimId) -> Result<Vec<ClaimStep>, StoreError> {
        let sql = "SELECT payload, moved_at FROM claim_step WHERE claim = ?1 ORDER BY step";
        self.rows(sql, [id.as_str()], |row| {
            let (Json(state), Text(at)) = (row.get(0)?, row.get(1)?);
            Ok(ClaimStep { state, at })
        })
    }

    fn keep_expected_payment(&mut self, expected: &ExpectedPayment) -> Result<(), StoreError> {
        let sql = "INSERT INTO expected_payment (claim, payload) VALUES (?1, ?2)
            ON CONFLICT (claim) DO UPDATE SET payload = ?2";
        let values = params![expected.claim.as_str(), Json(expected)];
        self.write(format_args!("claim {}", expected.claim), sql, values).map(drop)
    }

    fn expected_payment(&self, id: &ClaimId) -> Result<Option<ExpectedPayment>, StoreError> {
        let sql = "SELECT payload FROM expected_payment WHERE claim = ?1";
        self.row(sql, [id.as_str()], |row| row.get(0).map(|Json(expected)| expected))
    }
}

fn kept_claim(row: &Row<'_>) -> rusqlite::Result<KeptClaim> {
    let (Json(claim), Json(state), Text(since)) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok(KeptClaim { claim, state, since })
}
