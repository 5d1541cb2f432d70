//! Step 3: what was worked out is remembered, and the claim is charged.

use superbill_domain::{ClaimState, Phi, Subject, Timestamp};
use superbill_ledger::{charge, seal_all};
use superbill_storage::{Check, Note, StoreError, UnitOfWork};

use crate::bill::BilledVisit;

/// Whether a visit is new to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It was kept, and its claim charged.
    New,
    /// It was here; nothing was written. A changed note of a billed visit takes a corrected claim, not a second one.
    Before,
}

/// Keeps a visit with its note, codes, queries, claim and findings, and charges the claim where it is clean.
///
/// # Errors
/// Where the store fails; then nothing of it is kept.
pub fn keep(work: &mut dyn UnitOfWork, billed: &BilledVisit, at: Timestamp) -> Result<Kept, StoreError> {
    let visit = &billed.visit;
    if work.visit(&visit.id)?.is_some() {
        return Ok(Kept::Before);
    }
    work.keep_visit(visit)?;
    let document = &billed.chart.document;
    work.keep_note(
        &visit.id,
        &Note { document: document.id.clone(), text: Phi::new(document.text.clone()) },
    )?;
    work.keep_suggestions(&visit.id, &billed.suggestions)?;
    work.ask(&visit.id, &billed.suggestions.queries)?;
    work.keep_coded_visit(&billed.coded)?;
    work.keep_findings(&Subject::Document(document.id.clone()), Check::Coding, &billed.suggestions.findings)?;
    keep_claim(work, billed, at)?;
    Ok(Kept::New)
}

fn keep_claim(work: &mut dyn UnitOfWork, billed: &BilledVisit, at: Timestamp) -> Result<(), StoreError> {
    let Some(claim) = &billed.claim else { return Ok(()) };
    work.keep_claim(claim, at)?;
    let about = Subject::Claim { claim: claim.id.clone(), line: None };
    work.keep_findings(&about, Check::Scrub, &billed.findings)?;
    if let Some(expected) = &billed.expected {
        work.keep_expected_payment(expected)?;
    }
    work.move_claim(&claim.id, &billed.state, at)?;
    if billed.state == ClaimState::Clean {
        let last = work.last_seal()?;
        work.append(&seal_all(last.as_ref(), charge(claim, billed.visit.on)))?;
    }
    Ok(())
}
