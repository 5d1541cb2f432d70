//! Our own failures on the way; what is wrong with other people's data is a finding instead.

use superbill_domain::ImpossibleStep;
use superbill_storage::StoreError;
use thiserror::Error;

/// A step that could not be carried out.
#[derive(Debug, Error)]
pub enum CycleError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A claim was asked to do what its state does not allow.
    #[error(transparent)]
    Step(#[from] ImpossibleStep),
    /// A claim names a payer with which the practice has no contract terms.
    #[error("the practice has no terms for payer {payer}; add the payer to the practice's file")]
    UnknownPayer {
        /// The payer's identifier.
        payer: String,
    },
}
