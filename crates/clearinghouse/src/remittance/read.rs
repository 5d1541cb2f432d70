//! Reads an 835.

use superbill_domain::{
    ClaimPayment, Date, Finding, InterchangeId, Money, Npi, PayerId, ProviderAdjustment, Remittance,
};
use superbill_x12::Segment;

use super::draft::{ClaimDraft, LineDraft, adjustments, remarks};
use crate::reading::{Reading, SetReader, read_sets};
use crate::rules;

/// Reads the remittances of an input, one for each transaction set 835.
///
/// Amounts are read as they are and never altered; whether a remittance adds up is for
/// [`Remittance::imbalances`] to say. An amount that cannot be read is a finding that stops, and zero.
#[must_use]
pub fn read_835(bytes: &[u8]) -> (Vec<Remittance>, Vec<Finding>) {
    read_sets(bytes, |set, _| set.identifier == "835", Remittance835::new)
}

/// Where in an 835 a segment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// BPR, TRN, DTM.
    Header,
    /// 1000A.
    Payer,
    /// 1000B.
    Payee,
    /// 2100.
    Claim,
    /// 2110.
    Line,
}

impl Place {
    fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Payer => "1000A",
            Self::Payee => "1000B",
            Self::Claim => "2100",
            Self::Line => "2110",
        }
    }
}

/// What has been read of one 835.
struct Remittance835 {
    place: Place,
    interchange: InterchangeId,
    paid: Money,
    method: String,
    paid_on: Option<Date>,
    trace_number: String,
    /// What names the payer: TRN03, N104 of the payer, REF*2U, the last the strongest.
    payer: [String; 3],
    payer_name: String,
    payee: Option<Npi>,
    claims: Vec<ClaimPayment>,
    claim: Option<ClaimDraft>,
    provider_adjustments: Vec<ProviderAdjustment>,
}

impl SetReader for Remittance835 {
    type Output = Remittance;

    fn take(&mut self, segment: &Segment<'_>, reading: &mut Reading) {
        if matches!(segment.id(), b"CLP" | b"LX" | b"PLB") {
            self.end_claim(reading);
        }
        let said = match segment.id() {
            b"BPR" => self.bpr(segment, reading),
            b"TRN" => {
                segment.text(2).clone_into(&mut self.trace_number);
                self.name_payer(0, segment.text(3))
            }
            b"N1" => self.party(segment, reading),
            b"LX" => true,
            b"CLP" => {
                self.place = Place::Claim;
                reading.begin_claim(segment.text(1), segment);
                self.claim = Some(ClaimDraft::clp(segment, reading));
                true
            }
            b"PLB" => self.provider_adjustment(segment, reading),
            _ => match self.place {
                Place::Payer if segment.text(1) == "2U" => self.name_payer(2, segment.text(2)),
                Place::Claim | Place::Line => self.of_claim(segment, reading),
                _ => false,
            },
        };
        if !said {
            reading.not_kept(self.place.name(), segment);
        }
    }

    fn finish(mut self, reading: &mut Reading) -> Option<Remittance> {
        self.end_claim(reading);
        let payer = self.payer.iter().rev().find(|name| !name.is_empty());
        let Some(paid_on) = self.paid_on else {
            reading.missing(&rules::REQUIRED, "the remittance has no date of payment, BPR16");
            return None;
        };
        Some(Remittance {
            interchange: self.interchange,
            payer: PayerId::new(payer.map(String::as_str).unwrap_or_default()),
            payer_name: self.payer_name,
            payee: self.payee,
            trace_number: self.trace_number,
            method: self.method,
            paid_on,
            paid: self.paid,
            claims: self.claims,
            provider_adjustments: self.provider_adjustments,
        })
    }
}

impl Remittance835 {
    fn new(interchange: &InterchangeId) -> Self {
        Self {
            place: Place::Header,
            interchange: interchange.clone(),
            paid: Money::ZERO,
            method: String::new(),
            paid_on: None,
            trace_number: String::new(),
            payer: [String::new(), String::new(), String::new()],
            payer_name: String::new(),
            payee: None,
            claims: Vec::new(),
            claim: None,
            provider_adjustments: Vec::new(),
        }
    }

