//! Step 5: whatever comes back is recognised by its content, kept, and acted on once.

use superbill_claims::{apply_claim_status, apply_set_acknowledgment};
use superbill_clearinghouse::{Kind, read_277ca, read_835, read_999, recognise};
use superbill_domain::{
    Acknowledgment, ClaimAcknowledgment, Digest, Finding, ImplementationAcknowledgment, InterchangeId, Phi,
    Remittance, Subject, Timestamp,
};
use superbill_ledger::content_digest;
use superbill_storage::{
    Check, ClaimFilter, Direction, InterchangeKind, KeptClaim, KeptInterchange, Receipt, StoreError,
    UnitOfWork,
};

use crate::error::CycleError;
use crate::finding;
use crate::remit::remit;

/// What receiving a file led to.
#[derive(Debug, Clone)]
pub struct Received {
    /// What it was.
    pub kind: InterchangeKind,
    /// Whether it was here before; then nothing else happened.
    pub receipt: Receipt,
    /// Claims whose state it moved.
    pub moved: usize,
    /// Journal entries it led to.
    pub entries: usize,
    /// What is wrong with it, or with what it says.
    pub findings: Vec<Finding>,
}

/// What a file says, read before anything is written.
enum Content {
    Implementation(Vec<ImplementationAcknowledgment>),
    Claims(Vec<ClaimAcknowledgment>),
    Remittances(Vec<Remittance>),
    Other,
}

/// Receives a file: keeps it byte for byte, and moves claims or posts money by what it says.
///
/// The same file a second time does nothing. Run it in a unit of work of its own: all of it is kept, or nothing.
///
/// # Errors
/// Where the store fails. What is wrong with the file is a finding.
pub fn receive(work: &mut dyn UnitOfWork, bytes: &[u8], at: Timestamp) -> Result<Received, CycleError> {
    let digest = content_digest(bytes);
    let (kind, content, findings) = read(bytes);
    let id = interchange(&content, digest);
    let kept = KeptInterchange {
        id: id.clone(),
        direction: Direction::Received,
        kind,
        digest,
        at,
        bytes: Phi::new(bytes.to_vec()),
    };
    let receipt = work.keep_interchange(&kept)?;
    let mut received = Received { kind, receipt, moved: 0, entries: 0, findings };
    if let Receipt::NumberReused { first } = &received.receipt {
        received.findings.push(finding::number_reused(&id, first));
    }
    if !received.receipt.is_new() {
        return Ok(received);
    }
    match content {
        Content::Implementation(acknowledgments) => {
            for acknowledgment in acknowledgments {
                group_answered(work, acknowledgment, at, &mut received)?;
            }
        }
        Content::Claims(acknowledgments) => {
            for acknowledgment in acknowledgments {
                claims_answered(work, acknowledgment, at, &mut received)?;
            }
        }
        Content::Remittances(remittances) => {
            for remittance in &remittances {
                remit(work, remittance, at, &mut received)?;
            }
        }
        Content::Other => received.findings.push(finding::not_for_us(&id, kind)),
    }
    work.keep_findings(&Subject::Interchange(id), Check::Reading, &received.findings)?;
    Ok(received)
}

fn read(bytes: &[u8]) -> (InterchangeKind, Content, Vec<Finding>) {
    match recognise(bytes) {
        Kind::ImplementationAcknowledgment => {
            let (read, findings) = read_999(bytes);
            (InterchangeKind::ImplementationAcknowledgment, Content::Implementation(read), findings)
        }
        Kind::ClaimAcknowledgment => {
            let (read, findings) = read_277ca(bytes);
            (InterchangeKind::ClaimAcknowledgment, Content::Claims(read), findings)
        }
        Kind::Remittance => {
            let (read, findings) = read_835(bytes);
            (InterchangeKind::Remittance, Content::Remittances(read), findings)
        }
        Kind::InterchangeAcknowledgment => {
            (InterchangeKind::InterchangeAcknowledgment, Content::Other, Vec::new())
        }
        _ => (InterchangeKind::Other, Content::Other, Vec::new()),
    }
}

