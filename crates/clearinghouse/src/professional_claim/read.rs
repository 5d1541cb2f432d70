//! Reads claims: follows the loops as segments pass and gives each claim when it is complete.

use std::io::{self, Read};

use superbill_domain::{Claim, Finding, InterchangeId};
use superbill_x12::{Envelope, Part, Segment, SegmentReader, Segments};

use super::loops::Loops;
use crate::dispatch::interchange_id;
use crate::kind::is_professional;
use crate::reading::Reading;
use crate::rules;

/// The claims of one transaction set, and what an answer to them must repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedSubmission {
    /// The interchange that brought them.
    pub interchange: InterchangeId,
    /// Who sent it (GS02).
    pub sender: String,
    /// To whom (GS03).
    pub receiver: String,
    /// The sender's reference of the submission (BHT03).
    pub reference: String,
    /// The claims that could be read. The wire carries no visit: [`Claim::visit`] repeats the claim number.
    pub claims: Vec<Claim>,
}

/// Reads the professional claims of an input. A claim that cannot be read whole gives findings instead.
#[must_use]
pub fn read_837p(bytes: &[u8]) -> (Vec<ReceivedSubmission>, Vec<Finding>) {
    let mut reader = ClaimReader::new();
    let mut submissions = Vec::new();
    match Segments::new(bytes) {
        Ok(segments) => {
            for segment in segments {
                reader.take(&segment);
                reader.collect(&mut submissions);
            }
        }
        Err(fault) => reader.envelope.report(fault),
    }
    reader.finish();
    reader.collect(&mut submissions);
    let findings = reader.reading.take_findings();
    (submissions, findings)
}

/// Reads the professional claims of a stream, giving each with its findings as it is complete. Memory does not
/// grow with the input. What remains to be said of the input as a whole is returned.
///
/// # Errors
/// Those of the source.
pub fn stream_837p(
    source: impl Read,
    mut each: impl FnMut(Option<Claim>, Vec<Finding>),
) -> io::Result<Vec<Finding>> {
    let mut segments = SegmentReader::new(source);
    let mut reader = ClaimReader::new();
    while let Some(next) = segments.next_segment()? {
        match next {
            Ok(segment) => reader.take(&segment),
            Err(fault) => reader.envelope.report(fault),
        }
        for claim in reader.take_claims() {
            each(claim, reader.reading.take_findings());
        }
    }
    reader.finish();
    for claim in reader.take_claims() {
        each(claim, reader.reading.take_findings());
    }
    Ok(reader.reading.take_findings())
}

/// The state between two segments.
struct ClaimReader {
    envelope: Envelope,
    reading: Reading,
    /// The transaction set that is open and read.
    set: Option<Loops>,
    /// Sender, receiver and reference of a set, until a submission is made of them.
    opened: Option<(String, String)>,
    referenced: Option<String>,
    claims: Vec<Option<Claim>>,
}

impl ClaimReader {
    fn new() -> Self {
        Self {
            envelope: Envelope::new(),
            reading: Reading::new(InterchangeId::new("")),
            set: None,
            opened: None,
            referenced: None,
            claims: Vec::new(),
        }
    }

    fn take(&mut self, segment: &Segment<'_>) {
        let part = self.envelope.observe(segment);
        match part {
            Part::InterchangeStart => {
                self.end_set();
                if let Some(header) = self.envelope.interchange() {
                    self.reading.interchange = interchange_id(header);
                }
            }
            Part::SetStart => self.start_set(segment),
            Part::Body => self.body(segment),
            Part::Outside => {}
            Part::SetEnd | Part::GroupStart | Part::GroupEnd | Part::InterchangeEnd => self.end_set(),
        }
        self.report_faults();
    }

    fn start_set(&mut self, st: &Segment<'_>) {
        self.end_set();
        let guide = self.envelope.group().map_or("", |group| group.version.as_str());
        if !is_professional(st, guide) {
            let message = format!("a transaction set {} {guide} is left unread", st.text(1));
            self.reading.find(&rules::OTHER_SET, st, 1, message);
            return;
        }
        let group = self.envelope.group();
        self.opened = Some(group.map(|g| (g.sender.clone(), g.receiver.clone())).unwrap_or_default());
        self.set = Some(Loops::default());
    }

    fn body(&mut self, segment: &Segment<'_>) {
        let Some(loops) = &mut self.set else { return };
        if segment.is("BHT") {
            self.referenced = Some(segment.text(3).to_owned());
        }
        if let Some(claim) = loops.take(segment, &mut self.reading) {
            self.claims.push(claim);
        }
    }

    fn end_set(&mut self) {
        if let Some(mut loops) = self.set.take() {
            if let Some(claim) = loops.end_claim(&mut self.reading) {
                self.claims.push(claim);
            }
            self.reading.end_set();
        }
    }

    fn finish(&mut self) {
        self.end_set();
        self.envelope.finish();
        self.report_faults();
    }

    fn report_faults(&mut self) {
        for fault in self.envelope.take_faults() {
            self.reading.fault(&fault);
        }
    }

    /// The claims that are complete; `None` for one that could not be read.
    fn take_claims(&mut self) -> Vec<Option<Claim>> {
        std::mem::take(&mut self.claims)
    }

    /// Moves what is complete into submissions.
    fn collect(&mut self, submissions: &mut Vec<ReceivedSubmission>) {
        // Claims come before the set that follows them is opened, but for those that its header closed.
        if let Some(current) = submissions.last_mut() {
            current.claims.extend(std::mem::take(&mut self.claims).into_iter().flatten());
        }
        if let Some((sender, receiver)) = self.opened.take() {
            submissions.push(ReceivedSubmission {
                interchange: self.reading.interchange.clone(),
                sender,
                receiver,
                reference: String::new(),
                claims: Vec::new(),
            });
        }
        if let (Some(reference), Some(current)) = (self.referenced.take(), submissions.last_mut()) {
            current.reference = reference;
        }
    }
}
