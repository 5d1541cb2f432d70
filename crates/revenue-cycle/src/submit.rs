//! Step 4: clean claims are written as 837P, one interchange a payer, and kept as sent.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use superbill_clearinghouse::{Dispatch, Submission, Usage, write_837p};
use superbill_domain::{Claim, ClaimId, Finding, InterchangeId, Payer, PayerId, Phi, Subject, Timestamp};
use superbill_ledger::content_digest;
use superbill_storage::{
    Check, ClaimFilter, Direction, InterchangeKind, KeptInterchange, NumberSequence, StoreError, UnitOfWork,
};

use crate::error::CycleError;
use crate::practice::Practice;

/// Claims of one interchange at the most, so that it holds one transaction set, as the guide recommends.
const CLAIMS_OF_AN_INTERCHANGE: usize = 5_000;

/// An interchange that was sent.
#[derive(Debug, Clone)]
pub struct Submitted {
    /// The interchange.
    pub interchange: InterchangeId,
    /// Its control number (ISA13).
    pub control_number: u32,
    /// To whom.
    pub payer: Payer,
    /// The claims in it.
    pub claims: Vec<ClaimId>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes every clean claim, keeps the interchanges, and moves the claims to submitted.
///
/// A claim that cannot be written stays clean, with its findings kept for the worklist; the others go.
///
/// # Errors
/// Where the store fails.
pub fn submit(
    work: &mut dyn UnitOfWork,
    practice: &Practice,
    at: Timestamp,
) -> Result<Vec<Submitted>, CycleError> {
    let clean = work.claims(&ClaimFilter { state: Some("clean"), ..ClaimFilter::default() })?;
    let mut by_payer: BTreeMap<PayerId, Vec<Claim>> = BTreeMap::new();
    for kept in clean {
        by_payer.entry(kept.claim.coverage.payer.id.clone()).or_default().push(kept.claim);
    }
    let mut sent = Vec::new();
    for claims in by_payer.values() {
        for batch in claims.chunks(CLAIMS_OF_AN_INTERCHANGE) {
            sent.extend(submit_batch(work, practice, batch, at)?);
        }
    }
    Ok(sent)
}

fn submit_batch(
    work: &mut dyn UnitOfWork,
    practice: &Practice,
    claims: &[Claim],
    at: Timestamp,
) -> Result<Option<Submitted>, CycleError> {
    let Some(payer) = claims.first().map(|claim| claim.coverage.payer.clone()) else { return Ok(None) };
    let control_number = u32::try_from(work.next_number(NumberSequence::Interchange)?).unwrap_or(u32::MAX);
    let submission = submission(practice, &payer, control_number, at);
    let batch = write_837p(claims, &submission);
    let interchange = submission.dispatch.interchange();
    keep_findings(work, &interchange, &batch.findings)?;
    if batch.bytes.is_empty() {
        return Ok(None);
    }
    let kept = KeptInterchange {
        id: interchange.clone(),
        direction: Direction::Sent,
        kind: InterchangeKind::Claims,
        digest: content_digest(&batch.bytes),
        at,
        bytes: Phi::new(batch.bytes.clone()),
    };
    if !work.keep_interchange(&kept)?.is_new() {
        return Err(
            StoreError::Conflict { what: format!("interchange {interchange} was sent before") }.into()
        );
    }
    for claim in &batch.claims {
        if let Some(standing) = work.claim(claim)? {
            let state = standing.state.submitted(interchange.clone(), at)?;
            work.move_claim(claim, &state, at)?;
        }
    }
    Ok(Some(Submitted { interchange, control_number, payer, claims: batch.claims, bytes: batch.bytes }))
}

fn submission(practice: &Practice, payer: &Payer, control_number: u32, at: Timestamp) -> Submission {
    Submission {
        dispatch: Dispatch {
            sender: practice.billing.tax_id.clone(),
            receiver: payer.id.to_string(),
            control_number,
            at: at.to_zoned(TimeZone::UTC).datetime(),
            usage: if practice.tests { Usage::Test } else { Usage::Production },
        },
        reference: format!("{control_number:09}"),
        submitter_name: practice.billing.name.clone(),
        contact_name: "BILLING OFFICE".to_owned(),
        contact_phone: practice.billing.phone.clone(),
        receiver_name: payer.name.clone(),
    }
}

/// Keeps the findings of writing, each with its claim beside what the edits found of it; those of the submission as a
/// whole with its interchange.
fn keep_findings(
    work: &mut dyn UnitOfWork,
    interchange: &InterchangeId,
    findings: &[Finding],
) -> Result<(), StoreError> {
    let mut by_claim: BTreeMap<ClaimId, Vec<Finding>> = BTreeMap::new();
    let mut of_submission = Vec::new();
    for finding in findings {
        match &finding.subject {
            Subject::Claim { claim, .. } => by_claim.entry(claim.clone()).or_default().push(finding.clone()),
            _ => of_submission.push(finding.clone()),
        }
    }
    for (claim, found) in by_claim {
        let about = Subject::Claim { claim, line: None };
        // Keeping replaces what the same check found before, so that is carried along.
        let before = work.findings(&about)?.into_iter().filter(|(check, _)| *check == Check::Scrub);
        let mut all: Vec<Finding> = before.map(|(_, finding)| finding).collect();
        all.extend(found.into_iter().filter(|finding| !all.contains(finding)).collect::<Vec<_>>());
        work.keep_findings(&about, Check::Scrub, &all)?;
    }
    if !of_submission.is_empty() {
        work.keep_findings(&Subject::Interchange(interchange.clone()), Check::Scrub, &of_submission)?;
    }
    Ok(())
}
