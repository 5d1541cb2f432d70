//! Where in an 837P a segment stands, and what it says there.

use superbill_domain::{Address, Claim, PersonName};
use superbill_x12::Segment;

use super::draft::{Around, BillingDraft, ClaimDraft, CoverageDraft, LineDraft, PersonDraft, RenderingDraft};
use super::read_claim;
use crate::parties;
use crate::reading::Reading;
use crate::rules;

/// The loop that a segment belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    /// ST to the first HL.
    #[default]
    Header,
    /// 2000A and 2010AA.
    Billing,
    /// 2010AB and 2010AC.
    PayTo,
    /// 2000B and 2010BA.
    Subscriber,
    /// 2010BB.
    Payer,
    /// 2000C and 2010CA.
    Patient,
    /// 2300.
    Claim,
    /// 2310B.
    Rendering,
    /// The other loops 2310.
    OtherProvider,
    /// 2320 and 2330.
    OtherPayer,
    /// 2400.
    Line,
    /// 2410 to 2440.
    LineDetail,
}

impl Place {
    /// The loop as the guide names it.
    fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Billing => "2010AA",
            Self::PayTo => "2010AB",
            Self::Subscriber => "2010BA",
            Self::Payer => "2010BB",
            Self::Patient => "2010CA",
            Self::Claim => "2300",
            Self::Rendering => "2310B",
            Self::OtherProvider => "2310",
            Self::OtherPayer => "2320",
            Self::Line => "2400",
            Self::LineDetail => "2400 detail",
        }
    }
}

/// The loops of one transaction set that are open.
#[derive(Default)]
pub(super) struct Loops {
    place: Place,
    billing: BillingDraft,
    coverage: CoverageDraft,
    subscriber: PersonDraft,
    dependent: Option<PersonDraft>,
    claim: Option<ClaimDraft>,
}

impl Loops {
    /// Takes a segment. When it ends a claim, gives the claim, or `None` within for one that cannot be read.
    pub(super) fn take(&mut self, segment: &Segment<'_>, reading: &mut Reading) -> Option<Option<Claim>> {
        let ended = if segment.is("HL") || segment.is("CLM") { self.end_claim(reading) } else { None };
        match segment.id() {
            b"HL" => self.level(segment),
            b"CLM" => {
                self.place = Place::Claim;
                reading.begin_claim(segment.text(1), segment);
                self.claim = Some(read_claim::clm(segment, reading));
            }
            b"SBR" if self.claim.is_some() => self.place = Place::OtherPayer,
            b"NM1" => self.place = self.place_of_name(segment.text(1)),
            b"LX" => self.line(segment, reading),
            b"LIN" | b"SVD" | b"LQ" => self.place = Place::LineDetail,
            _ => {}
        }
        let said = match self.place {
            Place::Header => matches!(segment.id(), b"BHT" | b"NM1" | b"PER"),
            Place::Billing => self.say_billing(segment, reading),
            Place::Subscriber => self.say_subscriber(segment, reading),
            Place::Payer => self.say_payer(segment),
            Place::Patient => self.dependent.as_mut().is_some_and(|d| say_person(d, segment, reading)),
            Place::Claim => self.claim.as_mut().is_some_and(|c| read_claim::say_claim(c, segment, reading)),
            Place::Rendering => self.claim.as_mut().is_some_and(|c| say_rendering(c, segment, reading)),
            Place::Line => self.claim.as_mut().is_some_and(|c| read_claim::say_line(c, segment, reading)),
            Place::PayTo | Place::OtherProvider | Place::OtherPayer | Place::LineDetail => false,
        };
        if !said {
            reading.not_kept(self.place.name(), segment);
        }
        ended
    }

    /// Ends the claim that is open, if any.
    pub(super) fn end_claim(&mut self, reading: &mut Reading) -> Option<Option<Claim>> {
        let draft = self.claim.take()?;
        let Self { billing, coverage, subscriber, dependent, .. } = self;
        let around = Around { billing, coverage, subscriber, dependent: dependent.as_ref() };
        let claim = draft.finish(&around, reading);
        reading.end_claim();
        Some(claim)
    }

    fn level(&mut self, hl: &Segment<'_>) {
        match hl.text(3) {
            "20" => (self.place, self.billing) = (Place::Billing, BillingDraft::default()),
            "23" => (self.place, self.dependent) = (Place::Patient, Some(PersonDraft::default())),
            _ => {
                self.place = Place::Subscriber;
                self.subscriber = PersonDraft::default();
                self.coverage = CoverageDraft::default();
                self.dependent = None;
            }
        }
    }

    fn place_of_name(&self, entity: &str) -> Place {
        match (self.place, entity) {
            (Place::OtherPayer, _) => Place::OtherPayer,
            (Place::Line | Place::LineDetail, _) => Place::LineDetail,
            (_, "41" | "40") => Place::Header,
            (_, "85") if self.claim.is_none() => Place::Billing,
            (_, "87" | "PE") if self.claim.is_none() => Place::PayTo,
            (_, "IL") if self.claim.is_none() => Place::Subscriber,
            (_, "PR") if self.claim.is_none() => Place::Payer,
            (_, "QC") if self.claim.is_none() => Place::Patient,
            (_, "82") if self.claim.is_some() => Place::Rendering,
            _ if self.claim.is_some() => Place::OtherProvider,
            (place, _) => place,
        }
    }

