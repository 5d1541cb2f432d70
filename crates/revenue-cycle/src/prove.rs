//! Proving the journal of a store.

use superbill_ledger::{Proof, Prover};
use superbill_storage::{StoreError, UnitOfWork, for_each_entry};

/// Proves the journal from its first entry to its last, one page of it in memory.
///
/// # Errors
/// Where the store fails. What is wrong with the journal is a finding of the proof.
pub fn prove(work: &dyn UnitOfWork) -> Result<Proof, StoreError> {
    let mut prover = Prover::new(None);
    for_each_entry(work, |entry| prover.read(&entry))?;
    Ok(prover.finish())
}