    fn end_claim(&mut self, reading: &mut Reading) {
        if let Some(claim) = self.claim.take() {
            self.claims.push(claim.finish(reading));
            self.place = Place::Header;
        }
        reading.end_claim();
    }

    fn bpr(&mut self, bpr: &Segment<'_>, reading: &mut Reading) -> bool {
        self.paid = reading.amount(bpr, 2).unwrap_or_default();
        bpr.text(4).clone_into(&mut self.method);
        self.paid_on = reading.date(bpr, 16);
        if bpr.text(3) == "D" {
            reading.find(&rules::UNKNOWN_CODE, bpr, 3, "the payment is a debit; its amount is read as it is");
        }
        true
    }

    fn name_payer(&mut self, strength: usize, name: &str) -> bool {
        if let Some(known) = self.payer.get_mut(strength) {
            name.clone_into(known);
        }
        true
    }

    fn party(&mut self, n1: &Segment<'_>, reading: &mut Reading) -> bool {
        match n1.text(1) {
            "PR" => {
                self.place = Place::Payer;
                self.payer_name = n1.lossy(2).into_owned();
                self.name_payer(1, n1.text(4))
            }
            "PE" => {
                self.place = Place::Payee;
                if n1.text(3) == "XX" {
                    self.payee = reading.code(n1, 4, n1.text(4), "a National Provider Identifier");
                }
                true
            }
            _ => false,
        }
    }

    /// A segment of loop 2100 or 2110 after CLP.
    fn of_claim(&mut self, segment: &Segment<'_>, reading: &mut Reading) -> bool {
        let Some(claim) = &mut self.claim else { return false };
        if segment.is("SVC") {
            self.place = Place::Line;
            let line = claim.lines.len().saturating_add(1);
            reading.line = u16::try_from(line).ok();
            claim.lines.push(LineDraft::svc(segment, reading));
            return segment.text(6).is_empty();
        }
        match (segment.id(), claim.lines.last_mut()) {
            (b"CAS", None) => claim.payment.adjustments.extend(adjustments(segment, reading)),
            (b"MOA", None) => claim.payment.remarks.extend(remarks(segment, &[3, 4, 5, 6, 7], reading)),
            (b"MIA", None) => claim.payment.remarks.extend(remarks(segment, &[5, 20, 21, 22, 23], reading)),
            (_, Some(line)) => return of_line(line, segment, reading),
            _ => return false,
        }
        true
    }

    /// PLB: up to six pairs of a reason with its reference, and an amount.
    fn provider_adjustment(&mut self, plb: &Segment<'_>, reading: &mut Reading) -> bool {
        for at in (3..=13).step_by(2).filter(|at| !plb.text(*at).is_empty()) {
            let Some(amount) = reading.amount(plb, at + 1) else { continue };
            let reference = plb.component(at, 2);
            self.provider_adjustments.push(ProviderAdjustment {
                reason: plb.component(at, 1).to_owned(),
                reference: (!reference.is_empty()).then(|| reference.to_owned()),
                amount,
            });
        }
        true
    }
}

/// A segment of loop 2110 after SVC.
fn of_line(line: &mut LineDraft, segment: &Segment<'_>, reading: &mut Reading) -> bool {
    match (segment.id(), segment.text(1)) {
        (b"CAS", _) => line.adjustments.extend(adjustments(segment, reading)),
        (b"DTM", "472" | "150") => line.on = reading.date(segment, 2),
        // Another system's line number may be any text; ours is a number.
        (b"REF", "6R") if segment.text(2).parse::<u16>().is_ok() => line.line = segment.text(2).parse().ok(),
        (b"AMT", "B6") => line.allowed = reading.amount(segment, 2),
        (b"LQ", "HE") => line.remarks.extend(remarks(segment, &[2], reading)),
        _ => return false,
    }
    true
}
