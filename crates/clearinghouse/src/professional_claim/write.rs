//! Writes claims: interchange, transaction sets, and the hierarchy of each.

use std::fmt;

use superbill_domain::{Claim, ClaimId, Finding};
use superbill_x12::{Fault, InterchangeWriter};

use super::hierarchy::{Billing, Dependent, Subscriber, arrange};
use super::{CONTENT, check, write_claim, write_parties};
use crate::dispatch::Dispatch;
use crate::writing::{plain, refused};

/// Most claims of one transaction set, as the guide recommends.
const CLAIMS_OF_A_SET: usize = 5_000;

/// What is said about a batch of claims as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The envelope; its sender is also the submitter (NM1*41) and its receiver the receiver (NM1*40).
    pub dispatch: Dispatch,
    /// Our reference of the submission, echoed by the 277CA (BHT03), at most 30 characters.
    pub reference: String,
    /// The submitter's name.
    pub submitter_name: String,
    /// Whom to ask about the submission, and about the claims.
    pub contact_name: String,
    /// Their telephone number, ten digits.
    pub contact_phone: String,
    /// The receiver's name: a clearinghouse or a payer.
    pub receiver_name: String,
}

/// An interchange of claims, and what kept claims out of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Batch {
    /// The interchange; empty when no claim could be written.
    pub bytes: Vec<u8>,
    /// The claims that are in it, in the order in which they were given.
    pub claims: Vec<ClaimId>,
    /// Why the others are not.
    pub findings: Vec<Finding>,
}

/// Shows which claims went and what was found, and none of the data.
impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bytes, claims, findings } = self;
        write!(f, "Batch({} bytes, claims {claims:?}, findings {findings:?})", bytes.len())
    }
}

/// Writes claims as one 837P interchange (005010X222A1).
///
/// Claims under one billing provider share its loop, claims under one coverage share the subscriber's. A
/// claim that cannot be written gives findings and stays out; the others go. Text is brought to the basic
/// character set; identifiers go as they are.
#[must_use]
pub fn write_837p(claims: &[Claim], submission: &Submission) -> Batch {
    let mut findings = check::submission(submission);
    let whole = findings.is_empty();
    let mut ready: Vec<&Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        let stopped = check::claim(claim);
        if !stopped.iter().any(Finding::stops) {
            ready.push(claim);
        }
        findings.extend(stopped);
    }
    if !whole || ready.is_empty() {
        return Batch { bytes: Vec::new(), claims: Vec::new(), findings };
    }
    match interchange(&ready, submission) {
        Ok(bytes) => Batch { bytes, claims: ready.iter().map(|claim| claim.id.clone()).collect(), findings },
        Err(fault) => {
            findings.extend(refused(&fault, &submission.dispatch.interchange()));
            Batch { bytes: Vec::new(), claims: Vec::new(), findings }
        }
    }
}

fn interchange(claims: &[&Claim], submission: &Submission) -> Result<Vec<u8>, Fault> {
    let mut writer = submission.dispatch.open(CONTENT)?;
    for (number, chunk) in (1..).zip(claims.chunks(CLAIMS_OF_A_SET)) {
        writer.begin_set(&CONTENT.set(number))?;
        header(&mut writer, submission)?;
        let mut levels = Levels { writer: &mut writer, submission, last: 0 };
        for billing in arrange(chunk) {
            levels.billing(&billing)?;
        }
    }
    Ok(writer.finish())
}

/// BHT and loops 1000A and 1000B.
fn header(writer: &mut InterchangeWriter, submission: &Submission) -> Result<(), Fault> {
    let Submission { dispatch, reference, .. } = submission;
    let bht = writer.segment("BHT").element("0019").element("00").element(reference);
    bht.element(&dispatch.date()).element(&dispatch.time()).element("CH").end()?;
    let submitter =
        writer.segment("NM1").element("41").element("2").element(&plain(&submission.submitter_name));
    submitter.skip(4).element("46").element(&dispatch.sender).end()?;
    contact(writer, submission, &submission.contact_phone)?;
    let receiver =
        writer.segment("NM1").element("40").element("2").element(&plain(&submission.receiver_name));
    receiver.skip(4).element("46").element(&dispatch.receiver).end()
}

/// PER*IC: whom to call.
fn contact(writer: &mut InterchangeWriter, submission: &Submission, phone: &str) -> Result<(), Fault> {
    let name = plain(&submission.contact_name);
    writer.segment("PER").element("IC").element(&name).element("TE").element(phone).end()
}

/// Writes the levels of one transaction set and numbers them.
struct Levels<'w> {
    writer: &'w mut InterchangeWriter,
    submission: &'w Submission,
    /// The number of the last HL.
    last: u64,
}

impl Levels<'_> {
    /// Loop 2000A.
    fn billing(&mut self, billing: &Billing<'_>) -> Result<(), Fault> {
        let own = self.level(None, "20", true)?;
        write_parties::billing(self.writer, billing.provider)?;
        contact(self.writer, self.submission, &billing.provider.phone)?;
        for subscriber in &billing.subscribers {
            if subscriber.is_patient() {
                for patient in &subscriber.patients {
                    self.own_claims(own, subscriber, patient)?;
                }
            } else {
                self.dependents(own, subscriber)?;
            }
        }
        Ok(())
    }

    /// Loop 2000B of a subscriber who is the patient, with the claims.
    fn own_claims(
        &mut self,
        parent: u64,
        subscriber: &Subscriber<'_>,
        patient: &Dependent<'_>,
    ) -> Result<(), Fault> {
        self.level(Some(parent), "22", false)?;
        write_parties::subscriber(self.writer, subscriber.coverage, Some(patient.patient))?;
        self.claims(patient)
    }

    /// Loop 2000B of a subscriber whose dependents are the patients, and loop 2000C for each.
    fn dependents(&mut self, parent: u64, subscriber: &Subscriber<'_>) -> Result<(), Fault> {
        let own = self.level(Some(parent), "22", true)?;
        write_parties::subscriber(self.writer, subscriber.coverage, None)?;
        for patient in &subscriber.patients {
            self.level(Some(own), "23", false)?;
            write_parties::dependent(self.writer, patient.patient, patient.relationship)?;
            self.claims(patient)?;
        }
        Ok(())
    }

    fn claims(&mut self, patient: &Dependent<'_>) -> Result<(), Fault> {
        patient.claims.iter().try_for_each(|claim| write_claim::claim(self.writer, claim))
    }

    /// HL: a level, its parent, and whether levels follow under it.
    fn level(&mut self, parent: Option<u64>, code: &str, has_children: bool) -> Result<u64, Fault> {
        self.last = self.last.saturating_add(1);
        let hl = self.writer.segment("HL").number(self.last);
        let hl = match parent {
            Some(parent) => hl.number(parent),
            None => hl.skip(1),
        };
        hl.element(code).element(if has_children { "1" } else { "0" }).end()?;
        Ok(self.last)
    }
}
