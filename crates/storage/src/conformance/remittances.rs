//! Remittances: each once.

use superbill_domain::InterchangeId;

use super::interchanges::interchange;
use super::sample::{digest, remittance};
use super::{Harness, Outcome};
use crate::{Receipt, StoreError, UnitOfWork, UnitsOfWork};

fn receive_two(work: &mut dyn UnitOfWork) -> Outcome {
    for number in 1..=2 {
        assert!(work.keep_interchange(&interchange(&format!("I{number}"), number))?.is_new());
    }
    Ok(())
}

/// The same identity in a second interchange is the same remittance.
pub fn a_remittance_is_kept_once_in_whatever_envelope(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let refused = work.keep_remittance(&remittance("I1", "T1", "100.00"), digest(1));
        assert!(matches!(&refused, Err(StoreError::Missing { what }) if what.contains("I1")), "{refused:?}");
        receive_two(work)?;
        let first = remittance("I1", "T1", "100.00");
        assert_eq!(work.keep_remittance(&first, digest(1))?, Receipt::New);
        let again = Receipt::Again { first: InterchangeId::new("I1") };
        assert_eq!(work.keep_remittance(&remittance("I2", "T1", "100.00"), digest(1))?, again);
        for kept in [work.remittances()?, work.remittances_of(&InterchangeId::new("I1"))?] {
            assert_eq!(kept, std::slice::from_ref(&first));
        }
        assert_eq!(work.remittances_of(&InterchangeId::new("I2"))?, []);
        Ok(())
    })
}

/// A part of a payment that was kept as a whole, or the other way round, is not kept beside it.
pub fn another_cut_of_a_payment_is_told(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        receive_two(work)?;
        assert!(work.keep_remittance(&remittance("I1", "T1", "100.00"), digest(1))?.is_new());
        let reused = Receipt::NumberReused { first: InterchangeId::new("I1") };
        assert_eq!(work.keep_remittance(&remittance("I2", "T1", "60.00"), digest(2))?, reused);
        let mut other_payer = remittance("I2", "T1", "60.00");
        other_payer.payer = superbill_domain::PayerId::new("P2");
        assert!(
            work.keep_remittance(&other_payer, digest(3))?.is_new(),
            "another payer's numbers are its own"
        );
        assert!(work.keep_remittance(&remittance("I2", "T2", "60.00"), digest(4))?.is_new());
        assert_eq!(work.remittances()?.len(), 3);
        Ok(())
    })
}

/// Payers number their payments of nothing alike.
pub fn payments_of_nothing_are_told_apart_by_identity(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        receive_two(work)?;
        assert!(work.keep_remittance(&remittance("I1", "0", "0.00"), digest(1))?.is_new());
        assert!(work.keep_remittance(&remittance("I2", "0", "0.00"), digest(2))?.is_new());
        assert!(work.keep_remittance(&remittance("I2", "0", "5.00"), digest(3))?.is_new());
        assert!(!work.keep_remittance(&remittance("I2", "0", "0.00"), digest(1))?.is_new());
        Ok(())
    })
}
