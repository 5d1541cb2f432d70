//! Loops 2300 and 2400: what the segments of a claim and of its lines say.

use superbill_domain::{ClaimId, ClaimLine, Date, Icd10Cm, Modifier};
use superbill_x12::Segment;

use super::draft::{ClaimDraft, LineDraft};
use crate::elements::read_d8;
use crate::reading::Reading;
use crate::rules;

/// CLM: the claim begins.
pub(super) fn clm(segment: &Segment<'_>, reading: &mut Reading) -> ClaimDraft {
    let total = reading.amount(segment, 2);
    let place_of_service = reading.code(segment, 5, segment.component(5, 1), "a place of service");
    let broken = total.is_none() || place_of_service.is_none() || segment.text(1).is_empty();
    if segment.text(1).is_empty() {
        reading.find(&rules::REQUIRED, segment, 1, "the claim has no number");
    }
    ClaimDraft {
        id: ClaimId::new(segment.text(1)),
        total,
        place_of_service,
        frequency: segment.component(5, 3).to_owned(),
        payer_claim_number: None,
        patient_number: None,
        diagnoses: Vec::new(),
        rendering: None,
        lines: Vec::new(),
        broken,
    }
}

/// A segment of loop 2300.
pub(super) fn say_claim(claim: &mut ClaimDraft, segment: &Segment<'_>, reading: &mut Reading) -> bool {
    match (segment.id(), segment.text(1)) {
        (b"CLM", _) => {}
        (b"REF", "F8") => claim.payer_claim_number = Some(segment.text(2).to_owned()),
        (b"REF", "EA") => claim.patient_number = Some(segment.text(2).to_owned()),
        (b"HI", _) => return diagnoses(claim, segment, reading),
        _ => return false,
    }
    true
}

/// HI with diagnoses; false for the other code lists that an HI can hold.
fn diagnoses(claim: &mut ClaimDraft, hi: &Segment<'_>, reading: &mut Reading) -> bool {
    if !matches!(hi.component(1, 1), "ABK" | "ABF" | "BK" | "BF") {
        return false;
    }
    for (element, _) in (1..).zip(hi.elements()) {
        let (qualifier, text) = (hi.component(element, 1), hi.component(element, 2));
        if qualifier.is_empty() {
            continue;
        }
        if matches!(qualifier, "BK" | "BF") {
            reading.find(&rules::CODE, hi, element, "the diagnosis is sent as ICD-9-CM");
            claim.broken = true;
            continue;
        }
        if text.contains('.') {
            reading.find(&rules::CODE, hi, element, "a diagnosis is sent without its dot");
        }
        match reading.code::<Icd10Cm>(hi, element, text, "an ICD-10-CM code") {
            Some(code) => claim.diagnoses.push(code),
            // A diagnosis left out would move the pointers.
            None => claim.broken = true,
        }
    }
    true
}

/// A segment of loop 2400.
pub(super) fn say_line(claim: &mut ClaimDraft, segment: &Segment<'_>, reading: &mut Reading) -> bool {
    // Pointers are not judged against diagnoses that could not be read.
    let diagnoses = if claim.broken { usize::MAX } else { claim.diagnoses.len() };
    let Some(line) = claim.lines.last_mut() else { return false };
    match (segment.id(), segment.text(1)) {
        (b"LX", _) => {}
        (b"SV1", _) => line.service = sv1(line.number, diagnoses, segment, reading),
        (b"DTP", "472") => line.on = first_day(segment, reading),
        (b"REF", "6R") => return line_number(line, segment),
        _ => return false,
    }
    true
}

fn sv1(number: u16, diagnoses: usize, sv1: &Segment<'_>, reading: &mut Reading) -> Option<ClaimLine> {
    let procedure = reading.code(sv1, 1, sv1.component(1, 2), "a procedure code");
    let charge = reading.amount(sv1, 2);
    let units = reading.whole(sv1, 4, 1).and_then(|units| u16::try_from(units).ok());
    if units.is_none() {
        reading.find(&rules::NUMBER, sv1, 4, "units are not a whole number up to 65,535");
    }
    if sv1.text(3) == "MJ" {
        reading.find(&rules::UNKNOWN_CODE, sv1, 3, "anesthesia minutes are read as units");
    }
    let mut modifiers = Vec::new();
    for text in (3..=6).map(|part| sv1.component(1, part)).filter(|text| !text.is_empty()) {
        modifiers.push(reading.code::<Modifier>(sv1, 1, text, "a modifier"));
    }
    let pointers: Vec<Option<u8>> = sv1.components(7).map(|text| text.parse().ok()).collect();
    let points_at_nothing =
        |pointer: &Option<u8>| pointer.is_none_or(|number| number == 0 || usize::from(number) > diagnoses);
    if pointers.iter().any(points_at_nothing) {
        reading.find(&rules::POINTER, sv1, 7, "a pointer at no diagnosis of the claim");
    }
    Some(ClaimLine {
        number,
        procedure: procedure?,
        modifiers: modifiers.into_iter().collect::<Option<_>>()?,
        charge: charge?,
        units: units?,
        // The day comes with the line's DTP.
        on: Date::constant(1, 1, 1),
        pointers: pointers.into_iter().flatten().collect(),
    })
}

/// DTP*472 as a day, or as a span of which the first day is read.
fn first_day(dtp: &Segment<'_>, reading: &mut Reading) -> Option<Date> {
    let day = reading.date(dtp, 3)?;
    let last = dtp.text(3).split_once('-').and_then(|(_, last)| read_d8(last));
    if last.is_some_and(|last| last != day) {
        reading.find(&rules::UNKNOWN_CODE, dtp, 3, "a span of days is read as its first day");
    }
    Some(day)
}

/// REF*6R as our own line number; another sender's may be any text, which has no place.
fn line_number(line: &mut LineDraft, segment: &Segment<'_>) -> bool {
    let Ok(number) = segment.text(2).parse() else { return false };
    line.number = number;
    if let Some(service) = &mut line.service {
        service.number = number;
    }
    true
}
