//! From a coded visit to a claim.
//!
//! The claim carries what was accepted and nothing else: at most twelve diagnoses in billing sequence, the services
//! in the order in which payers expect them, each pointing to at most four diagnoses. Whatever does not fit is told.

mod order;
mod pointers;
mod separate_visit;

use superbill_code_sets::procedures::ProcedureBook;
use superbill_domain::{
    Charge, Claim, ClaimFrequency, ClaimId, ClaimLine, CodedVisit, Finding, Icd10Cm, Subject, Visit,
};

use crate::rules::{DIAGNOSES_LEFT_OFF, NOTHING_TO_BILL};

/// How many diagnoses a professional claim carries (837P HI segment, CMS-1500 item 21).
const DIAGNOSES: usize = 12;

/// Assembles the claim of a coded visit under the given number; none where there is nothing to bill.
///
/// Modifier 25 is put on the visit's line only where an accepted decision names it (`99214-25`) and the visit stands
/// beside a procedure that would take it in; otherwise the finding says what the record would have to show.
#[must_use]
pub fn assemble(
    id: ClaimId,
    visit: &Visit,
    coded: &CodedVisit,
    procedures: ProcedureBook<'_>,
) -> (Option<Claim>, Vec<Finding>) {
    let mut findings = Vec::new();
    if let Some(what) = missing(coded) {
        let subject = Subject::Claim { claim: id, line: None };
        let message = format!("The coded visit has no accepted {what}, so there is no claim to make.");
        return (None, vec![NOTHING_TO_BILL.finding(subject, Vec::new(), message)]);
    }
    let diagnoses = fitting_diagnoses(&id, coded, &mut findings);
    let facility =
        procedures.place_of_service(visit.place_of_service).is_some_and(|place| place.fact.facility);
    let charges = order::in_billing_order(&coded.charges, procedures, facility);
    let mut lines = Vec::with_capacity(charges.len());
    for (number, charge) in (1_u16..).zip(charges) {
        let pointers = pointers::fitting(&id, number, charge, diagnoses.len(), &mut findings);
        lines.push(line(number, charge, pointers, visit));
    }
    let mut claim = Claim {
        id,
        visit: visit.id.clone(),
        frequency: ClaimFrequency::Original,
        billing: visit.billing.clone(),
        rendering: visit.rendering.clone(),
        patient: visit.patient.clone(),
        coverage: visit.coverage.clone(),
        place_of_service: visit.place_of_service,
        diagnoses,
        lines,
    };
    separate_visit::settle(&mut claim, &coded.decisions, procedures, &mut findings);
    (Some(claim), findings)
}

fn missing(coded: &CodedVisit) -> Option<&'static str> {
    match (coded.diagnoses.is_empty(), coded.charges.is_empty()) {
        (true, true) => Some("diagnosis and no accepted service"),
        (true, false) => Some("diagnosis"),
        (false, true) => Some("service"),
        (false, false) => None,
    }
}

fn fitting_diagnoses(id: &ClaimId, coded: &CodedVisit, findings: &mut Vec<Finding>) -> Vec<Icd10Cm> {
    let (kept, left) = coded.diagnoses.split_at(coded.diagnoses.len().min(DIAGNOSES));
    if !left.is_empty() {
        let left: Vec<String> = left.iter().map(ToString::to_string).collect();
        let message = format!("Twelve diagnoses stand on the claim; left off: {}.", left.join(", "));
        let subject = Subject::Claim { claim: id.clone(), line: None };
        findings.push(DIAGNOSES_LEFT_OFF.finding(subject, Vec::new(), message));
    }
    kept.to_vec()
}

fn line(number: u16, charge: &Charge, pointers: Vec<u8>, visit: &Visit) -> ClaimLine {
    ClaimLine {
        number,
        procedure: charge.procedure,
        modifiers: charge.modifiers.clone(),
        charge: charge.amount,
        units: charge.units,
        on: visit.on,
        pointers,
    }
}

#[cfg(test)]
mod tests;
