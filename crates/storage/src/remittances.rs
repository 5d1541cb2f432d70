//! What payers paid, each once.

use superbill_domain::{Digest, InterchangeId, Remittance};

use crate::{Receipt, StoreError};

/// Remittances.
pub trait Remittances {
    /// Keeps a remittance, unless it is here in whatever envelope.
    ///
    /// `identity` is the digest of what the remittance says, without its envelope and in no order: the same identity is
    /// the same remittance, received again. Another identity under the same payer and trace number is another cut of
    /// the same payment (a clearinghouse split it), and is not kept: its money is posted already, or posted in part.
    /// Payments of nothing are told apart by identity alone, since payers number them carelessly.
    ///
    /// # Errors
    /// Where its interchange is not stored.
    fn keep_remittance(&mut self, remittance: &Remittance, identity: Digest) -> Result<Receipt, StoreError>;

    /// The remittances that an interchange brought.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn remittances_of(&self, interchange: &InterchangeId) -> Result<Vec<Remittance>, StoreError>;

    /// Every remittance, in the order they were kept.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn remittances(&self) -> Result<Vec<Remittance>, StoreError>;
}
