//! The double-entry journal: charging, posting, proof and aging.
//!
//! Every movement of money is a [`JournalEntry`](superbill_domain::JournalEntry): balanced by construction, never
//! altered, and standing on evidence, a line of a claim of ours or a segment of a payer's 835.
//!
//! ```text
//!  Claim ──────▶ charge ──┐
//!  Remittance ─▶ post ────┴─▶ JournalEntry ─▶ seal ─▶ kept ─▶ verify ─▶ Proof
//!                                                      └────▶ TrialBalance, ClaimBalances, Aging
//! ```
//!
//! | what happened            | debit                    | credit                   |
//! |--------------------------|--------------------------|--------------------------|
//! | a claim is charged       | receivable from payer    | charges                  |
//! | a payer pays             | deposits                 | receivable from payer    |
//! | a contract takes off     | contractual adjustments  | receivable from payer    |
//! | a part is the patient's  | receivable from patient  | receivable from payer    |
//! | a payer denies           | none: it stays owed      | none                     |
//! | a payment of no claim    | deposits                 | unapplied payments       |
//! | a payer adjusts in bulk  | provider adjustments     | deposits                 |
//!
//! A reversal (CLP02 = 22) carries the negative of what it reverses, and so posts its inverse. The crate is pure: it
//! reads no clock and no store. What an adjustment means is told by the caller ([`AdjustmentMeaning`]).

mod adjustment_meaning;
mod aging;
mod balance;
mod canonical;
mod charging;
mod claim_lookup;
mod claim_posting;
mod entry;
mod explain;
mod finding;
mod identity;
mod line_match;
mod posting;
mod proof;
mod seal;

pub use adjustment_meaning::*;
pub use aging::*;
pub use balance::*;
pub use charging::*;
pub use claim_lookup::*;
pub use explain::{explain, explanations};
pub use identity::*;
pub use posting::*;
pub use proof::*;
pub use seal::*;
