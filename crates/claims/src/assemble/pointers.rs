//! From a charge's diagnoses to a line's pointers.

use superbill_domain::{Charge, ClaimId, Finding, Subject};

use crate::rules::{POINTERS_CLIPPED, POINTERS_LOST};

/// How many diagnoses a line points to (837P SV107, CMS-1500 item 24E).
const POINTERS: usize = 4;

/// The pointers of a line to a claim with so many diagnoses: each valid, none twice, at most four.
pub(super) fn fitting(
    id: &ClaimId,
    number: u16,
    charge: &Charge,
    diagnoses: usize,
    findings: &mut Vec<Finding>,
) -> Vec<u8> {
    let mut pointers: Vec<u8> = Vec::with_capacity(POINTERS);
    let mut lost = charge.diagnoses.is_empty();
    let mut clipped = 0_usize;
    for &position in &charge.diagnoses {
        if !(1..=diagnoses).contains(&usize::from(position)) {
            lost = true;
        } else if pointers.contains(&position) {
            continue;
        } else if pointers.len() == POINTERS {
            clipped += 1;
        } else {
            pointers.push(position);
        }
    }
    let subject = || Subject::Claim { claim: id.clone(), line: Some(number) };
    if lost {
        let message = format!("{} was done for a diagnosis that is not on the claim.", charge.procedure);
        findings.push(POINTERS_LOST.finding(subject(), Vec::new(), message));
    }
    if clipped > 0 {
        let all = POINTERS + clipped;
        let message =
            format!("{} was done for {all} diagnoses; the line points to the first four.", charge.procedure);
        findings.push(POINTERS_CLIPPED.finding(subject(), Vec::new(), message));
    }
    pointers
}
