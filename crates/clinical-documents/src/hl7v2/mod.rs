//! HL7 v2: notes (MDM), results (ORU), admissions (ADT), charges (DFT) and whatever else bears their segments.
//!
//! What a message is called decides little: its segments tell. A file may hold several messages, with or without the
//! framing of the lower layer protocol; each becomes one document.

mod clinical;
mod escapes;
mod message;
mod observations;
mod visit;

use std::collections::BTreeMap;

use crate::document::ClinicalDocument;
use crate::draft::Draft;
use crate::recognise::finish;
use crate::rules::{Findings, NOT_READ, VALUE};
use crate::traced::Traced;
use message::{Message, messages};
use observations::Observations;

pub(crate) use message::{character_set, is_message};

/// Reads a file of messages.
pub(crate) fn read(text: &Traced, findings: &mut Findings) -> Vec<ClinicalDocument> {
    let mut drafts = Vec::new();
    let mut passed_over: BTreeMap<String, usize> = BTreeMap::new();
    for (number, message) in (1..).zip(messages(text)) {
        for stray in &message.stray {
            let what = "a line is no segment and is read as part of the one before it";
            findings.report(&VALUE, Some(text.source(*stray)), what);
        }
        let draft = draft(&message, &mut passed_over, findings);
        if !draft.is_empty() {
            let id = message.segment("MSH").map(|header| header.value(10)).unwrap_or_default();
            drafts.push((if id.is_empty() { number.to_string() } else { id }, draft));
        }
    }
    if !passed_over.is_empty() {
        let told: Vec<String> = passed_over.iter().map(|(name, count)| format!("{name} ({count})")).collect();
        findings.report(&NOT_READ, None, format!("segments that are not read: {}", told.join(", ")));
    }
    finish(drafts, findings)
}

/// One message as a draft.
fn draft(message: &Message<'_>, passed_over: &mut BTreeMap<String, usize>, findings: &mut Findings) -> Draft {
    let mut draft = Draft::default();
    visit::tell(message, &mut draft, findings);
    let mut observations = Observations::of(message);
    for segment in &message.segments {
        match segment.name.as_str() {
            "OBR" => observations.open(segment, &mut draft),
            "OBX" => observations.add(segment, &mut draft, findings),
            "NTE" => observations.comment(segment, &mut draft),
            "DG1" => clinical::diagnosis(segment, &mut draft),
            "PR1" => clinical::procedure(segment, &mut draft),
            "FT1" => clinical::charge(segment, &mut draft),
            "AL1" => clinical::allergy(segment, &mut draft),
            "PRB" => clinical::problem(segment, &mut draft),
            "RXA" => clinical::vaccination(segment, &mut draft),
            "RXE" | "RXD" => clinical::medicine(segment, 2, &mut draft),
            "RXO" => clinical::medicine(segment, 1, &mut draft),
            "PV2" => clinical::admit_reason(segment, &mut draft),
            "MSH" | "EVN" | "PID" | "PV1" | "TXA" => {}
            name => *passed_over.entry(name.to_owned()).or_default() += 1,
        }
    }
    observations.close(&mut draft);
    draft
}