/// The interchange's own identifier; one made of its digest where it has none that can be read.
fn interchange(content: &Content, digest: Digest) -> InterchangeId {
    let stated = match content {
        Content::Implementation(read) => read.first().map(|one| &one.interchange),
        Content::Claims(read) => read.first().map(|one| &one.interchange),
        Content::Remittances(read) => read.first().map(|one| &one.interchange),
        Content::Other => None,
    };
    stated.cloned().unwrap_or_else(|| InterchangeId::new(format!("unread/{digest}")))
}

/// A 999: the claims of a set that was not taken are rejected.
fn group_answered(
    work: &mut dyn UnitOfWork,
    acknowledgment: ImplementationAcknowledgment,
    at: Timestamp,
    received: &mut Received,
) -> Result<(), CycleError> {
    let by = acknowledgment.interchange.clone();
    match sent(work, &acknowledgment)? {
        // We write one transaction set in an interchange, so that its verdict is that of all its claims.
        Some(sent) => {
            for kept in work.claims(&ClaimFilter { interchange: Some(sent), ..ClaimFilter::default() })? {
                for set in &acknowledgment.sets {
                    step(work, &kept, at, received, |state| apply_set_acknowledgment(state, set, &by))?;
                }
            }
        }
        None => received.findings.push(finding::answers_nothing(&by, &acknowledgment.group_control_number)),
    }
    Ok(work.keep_acknowledgment(&Acknowledgment::Implementation(acknowledgment))?)
}

/// The interchange of ours that a 999 answers: sent to its sender, with the group's number.
fn sent(
    work: &dyn UnitOfWork,
    acknowledgment: &ImplementationAcknowledgment,
) -> Result<Option<InterchangeId>, StoreError> {
    let number = acknowledgment.group_control_number.trim_start_matches('0');
    let answers = |id: &InterchangeId| {
        let (mut ours, mut theirs) = (id.as_str().split('/'), acknowledgment.interchange.as_str().split('/'));
        let (us, payer, sent) = (ours.next(), ours.next(), ours.next());
        let same = (payer, us) == (theirs.next(), theirs.next());
        same && sent.is_some_and(|sent| sent.trim_start_matches('0') == number)
    };
    Ok(work.interchanges(Direction::Sent)?.into_iter().map(|(id, _)| id).find(answers))
}

/// A 277CA: each claim is taken into adjudication, or rejected.
fn claims_answered(
    work: &mut dyn UnitOfWork,
    acknowledgment: ClaimAcknowledgment,
    at: Timestamp,
    received: &mut Received,
) -> Result<(), CycleError> {
    let by = acknowledgment.interchange.clone();
    for status in &acknowledgment.claims {
        match work.claim(&status.claim)? {
            Some(kept) => step(work, &kept, at, received, |state| apply_claim_status(state, status, &by))?,
            None => received.findings.push(finding::unknown_claim(&by, &status.claim)),
        }
    }
    Ok(work.keep_acknowledgment(&Acknowledgment::Claims(acknowledgment))?)
}

/// Moves a claim where the step is possible; where it is not, says so and leaves the claim as it stands.
fn step(
    work: &mut dyn UnitOfWork,
    kept: &KeptClaim,
    at: Timestamp,
    received: &mut Received,
    apply: impl FnOnce(
        superbill_domain::ClaimState,
    ) -> Result<superbill_domain::ClaimState, superbill_domain::ImpossibleStep>,
) -> Result<(), StoreError> {
    let id = &kept.claim.id;
    match apply(kept.state.clone()) {
        Ok(state) if state == kept.state => {}
        Ok(state) => {
            work.move_claim(id, &state, at)?;
            received.moved += 1;
        }
        Err(impossible) => received.findings.push(finding::late_answer(id, &impossible)),
    }
    Ok(())
}
