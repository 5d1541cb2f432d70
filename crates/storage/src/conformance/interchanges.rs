//! Interchanges and acknowledgments.

use superbill_domain::{Acknowledgment, ClaimAcknowledgment, InterchangeId, Phi};

use super::sample::{at, digest};
use super::{Harness, Outcome};
use crate::{Direction, InterchangeKind, KeptInterchange, Receipt, StoreError, UnitsOfWork};

pub(super) fn interchange(id: &str, content: u8) -> KeptInterchange {
    KeptInterchange {
        id: InterchangeId::new(id),
        direction: Direction::Received,
        kind: InterchangeKind::Remittance,
        digest: digest(content),
        at: at(1),
        bytes: Phi::new(vec![b'I', b'S', b'A', 0, 0xFF, content]),
    }
}

/// Every byte comes back, text or not.
pub fn an_interchange_is_kept_byte_for_byte(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        for (number, kind) in (1..).zip(InterchangeKind::ALL) {
            let mut kept = interchange(&format!("I{number}"), number);
            kept.kind = kind;
            kept.direction =
                if kind == InterchangeKind::Claims { Direction::Sent } else { Direction::Received };
            assert_eq!(work.keep_interchange(&kept)?, Receipt::New);
            assert_eq!(work.interchange(&kept.id)?, Some(kept));
        }
        assert_eq!(
            work.interchanges(Direction::Sent)?,
            [(InterchangeId::new("I1"), InterchangeKind::Claims)]
        );
        assert_eq!(work.interchanges(Direction::Received)?.len(), 5);
        assert_eq!(work.interchange(&InterchangeId::new("I9"))?, None);
        Ok(())
    })
}

/// The same content under any number is told; so is the same number with another content. Neither is written.
pub fn an_interchange_is_received_once(harness: &dyn Harness) -> Outcome {
    let first = || InterchangeId::new("I1");
    harness.open().unit_of_work(|work| {
        assert!(work.keep_interchange(&interchange("I1", 1))?.is_new());
        Ok::<_, StoreError>(())
    })?;
    harness.open().unit_of_work(|work| {
        assert_eq!(work.keep_interchange(&interchange("I1", 1))?, Receipt::Again { first: first() });
        assert_eq!(work.keep_interchange(&interchange("I2", 1))?, Receipt::Again { first: first() });
        assert_eq!(work.keep_interchange(&interchange("I1", 2))?, Receipt::NumberReused { first: first() });
        assert_eq!(work.interchanges(Direction::Received)?.len(), 1);
        assert_eq!(work.interchange(&first())?, Some(interchange("I1", 1)));
        Ok(())
    })
}

/// An acknowledgment stands on the file that brought it.
pub fn an_acknowledgment_needs_its_interchange(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let acknowledgment = Acknowledgment::Claims(ClaimAcknowledgment {
            interchange: InterchangeId::new("I1"),
            submission: "S1".into(),
            received_on: None,
            claims: Vec::new(),
        });
        let refused = work.keep_acknowledgment(&acknowledgment);
        assert!(matches!(&refused, Err(StoreError::Missing { what }) if what.contains("I1")), "{refused:?}");
        assert!(work.keep_interchange(&interchange("I1", 1))?.is_new());
        work.keep_acknowledgment(&acknowledgment)?;
        assert_eq!(work.acknowledgments()?, [acknowledgment]);
        Ok(())
    })
}
