//! Units of work: all of it, or nothing.

use superbill_domain::{ClaimId, VisitId};

use super::interchanges::interchange;
use super::sample::{at, claim, sealed, visit};
use super::{Harness, Outcome};
use crate::{Direction, NumberSequence, StoreError, UnitOfWork, UnitsOfWork};

/// Writes something into every repository that posting touches.
fn write_everywhere(work: &mut dyn UnitOfWork) -> Outcome {
    work.keep_visit(&visit("V1", "2026-06-15"))?;
    work.keep_claim(&claim("C1", "V1"), at(1))?;
    assert!(work.keep_interchange(&interchange("I1", 1))?.is_new());
    work.append(&[sealed(1, Some("C1"))])?;
    assert_eq!(work.next_number(NumberSequence::Interchange)?, 1);
    Ok(())
}

fn is_empty(work: &dyn UnitOfWork) -> Result<bool, StoreError> {
    Ok(work.visit(&VisitId::new("V1"))?.is_none()
        && work.claim(&ClaimId::new("C1"))?.is_none()
        && work.interchanges(Direction::Received)?.is_empty()
        && work.last_seal()?.is_none())
}

/// A committed unit outlives the store that wrote it.
pub fn what_is_committed_is_there_after_reopening(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(write_everywhere)?;
    harness.open().unit_of_work(|work| {
        assert!(work.claim(&ClaimId::new("C1"))?.is_some());
        assert_eq!(work.last_seal()?.map(|seal| seal.sequence), Some(1));
        assert_eq!(work.next_number(NumberSequence::Interchange)?, 2);
        Ok(())
    })
}

/// A unit that fails at its very end leaves nothing, neither now nor after reopening.
pub fn a_failing_unit_leaves_nothing(harness: &dyn Harness) -> Outcome {
    let mut store = harness.open();
    let failed = store.unit_of_work(|work| {
        write_everywhere(work)?;
        Err::<(), _>(StoreError::Conflict { what: "a failure after everything was written".into() })
    });
    assert!(failed.is_err());
    for store in [store.as_mut(), harness.open().as_mut()] {
        store.unit_of_work(|work| {
            assert!(is_empty(work)?);
            Ok::<_, StoreError>(())
        })?;
    }
    store.unit_of_work(write_everywhere)
}

/// So does one that is dropped without its commit, as by a panic.
pub fn a_dropped_unit_leaves_nothing(harness: &dyn Harness) -> Outcome {
    let mut store = harness.open();
    write_everywhere(store.begin()?.as_mut())?;
    store.unit_of_work(|work| {
        assert!(is_empty(work)?);
        Ok(())
    })
}

/// Sequences are apart, begin at 1, and skip nothing.
pub fn numbers_are_given_once(harness: &dyn Harness) -> Outcome {
    for round in 1..=3 {
        harness.open().unit_of_work(|work| {
            for sequence in NumberSequence::ALL {
                assert_eq!(work.next_number(sequence)?, round);
            }
            Ok::<_, StoreError>(())
        })?;
    }
    let mut store = harness.open();
    assert_eq!(store.begin()?.next_number(NumberSequence::Claim)?, 4);
    store.unit_of_work(|work| {
        assert_eq!(work.next_number(NumberSequence::Claim)?, 4, "a dropped unit gives its number back");
        Ok(())
    })
}

/// What a unit wrote is there for its own later steps.
pub fn a_unit_sees_what_it_wrote(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        assert!(is_empty(work)?);
        write_everywhere(work)?;
        assert!(!is_empty(work)?);
        Ok(())
    })
}
