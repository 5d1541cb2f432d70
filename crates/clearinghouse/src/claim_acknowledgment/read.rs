//! Reads a 277CA.

use superbill_domain::{ClaimAcknowledgment, ClaimId, ClaimStatus, Date, Finding, InterchangeId, Money};
use superbill_x12::Segment;

use crate::reading::{Reading, SetReader, read_sets};
use crate::rules;

/// Reads the claim acknowledgments of an input, one for each transaction set 277 of guide X214.
#[must_use]
pub fn read_277ca(bytes: &[u8]) -> (Vec<ClaimAcknowledgment>, Vec<Finding>) {
    read_sets(
        bytes,
        |set, group| {
            let guide = set.implementation.as_deref().unwrap_or(&group.version);
            set.identifier == "277" && guide.contains("X214")
        },
        Acknowledgment277::new,
    )
}

/// The hierarchical level that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// 2000A: who answers.
    Source,
    /// 2000B: who submitted.
    Receiver,
    /// 2000C: who billed.
    Provider,
    /// 2000D: a patient and the claims.
    Patient,
    /// 2220D: a line of a claim.
    Line,
}

/// What has been read of one 277CA.
struct Acknowledgment277 {
    interchange: InterchangeId,
    level: Level,
    submission: String,
    received_on: Option<Date>,
    claims: Vec<ClaimStatus>,
}

impl Acknowledgment277 {
    fn new(interchange: &InterchangeId) -> Self {
        Self {
            interchange: interchange.clone(),
            level: Level::Source,
            submission: String::new(),
            received_on: None,
            claims: Vec::new(),
        }
    }

    fn hl(&mut self, hl: &Segment<'_>) {
        self.level = match hl.text(3) {
            "20" => Level::Source,
            "21" => Level::Receiver,
            "19" => Level::Provider,
            _ => Level::Patient,
        };
    }

    /// A claim is named and its status does not follow.
    fn report_unanswered(&self, reading: &mut Reading) {
        if self.claims.last().is_some_and(|claim| claim.category.is_empty()) {
            reading.missing(&rules::REQUIRED, "the claim has no status, STC");
        }
    }

    /// A status: of a claim, or of all claims of a submission or provider at once.
    fn stc(&mut self, stc: &Segment<'_>, reading: &mut Reading) {
        let category = stc.component(1, 1);
        match (self.level, self.claims.last_mut()) {
            (Level::Patient, Some(claim)) => {
                let first = claim.category.is_empty();
                // A rejection counts, wherever it stands among several statuses.
                if first || (claim.is_accepted() && rejects(category)) {
                    category.clone_into(&mut claim.category);
                    stc.component(1, 2).clone_into(&mut claim.status);
                    let entity = stc.component(1, 3);
                    claim.entity = (!entity.is_empty()).then(|| entity.to_owned());
                } else {
                    reading.not_kept("2200D", stc);
                }
                if first && !stc.text(4).is_empty() {
                    claim.charge = reading.amount(stc, 4).unwrap_or(Money::ZERO);
                }
            }
            (Level::Receiver | Level::Provider, _) if rejects(category) => {
                let status = stc.component(1, 2);
                let message = format!("turned back as a whole: category {category}, status {status}");
                reading.find(&rules::SUBMISSION_REJECTED, stc, 1, message);
            }
            (Level::Receiver | Level::Provider, _) => {}
            _ => reading.not_kept("2220D", stc),
        }
    }
}

fn rejects(category: &str) -> bool {
    matches!(category, "A3" | "A4" | "A6" | "A7" | "A8")
}

impl SetReader for Acknowledgment277 {
    type Output = ClaimAcknowledgment;

    fn take(&mut self, segment: &Segment<'_>, reading: &mut Reading) {
        match (segment.id(), self.level, segment.text(1)) {
            (b"HL", ..) => self.hl(segment),
            (b"STC", ..) => self.stc(segment, reading),
            (b"SVC", ..) => {
                self.level = Level::Line;
                reading.not_kept("2220D", segment);
            }
            (b"TRN", Level::Receiver, _) => segment.text(2).clone_into(&mut self.submission),
            (b"TRN", Level::Patient | Level::Line, "2") => {
                self.level = Level::Patient;
                self.report_unanswered(reading);
                reading.begin_claim(segment.text(2), segment);
                self.claims.push(ClaimStatus {
                    claim: ClaimId::new(segment.text(2)),
                    category: String::new(),
                    status: String::new(),
                    entity: None,
                    charge: Money::ZERO,
                    payer_claim_number: None,
                });
            }
            (b"DTP", Level::Source, "050") => self.received_on = reading.date(segment, 3),
            (b"REF", Level::Patient, "1K") => match self.claims.last_mut() {
                Some(claim) => claim.payer_claim_number = Some(segment.text(2).to_owned()),
                None => reading.not_kept("2200D", segment),
            },
            // Names repeat what the claims said; counts and sums repeat what the statuses say.
            (b"BHT" | b"NM1" | b"TRN" | b"QTY" | b"AMT", ..) => {}
            _ => reading.not_kept("2200", segment),
        }
    }

    fn finish(self, reading: &mut Reading) -> Option<ClaimAcknowledgment> {
        self.report_unanswered(reading);
        Some(ClaimAcknowledgment {
            interchange: self.interchange,
            submission: self.submission,
            received_on: self.received_on,
            claims: self.claims,
        })
    }
}
