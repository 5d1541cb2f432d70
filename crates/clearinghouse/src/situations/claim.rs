//! 837: claim by claim.

use jiff::civil::Date;
use superbill_domain::Money;
use superbill_x12::{Position, Segment};

use super::coordination::Coordination;
use super::diagnoses::Diagnoses;
use super::{SituationRule as Rule, Telling, parties};
use crate::elements::{plus, read_amount, read_d8};
use crate::guide::Place;

/// What a subscriber level still owes.
#[derive(Debug)]
struct Subscriber {
    at: Position,
    /// SBR02 is 18.
    is_patient: bool,
    has_street: bool,
    has_city: bool,
    has_birth_date: bool,
    /// A claim or a patient level has come: what is due has been asked for.
    is_settled: bool,
}

/// The open claim.
#[derive(Debug)]
struct Claim {
    at: Position,
    charge: Option<Money>,
    lines: Money,
    is_institutional: bool,
    /// CLM05-1 and CLM05-3.
    place: String,
    frequency: String,
    is_accident: bool,
    has_original: bool,
    has_accident_date: bool,
    has_admission_date: bool,
}

/// Follows the claims of a transaction set.
#[derive(Debug)]
pub(crate) struct Claims {
    today: Date,
    subscriber: Option<Subscriber>,
    claim: Option<Claim>,
    diagnoses: Diagnoses,
    coordination: Coordination,
}

impl Claims {
    pub(super) fn new(today: Date) -> Self {
        let (diagnoses, coordination) = (Diagnoses::default(), Coordination::default());
        Self { today, subscriber: None, claim: None, diagnoses, coordination }
    }

    pub(super) fn take(&mut self, segment: &Segment<'_>, place: Place, telling: &mut Telling) {
        match segment.id() {
            b"NM1" | b"N3" | b"N4" => parties::check(segment, place.loop_id, telling),
            b"HL" => self.level(segment, telling),
            b"CLM" => self.begin_claim(segment, telling),
            _ => {}
        }
        match place.loop_id {
            "2000B" => self.subscriber_segment(segment, telling),
            "2010BA" => self.subscriber_party(segment),
            "2300" => self.claim_segment(segment, telling),
            "2320" if segment.is("SBR") => self.coordination.begin_payer(segment),
            "2320" | "2330B" => self.coordination.payer_segment(segment),
            "2400" => self.line_segment(segment, telling),
            "2430" => self.coordination.line_segment(segment, telling),
            _ => {}
        }
    }

    pub(super) fn finish(&mut self, telling: &mut Telling) {
        self.end_claim(telling);
        self.end_subscriber(telling);
    }

    fn level(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        self.end_claim(telling);
        if segment.text(3) != "23" {
            self.end_subscriber(telling);
        } else if let Some(subscriber) = &mut self.subscriber {
            if subscriber.is_patient {
                let message = "the subscriber is the patient (SBR02 is 18), and another patient follows";
                telling.tell(Rule::PatientLoop, segment, 3, message);
            }
            subscriber.is_settled = true;
        }
    }

    fn subscriber_segment(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        if !segment.is("SBR") {
            return;
        }
        let is_patient = segment.text(2) == "18";
        let is_medicare = matches!(segment.text(9), "MA" | "MB");
        if is_medicare && segment.text(1) != "P" && segment.text(5).is_empty() {
            telling.tell(
                Rule::MedicareSecondary,
                segment,
                5,
                "Medicare is not the first payer, and SBR05 is empty",
            );
        }
        self.subscriber = Some(Subscriber {
            at: segment.position(),
            is_patient,
            has_street: false,
            has_city: false,
            has_birth_date: false,
            is_settled: false,
        });
    }

    fn subscriber_party(&mut self, segment: &Segment<'_>) {
        let Some(subscriber) = &mut self.subscriber else { return };
        match segment.id() {
            b"N3" => subscriber.has_street = true,
            b"N4" => subscriber.has_city = true,
            b"DMG" => subscriber.has_birth_date = true,
            _ => {}
        }
    }

    fn end_subscriber(&mut self, telling: &mut Telling) {
        let Some(subscriber) = self.subscriber.take() else { return };
        if !subscriber.is_settled && !subscriber.is_patient {
            let message =
                "SBR02 does not say that the subscriber is the patient, and no patient level follows";
            telling.tell_at(Rule::PatientLoop, subscriber.at, "SBR02", message);
        }
    }

