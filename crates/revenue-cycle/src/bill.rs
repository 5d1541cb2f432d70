//! Step 2: suggestions are accepted, and the claim is assembled, checked and priced.

use superbill_code_sets::Book;
use superbill_domain::{
    Chart, Claim, ClaimId, ClaimState, CodedVisit, ExpectedPayment, Finding, Suggestions, Timestamp, Visit,
};

use crate::code::CodedNote;
use crate::error::CycleError;
use crate::practice::Practice;

/// A visit from its note to its priced claim.
#[derive(Debug, Clone)]
pub struct BilledVisit {
    /// The visit as registered.
    pub visit: Visit,
    /// What the note says.
    pub chart: Chart,
    /// What it leads to.
    pub suggestions: Suggestions,
    /// What was accepted.
    pub coded: CodedVisit,
    /// The claim; none where nothing can be billed.
    pub claim: Option<Claim>,
    /// What was found from the reading of the note to the price of the claim.
    pub findings: Vec<Finding>,
    /// What the claim should bring.
    pub expected: Option<ExpectedPayment>,
    /// Where the claim stands.
    pub state: ClaimState,
}

/// Accepts by the practice's standing policy, assembles the claim, checks it and prices it.
///
/// # Errors
/// Where the practice has no terms for the payer.
pub fn bill(
    visit: Visit,
    note: CodedNote,
    practice: &Practice,
    book: Book<'_>,
    claim: ClaimId,
    at: Timestamp,
) -> Result<BilledVisit, CycleError> {
    let CodedNote { chart, suggestions } = note;
    let payer = &visit.coverage.payer.id;
    let terms = practice.terms(payer).ok_or_else(|| CycleError::UnknownPayer { payer: payer.to_string() })?;
    let mut findings = suggestions.findings.clone();
    let (coded, accepting) =
        superbill_claims::accept(&visit, &suggestions, &practice.policy, &practice.fees, at);
    findings.extend(accepting);
    let procedures = book.procedures().as_of(visit.on);
    let (claim, assembling) = superbill_claims::assemble(claim, &visit, &coded, procedures);
    findings.extend(assembling);
    let Some(claim) = claim else {
        let state = ClaimState::Assembled.checked(&findings)?;
        return Ok(BilledVisit {
            visit,
            chart,
            suggestions,
            coded,
            claim: None,
            findings,
            expected: None,
            state,
        });
    };
    let today = claim.first_day().unwrap_or(visit.on);
    findings.extend(superbill_edits::scrub(&claim, book, today));
    let expected = superbill_pricing::price(&claim, terms, &procedures);
    findings.extend(expected.findings.iter().cloned());
    let state = ClaimState::Assembled.checked(&findings)?;
    Ok(BilledVisit {
        visit,
        chart,
        suggestions,
        coded,
        claim: Some(claim),
        findings,
        expected: Some(expected),
        state,
    })
}
