//! The front end: whether a claim enters adjudication at all (277CA).

use superbill_code_sets::procedures::{ProcedureBook, ProcedureStatus};
use superbill_code_sets::{CodeSets, CodeStatus};
use superbill_domain::{Claim, ClaimFrequency, ClaimPayment, Date, Payer};

/// A rejection: claim status category, claim status and the entity it is about (X12 lists 507 and 508).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rejection {
    pub(crate) category: &'static str,
    pub(crate) status: &'static str,
    pub(crate) entity: Option<&'static str>,
    /// Why, in a few words.
    pub(crate) why: &'static str,
}

impl Rejection {
    const fn new(
        category: &'static str,
        status: &'static str,
        entity: Option<&'static str>,
        why: &'static str,
    ) -> Self {
        Self { category, status, entity, why }
    }

    /// Invalid information, about no entity.
    const fn invalid(status: &'static str, why: &'static str) -> Self {
        Self::new("A7", status, None, why)
    }
}

/// What the front end knows beside the claim.
pub(crate) struct FrontEnd<'a> {
    pub(crate) payer: &'a Payer,
    pub(crate) codes: &'a CodeSets,
    pub(crate) received_on: Date,
    /// What was adjudicated before, by which a correction finds its original.
    pub(crate) earlier: &'a [ClaimPayment],
}

impl FrontEnd<'_> {
    /// The first fault by which the claim is turned back; none where it enters adjudication.
    pub(crate) fn rejection(&self, claim: &Claim) -> Option<Rejection> {
        self.parties(claim)
            .or_else(|| self.dates(claim))
            .or_else(|| lines(claim))
            .or_else(|| self.diagnoses(claim))
            .or_else(|| procedures(claim))
            .or_else(|| self.original(claim))
    }

    fn parties(&self, claim: &Claim) -> Option<Rejection> {
        let member = claim.coverage.member_id.reveal();
        let well_formed =
            (2..=80).contains(&member.len()) && member.bytes().all(|b| b.is_ascii_alphanumeric());
        if claim.coverage.payer.id != self.payer.id {
            return Some(Rejection::new("A3", "116", Some("PR"), "the claim is for another payer"));
        }
        (!well_formed).then_some(Rejection::new("A7", "164", Some("IL"), "no such member number"))
    }

    fn dates(&self, claim: &Claim) -> Option<Rejection> {
        let birth = *claim.patient.birth_date.reveal();
        let first = claim.first_day()?;
        if claim.lines.iter().any(|line| line.on > self.received_on) {
            return Some(Rejection::invalid("510", "a service lies in the future"));
        }
        (birth > first).then_some(Rejection::new(
            "A7",
            "158",
            Some("QC"),
            "the patient was born after the service",
        ))
    }

    fn diagnoses(&self, claim: &Claim) -> Option<Rejection> {
        let book = self.codes.on(claim.first_day()?);
        if claim.diagnoses.is_empty() {
            return Some(Rejection::new("A6", "254", None, "no diagnosis"));
        }
        let invalid = claim.diagnoses.iter().position(|code| book.check(code) != CodeStatus::Valid)?;
        Some(match invalid {
            0 => Rejection::invalid("254", "the first diagnosis is no complete code of the day of service"),
            _ => Rejection::invalid("255", "a diagnosis is no complete code of the day of service"),
        })
    }

    fn original(&self, claim: &Claim) -> Option<Rejection> {
        let (ClaimFrequency::Replacement { payer_claim_number }
        | ClaimFrequency::Void { payer_claim_number }) = &claim.frequency
        else {
            return None;
        };
        let known = standing(self.earlier, payer_claim_number).is_some();
        (!known).then_some(Rejection::invalid("464", "no adjudicated claim of this number to correct"))
    }
}

/// The payment of a claim that still stands: adjudicated, and not reversed since.
pub(crate) fn standing<'p>(
    earlier: &'p [ClaimPayment],
    payer_claim_number: &str,
) -> Option<&'p ClaimPayment> {
    let last = earlier.iter().rfind(|payment| payment.payer_claim_number == payer_claim_number);
    last.filter(|payment| !payment.is_reversal())
}

fn lines(claim: &Claim) -> Option<Rejection> {
    let diagnoses = claim.diagnoses.len();
    let points_nowhere = |pointer: &u8| !(1..=diagnoses).contains(&usize::from(*pointer));
    if claim.lines.is_empty() || claim.lines.len() > 50 {
        return Some(Rejection::invalid("121", "a claim has one to fifty lines"));
    }
    if claim.lines.iter().any(|line| line.units == 0) {
        return Some(Rejection::invalid("476", "a line has no units"));
    }
    let astray =
        claim.lines.iter().any(|line| line.pointers.is_empty() || line.pointers.iter().any(points_nowhere));
    astray.then_some(Rejection::invalid("477", "a line points to no diagnosis of the claim"))
}

fn procedures(claim: &Claim) -> Option<Rejection> {
    let unusable = claim.lines.iter().any(|line| {
        let status = ProcedureBook::on(line.on).status(line.procedure);
        matches!(status, ProcedureStatus::Expired { .. } | ProcedureStatus::NotYet { .. })
    });
    unusable.then_some(Rejection::invalid("454", "a procedure is no code of its day"))
}
