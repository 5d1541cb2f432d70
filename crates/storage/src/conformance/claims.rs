//! Claims and their lives.

use superbill_domain::{
    Claim, ClaimId, ClaimState, ExpectedLine, ExpectedPayment, InterchangeId, Money, VisitId,
};

use super::sample::{at, claim, read, visit};
use super::{Harness, Outcome};
use crate::{ClaimFilter, ClaimStep, KeptClaim, StoreError, UnitOfWork, UnitsOfWork};

fn submitted(interchange: &str) -> ClaimState {
    ClaimState::Submitted { interchange: InterchangeId::new(interchange), at: at(5) }
}

/// A new claim is assembled, from the time it was kept.
pub fn a_claim_begins_assembled(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let kept = claim("C1", "V1");
        let refused = work.keep_claim(&kept, at(1));
        assert!(matches!(&refused, Err(StoreError::Missing { what }) if what.contains("V1")), "{refused:?}");
        work.keep_visit(&visit("V1", "2026-06-15"))?;
        work.keep_claim(&kept, at(1))?;
        let expected = KeptClaim { claim: kept.clone(), state: ClaimState::Assembled, since: at(1) };
        assert_eq!(work.claim(&kept.id)?, Some(expected));
        assert_eq!(work.claim(&ClaimId::new("C2"))?, None);
        Ok(())
    })
}

/// A version is added where the claim changed, a step whenever it moves; none is lost.
pub fn a_claim_keeps_every_version_and_step(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        work.keep_visit(&visit("V1", "2026-06-15"))?;
        let first = claim("C1", "V1");
        let second = Claim { diagnoses: vec![read("I10")], ..first.clone() };
        for (version, second) in [(&first, 1), (&first, 2), (&second, 3), (&second, 4)] {
            work.keep_claim(version, at(second))?;
        }
        assert_eq!(work.claim_versions(&first.id)?, [first.clone(), second.clone()]);
        work.move_claim(&first.id, &ClaimState::Clean, at(5))?;
        work.move_claim(&first.id, &submitted("I1"), at(6))?;
        let expected = KeptClaim { claim: second, state: submitted("I1"), since: at(6) };
        assert_eq!(work.claim(&first.id)?, Some(expected));
        let step = |state, second| ClaimStep { state, at: at(second) };
        let steps = [step(ClaimState::Assembled, 1), step(ClaimState::Clean, 5), step(submitted("I1"), 6)];
        assert_eq!(work.claim_steps(&first.id)?, steps);
        Ok(())
    })
}

fn found(work: &dyn UnitOfWork, filter: &ClaimFilter) -> Result<Vec<String>, StoreError> {
    Ok(work.claims(filter)?.iter().map(|kept| kept.claim.id.to_string()).collect())
}

/// A claim is found by where it stands now, and by an interchange that ever moved it.
pub fn claims_are_found_by_state_visit_and_interchange(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        for (id, of_visit) in [("C9", "V1"), ("C1", "V2"), ("C5", "V2")] {
            work.keep_visit(&visit(of_visit, "2026-06-15"))?;
            work.keep_claim(&claim(id, of_visit), at(1))?;
        }
        work.move_claim(&ClaimId::new("C9"), &submitted("I1"), at(2))?;
        work.move_claim(&ClaimId::new("C5"), &submitted("I1"), at(2))?;
        let rejected = ClaimState::Rejected { by: InterchangeId::new("I2"), status: "A7:562".into() };
        work.move_claim(&ClaimId::new("C9"), &rejected, at(3))?;

        let by_state = |state| ClaimFilter { state: Some(state), ..ClaimFilter::default() };
        let by_interchange =
            |id| ClaimFilter { interchange: Some(InterchangeId::new(id)), ..ClaimFilter::default() };
        let by_visit = ClaimFilter { visit: Some(VisitId::new("V2")), ..ClaimFilter::default() };
        assert_eq!(found(work, &ClaimFilter::default())?, ["C9", "C1", "C5"], "in the order they were kept");
        assert_eq!(found(work, &by_state("submitted"))?, ["C5"]);
        assert_eq!(found(work, &by_state("rejected"))?, ["C9"]);
        assert_eq!(found(work, &by_visit)?, ["C1", "C5"]);
        assert_eq!(found(work, &by_interchange("I1"))?, ["C9", "C5"]);
        assert_eq!(found(work, &by_interchange("I2"))?, ["C9"]);
        let both = ClaimFilter { state: Some("submitted"), ..by_interchange("I1") };
        assert_eq!(found(work, &both)?, ["C5"]);
        Ok(())
    })
}

/// A claim that is not there cannot move.
pub fn a_step_needs_its_claim(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let refused = work.move_claim(&ClaimId::new("C9"), &ClaimState::Clean, at(1));
        assert!(matches!(&refused, Err(StoreError::Missing { what }) if what.contains("C9")), "{refused:?}");
        Ok(())
    })
}

/// The latest reckoning stands.
pub fn an_expected_payment_is_replaced(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let id = ClaimId::new("C1");
        let expected = |cents| ExpectedPayment {
            claim: id.clone(),
            lines: vec![ExpectedLine {
                number: 1,
                allowed: Some(Money::from_cents(cents)),
                working: Vec::new(),
            }],
            findings: Vec::new(),
        };
        assert!(matches!(work.keep_expected_payment(&expected(1)), Err(StoreError::Missing { .. })));
        work.keep_visit(&visit("V1", "2026-06-15"))?;
        work.keep_claim(&claim("C1", "V1"), at(1))?;
        assert_eq!(work.expected_payment(&id)?, None);
        work.keep_expected_payment(&expected(1))?;
        work.keep_expected_payment(&expected(2))?;
        assert_eq!(work.expected_payment(&id)?, Some(expected(2)));
        Ok(())
    })
}
