//! The journal.

use superbill_domain::{ClaimId, SealedEntry};

use super::sample::{digest, sealed};
use super::{Harness, Outcome};
use crate::{StoreError, UnitsOfWork, for_each_entry};

/// What was appended comes back in its order, with its seal.
pub fn entries_come_back_in_order(harness: &dyn Harness) -> Outcome {
    let entries: Vec<SealedEntry> = (1..=5).map(|number| sealed(number, None)).collect();
    let (first, rest) = entries.split_at(2);
    harness.open().unit_of_work(|work| {
        assert_eq!(work.last_seal()?, None);
        work.append(first)
    })?;
    harness.open().unit_of_work(|work| {
        assert_eq!(work.last_seal()?, first.last().map(|entry| entry.seal));
        work.append(rest)?;
        assert_eq!(work.entries_after(0, 100)?, entries);
        assert_eq!(work.entries_after(1, 2)?, entries.iter().skip(1).take(2).cloned().collect::<Vec<_>>());
        assert_eq!(work.entries_after(5, 100)?, []);
        assert_eq!(work.entries_after(u64::MAX, 100)?, []);
        Ok(())
    })
}

/// An entry that does not follow the last is refused.
pub fn the_chain_cannot_fork_or_skip(harness: &dyn Harness) -> Outcome {
    let mut store = harness.open();
    store.unit_of_work(|work| work.append(&[sealed(1, None), sealed(2, None)]))?;
    let mut forged = sealed(3, None);
    forged.seal.previous = digest(1);
    for wrong in [sealed(2, None), sealed(4, None), sealed(1, None), forged] {
        let refused = store.unit_of_work(|work| work.append(std::slice::from_ref(&wrong)));
        assert!(matches!(refused, Err(StoreError::Conflict { .. })), "{:?}: {refused:?}", wrong.seal);
    }
    store.unit_of_work(|work| work.append(&[sealed(3, None)]))
}

/// The entries of a claim are found among the others.
pub fn the_entries_of_a_claim_are_found(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let entries = [sealed(1, Some("C1")), sealed(2, None), sealed(3, Some("C2")), sealed(4, Some("C1"))];
        work.append(&entries)?;
        let [first, _, _, last] = entries;
        assert_eq!(work.entries_of_claim(&ClaimId::new("C1"))?, [first, last]);
        assert_eq!(work.entries_of_claim(&ClaimId::new("C3"))?, []);
        Ok(())
    })
}

/// Every entry is read once, however the pages fall.
pub fn a_long_journal_is_read_in_pages(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let mut number = 0_u64;
        let mut entry = sealed(1, None);
        let long: Vec<SealedEntry> = std::iter::repeat_with(|| {
            number += 1;
            entry.seal.previous = std::mem::replace(&mut entry.seal.hash, numbered(number));
            if number == 1 {
                entry.seal.previous = superbill_domain::Digest::default();
            }
            entry.seal.sequence = number;
            entry.clone()
        })
        .take(2_500)
        .collect();
        work.append(&long)?;
        let mut read = Vec::new();
        for_each_entry(work, |entry| read.push(entry.seal.sequence))?;
        assert_eq!(read, (1..=2_500).collect::<Vec<u64>>());
        Ok(())
    })
}

fn numbered(number: u64) -> superbill_domain::Digest {
    let mut bytes = [0; 32];
    for (byte, of_number) in bytes.iter_mut().zip(number.to_be_bytes()) {
        *byte = of_number;
    }
    superbill_domain::Digest(bytes)
}
