//! The journal: sealed entries, append-only.

use superbill_domain::{ClaimId, Seal, SealedEntry};

use crate::{StoreError, UnitOfWork};

/// The journal.
pub trait Journal {
    /// The last entry's seal; none where the journal is empty.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn last_seal(&self) -> Result<Option<Seal>, StoreError>;

    /// Appends sealed entries.
    ///
    /// # Errors
    /// Where a seal does not name the entry before it: another unit of work posted in between.
    fn append(&mut self, entries: &[SealedEntry]) -> Result<(), StoreError>;

    /// At most `limit` entries after the one with this sequence, in order; 0 begins at the first.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn entries_after(&self, sequence: u64, limit: u32) -> Result<Vec<SealedEntry>, StoreError>;

    /// The entries of a claim, in order.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn entries_of_claim(&self, claim: &ClaimId) -> Result<Vec<SealedEntry>, StoreError>;
}

/// How many entries are read at a time.
const PAGE: u32 = 1_000;

/// Calls `each` for every entry of the journal in order. However long the journal, one page of it is in memory.
///
/// # Errors
/// Where an entry cannot be read.
pub fn for_each_entry(work: &dyn UnitOfWork, mut each: impl FnMut(SealedEntry)) -> Result<(), StoreError> {
    let mut after = 0;
    loop {
        let page = work.entries_after(after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.seal.sequence;
        page.into_iter().for_each(&mut each);
    }
}
