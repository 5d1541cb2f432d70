//! Whether a claim can be written: everything the guide requires is there and fits.

use std::collections::BTreeSet;

use superbill_domain::{
    Address, BillingProvider, Claim, ClaimFrequency, ClaimLine, Coverage, Finding, Patient, Relationship,
};

use super::write::Submission;
use crate::rules;
use crate::writing::Checking;

/// Longest claim number that every payer echoes whole (X222A1, CLM01).
const CLAIM_NUMBER: usize = 20;
const MOST_LINES: usize = 50;
const MOST_DIAGNOSES: usize = 12;
/// 99,999,999.99, the greatest amount under HIPAA.
const GREATEST_CENTS: i64 = 9_999_999_999;

/// What stops a claim from being written; empty when it can be.
pub(super) fn claim(claim: &Claim) -> Vec<Finding> {
    let mut check = Checking::claim(&claim.id, None);
    check.identifier("the claim number", claim.id.as_str(), CLAIM_NUMBER);
    if let ClaimFrequency::Replacement { payer_claim_number } | ClaimFrequency::Void { payer_claim_number } =
        &claim.frequency
    {
        check.identifier("the payer's number of the claim that is corrected", payer_claim_number, 50);
    }
    billing(&mut check, &claim.billing);
    if claim.rendering.npi != claim.billing.npi {
        check.text("the rendering provider's last name", &claim.rendering.name.last, 60);
    }
    coverage(&mut check, &claim.coverage);
    patient(&mut check, claim);
    diagnoses(&mut check, claim);
    if claim.lines.is_empty() {
        check.find(&rules::REQUIRED, "the claim has no service line");
    } else if claim.lines.len() > MOST_LINES {
        check.find(&rules::LENGTH, format!("the claim has more than {MOST_LINES} service lines"));
    }
    let numbers: BTreeSet<_> = claim.lines.iter().map(|line| line.number).collect();
    if numbers.len() != claim.lines.len() {
        check.find(&rules::NUMBER, "two service lines have the same number");
    }
    let mut findings = check.into_findings();
    for (place, line) in (1..).zip(&claim.lines) {
        findings.extend(service_line(Checking::claim(&claim.id, Some(place)), line, claim.diagnoses.len()));
    }
    findings
}

/// What stops the submission as a whole.
pub(super) fn submission(submission: &Submission) -> Vec<Finding> {
    let mut check = Checking::interchange(submission.dispatch.interchange());
    check.identifier("the submission's reference", &submission.reference, 30);
    check.text("the submitter's name", &submission.submitter_name, 60);
    check.text("the submitter's contact", &submission.contact_name, 60);
    check.digits("the submitter's telephone number", &submission.contact_phone, &[10]);
    check.text("the receiver's name", &submission.receiver_name, 60);
    check.into_findings()
}

fn billing(check: &mut Checking, billing: &BillingProvider) {
    check.text("the billing provider's name", &billing.name, 60);
    check.digits("the billing provider's tax number", &billing.tax_id, &[9]);
    check.digits("the billing provider's telephone number", &billing.phone, &[10]);
    address(check, "the billing provider's", &billing.address);
    if billing.address.zip.len() == 5 {
        check.find(&rules::CODE, "the billing provider's ZIP code has five digits instead of nine");
    }
}

fn coverage(check: &mut Checking, coverage: &Coverage) {
    check.text("the payer's name", &coverage.payer.name, 60);
    check.identifier("the payer's identifier", coverage.payer.id.as_str(), 80);
    check.identifier("the member number", coverage.member_id.reveal(), 80);
    if let Some(group) = &coverage.group_number {
        check.identifier("the group number", group, 50);
    }
    check.text("the subscriber's last name", &coverage.subscriber.name.reveal().last, 60);
}

fn patient(check: &mut Checking, claim: &Claim) {
    let Patient { id, name, address: home, .. } = &claim.patient;
    check.identifier("the patient's number", id.as_str(), 50);
    check.text("the patient's last name", &name.reveal().last, 60);
    address(check, "the patient's", home.reveal());
    let differs = *name != claim.coverage.subscriber.name;
    if claim.coverage.relationship == Relationship::Itself && differs {
        check.find(&rules::UNKNOWN_CODE, "the patient is said to be the subscriber and has another name");
    }
}

fn address(check: &mut Checking, whose: &str, address: &Address) {
    check.text(&format!("{whose} street"), &address.street, 55);
    check.text(&format!("{whose} city"), &address.city, 30);
    check.digits(&format!("{whose} ZIP code"), &address.zip, &[5, 9]);
    if address.state.len() != 2 || !address.state.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        check.find(&rules::CODE, format!("{whose} state is not two letters"));
    }
}

fn diagnoses(check: &mut Checking, claim: &Claim) {
    if claim.diagnoses.is_empty() {
        check.find(&rules::REQUIRED, "the claim has no diagnosis");
    } else if claim.diagnoses.len() > MOST_DIAGNOSES {
        check.find(&rules::LENGTH, format!("the claim has more than {MOST_DIAGNOSES} diagnoses"));
    }
    let distinct: BTreeSet<_> = claim.diagnoses.iter().collect();
    if distinct.len() != claim.diagnoses.len() {
        check.find(&rules::CODE, "a diagnosis stands twice on the claim");
    }
}

fn service_line(mut check: Checking, line: &ClaimLine, diagnoses: usize) -> Vec<Finding> {
    if line.modifiers.len() > 4 {
        check.find(&rules::LENGTH, "the line has more than four modifiers");
    }
    if !(0..=GREATEST_CENTS).contains(&line.charge.cents()) {
        check.find(&rules::AMOUNT, "the charge is negative or beyond 99,999,999.99");
    }
    if line.units == 0 {
        check.find(&rules::NUMBER, "the line has no units");
    }
    let valid = |pointer: &u8| (1..=diagnoses).contains(&usize::from(*pointer));
    if !(1..=4).contains(&line.pointers.len()) || !line.pointers.iter().all(valid) {
        check.find(&rules::POINTER, "the line does not point at one to four diagnoses of the claim");
    }
    check.into_findings()
}
