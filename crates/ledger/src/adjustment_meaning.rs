//! What an adjustment of a payment means for the money.

use superbill_domain::{AdjustmentGroup, Carc, PayerId};

/// What becomes of an amount that a payer did not pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmountMeaning {
    /// The contract takes it off the charge; nobody owes it.
    Contractual,
    /// The patient owes it.
    PatientResponsibility,
    /// It is denied: the payer still owes it in our books until somebody works it. Never a write-off.
    Denied,
}

/// Tells what an adjustment means. The table, by payer, belongs to the crate that knows denials; posting asks.
pub trait AdjustmentMeaning {
    /// The meaning of a group and reason (CAS01, CAS02) from this payer.
    fn meaning(&self, payer: &PayerId, group: AdjustmentGroup, reason: Carc) -> AmountMeaning;
}

impl<F> AdjustmentMeaning for F
where
    F: Fn(&PayerId, AdjustmentGroup, Carc) -> AmountMeaning,
{
    fn meaning(&self, payer: &PayerId, group: AdjustmentGroup, reason: Carc) -> AmountMeaning {
        self(payer, group, reason)
    }
}