    fn line(&mut self, lx: &Segment<'_>, reading: &mut Reading) {
        self.place = Place::Line;
        let Some(claim) = &mut self.claim else { return };
        let place = u16::try_from(claim.lines.len().saturating_add(1)).unwrap_or(u16::MAX);
        reading.line = Some(place);
        let number = lx.text(1).parse().unwrap_or(place);
        claim.lines.push(LineDraft { number, service: None, on: None });
    }

    fn say_billing(&mut self, segment: &Segment<'_>, reading: &mut Reading) -> bool {
        let billing = &mut self.billing;
        match (segment.id(), segment.text(1)) {
            (b"HL", _) => {}
            (b"PRV", "BI") => billing.taxonomy = reading.code(segment, 3, segment.text(3), "a taxonomy code"),
            (b"NM1", "85") => {
                billing.name = segment.lossy(3).into_owned();
                billing.first = segment.lossy(4).into_owned();
                if segment.text(8) == "XX" {
                    billing.npi = reading.code(segment, 9, segment.text(9), "a National Provider Identifier");
                }
            }
            (b"N3" | b"N4", _) => say_address(&mut billing.address, segment, reading),
            (b"REF", "EI" | "SY") => billing.tax_id = segment.text(2).to_owned(),
            (b"PER", "IC") => billing.phone = telephone(segment).to_owned(),
            _ => return false,
        }
        true
    }

    fn say_subscriber(&mut self, segment: &Segment<'_>, reading: &mut Reading) -> bool {
        if !segment.is("SBR") {
            return say_person(&mut self.subscriber, segment, reading);
        }
        if segment.text(1) != "P" {
            let message = "the claim is not for the first payer; what others paid is not read";
            reading.find(&rules::UNKNOWN_CODE, segment, 1, message);
        }
        let group = segment.text(3);
        self.coverage.group_number = (!group.is_empty()).then(|| group.to_owned());
        self.coverage.filing = parties::filing(segment.text(9));
        if self.coverage.filing.is_none() {
            let message = "a kind of plan that is not told apart; read as another commercial insurer";
            reading.find(&rules::UNKNOWN_CODE, segment, 9, message);
        }
        true
    }

    fn say_payer(&mut self, segment: &Segment<'_>) -> bool {
        if !segment.is("NM1") {
            return false;
        }
        self.coverage.payer = Some(superbill_domain::Payer {
            id: superbill_domain::PayerId::new(segment.text(9)),
            name: segment.lossy(3).into_owned(),
            filing: self.coverage.filing.unwrap_or(superbill_domain::ClaimFiling::Commercial),
        });
        true
    }
}

/// Name, address and demographics of a subscriber or patient.
fn say_person(person: &mut PersonDraft, segment: &Segment<'_>, reading: &mut Reading) -> bool {
    match segment.id() {
        b"HL" => {}
        b"PAT" if !segment.text(1).is_empty() => {
            person.relationship = parties::relationship(segment.text(1));
        }
        b"NM1" => {
            person.name = Some(name(segment));
            person.member_id = segment.text(9).to_owned();
        }
        b"N3" | b"N4" => say_address(&mut person.address, segment, reading),
        b"DMG" => {
            person.birth_date = reading.date(segment, 2);
            person.sex = parties::sex(segment.text(3));
        }
        _ => return false,
    }
    true
}

fn say_rendering(claim: &mut ClaimDraft, segment: &Segment<'_>, reading: &mut Reading) -> bool {
    match (segment.id(), &mut claim.rendering) {
        (b"NM1", _) => {
            let npi = reading.code(segment, 9, segment.text(9), "a National Provider Identifier");
            claim.broken |= npi.is_none();
            claim.rendering = Some(RenderingDraft { name: name(segment), npi, taxonomy: None });
        }
        (b"PRV", Some(rendering)) => {
            rendering.taxonomy = reading.code(segment, 3, segment.text(3), "a taxonomy code");
        }
        _ => return false,
    }
    true
}

fn say_address(address: &mut Option<Address>, segment: &Segment<'_>, reading: &mut Reading) {
    let text = |element| segment.lossy(element).into_owned();
    let empty =
        || Address { street: String::new(), city: String::new(), state: String::new(), zip: String::new() };
    let address = address.get_or_insert_with(empty);
    if segment.is("N3") {
        address.street = text(1);
        if !text(2).is_empty() {
            reading.not_kept("second line of", segment);
        }
    } else {
        (address.city, address.state, address.zip) = (text(1), text(2), text(3));
    }
}

fn name(nm1: &Segment<'_>) -> PersonName {
    PersonName { last: nm1.lossy(3).into_owned(), first: nm1.lossy(4).into_owned() }
}

/// The first telephone number of a PER; its numbers come in pairs of qualifier and number.
fn telephone<'a>(per: &Segment<'a>) -> &'a str {
    [3, 5, 7].into_iter().find(|at| per.text(*at) == "TE").map_or("", |at| per.text(at + 1))
}