    fn begin_claim(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        self.end_claim(telling);
        if let Some(subscriber) = self.subscriber.as_mut().filter(|subscriber| !subscriber.is_settled) {
            subscriber.is_settled = true;
            let parts = [
                (subscriber.has_street, "N3"),
                (subscriber.has_city, "N4"),
                (subscriber.has_birth_date, "DMG"),
            ];
            if subscriber.is_patient {
                let missing: Vec<&str> = parts.iter().filter(|(has, _)| !has).map(|(_, id)| *id).collect();
                if !missing.is_empty() {
                    let message = format!("the subscriber is the patient and lacks {}", missing.join(", "));
                    telling.tell_at(Rule::PatientIsSubscriber, subscriber.at, "SBR02", message);
                }
            } else {
                let message = "SBR02 does not say that the subscriber is the patient, and no patient level stands before the claim";
                telling.tell_at(Rule::PatientLoop, subscriber.at, "SBR02", message);
            }
        }
        let causes: Vec<&str> = segment.components(11).collect();
        let is_car = causes.iter().take(3).any(|cause| *cause == "AA");
        if is_car && segment.component(11, 4).is_empty() && segment.component(11, 5).is_empty() {
            telling.tell(
                Rule::AccidentState,
                segment,
                11,
                "a car accident without the state where it happened",
            );
        }
        self.claim = Some(Claim {
            at: segment.position(),
            charge: read_amount(segment.text(2)),
            lines: Money::ZERO,
            is_institutional: segment.component(5, 2) == "A",
            place: segment.component(5, 1).to_owned(),
            frequency: segment.component(5, 3).to_owned(),
            is_accident: causes.iter().take(3).any(|cause| matches!(*cause, "AA" | "OA")),
            has_original: false,
            has_accident_date: false,
            has_admission_date: false,
        });
    }

    fn claim_segment(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        let Some(claim) = &mut self.claim else { return };
        match (segment.id(), segment.text(1)) {
            (b"REF", "F8") => claim.has_original = true,
            (b"DTP", "439") => claim.has_accident_date = true,
            (b"DTP", "435") => claim.has_admission_date = true,
            (b"DTP", "434") => self.not_in_future(segment, telling),
            (b"HI", _) => self.diagnoses.take(segment, telling),
            (b"PWK", _) => attachment(segment, telling),
            _ => {}
        }
    }

    fn line_segment(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        match segment.id() {
            b"SV1" => {
                self.charge(read_amount(segment.text(2)), telling);
                self.diagnoses.pointers(segment, telling);
            }
            b"SV2" => {
                if segment.text(1) == "0001" {
                    telling.tell(Rule::TotalLine, segment, 1, "revenue code 0001 is a total, and no service");
                }
                self.charge(read_amount(segment.text(3)), telling);
            }
            b"DTP" if segment.text(1) == "472" => self.not_in_future(segment, telling),
            b"PWK" => attachment(segment, telling),
            _ => {}
        }
    }

    fn charge(&mut self, charge: Option<Money>, telling: &mut Telling) {
        self.coordination.begin_line(charge, telling);
        if let Some(claim) = &mut self.claim {
            claim.lines = charge.map_or(claim.lines, |charge| plus(claim.lines, charge));
        }
    }

    /// The last day of a date or span of dates lies not after today.
    fn not_in_future(&self, segment: &Segment<'_>, telling: &mut Telling) {
        let text = segment.text(3);
        let last = text.rsplit_once('-').map_or(text, |(_, last)| last);
        if read_d8(last).is_some_and(|day| day > self.today) {
            telling.tell(Rule::FutureDate, segment, 3, format!("the service lies after {}", self.today));
        }
    }

    fn end_claim(&mut self, telling: &mut Telling) {
        let Some(claim) = self.claim.take() else { return };
        self.coordination.end_claim(claim.charge, telling);
        self.diagnoses.clear();
        if let Some(charge) = claim.charge.filter(|charge| *charge != claim.lines) {
            let message = format!("the claim's charge is {charge}, its lines come to {}", claim.lines);
            telling.tell_at(Rule::ClaimTotal, claim.at, "CLM02", message);
        }
        if matches!(claim.frequency.as_str(), "7" | "8") && !claim.has_original {
            let message = format!("frequency {} without REF*F8", claim.frequency);
            telling.tell_at(Rule::Replacement, claim.at, "CLM05", message);
        }
        if claim.is_accident && !claim.has_accident_date {
            telling.tell_at(Rule::AccidentDate, claim.at, "CLM11", "an accident without its date (DTP*439)");
        }
        let is_inpatient = if claim.is_institutional {
            matches!(claim.place.as_str(), "11" | "12" | "18" | "21" | "41")
        } else {
            matches!(claim.place.as_str(), "21" | "51" | "61")
        };
        if is_inpatient && !claim.has_admission_date {
            telling.tell_at(Rule::AdmissionDate, claim.at, "CLM05", "care of an inpatient without DTP*435");
        }
    }
}

fn attachment(segment: &Segment<'_>, telling: &mut Telling) {
    if segment.text(2) != "AA" && segment.text(6).is_empty() {
        telling.tell(
            Rule::AttachmentNumber,
            segment,
            6,
            "the attachment is sent apart, and has no control number",
        );
    }
}
