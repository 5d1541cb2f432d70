//! Assembles claims, carries them through their states, and reads denials.
//!
//! The way of a claim, and the file for each step of it:
//!
//! | step | from | to | file |
//! |---|---|---|---|
//! | accept | suggestions | a coded visit with a decision for every code | [`accept()`] |
//! | assemble | a coded visit | a claim with ordered lines and pointers | [`assemble()`] |
//! | answer | acknowledgments and payments | the next [`ClaimState`](superbill_domain::ClaimState) | [`apply_claim_status`], [`apply_payment`] |
//! | deny | a claim payment | denials, each with what to do next | [`denials()`] |
//!
//! Nothing here decides silently: what a policy accepts is recorded under the policy's name, what it leaves for a
//! person is a finding, and a denial is never a write-off.

mod accept;
mod assemble;
mod deny;
mod lifecycle;
mod rules;
#[cfg(test)]
mod sample;

pub use accept::{AcceptancePolicy, FeeSchedule, accept};
pub use assemble::assemble;
pub use deny::{AdjustmentMeaning, Disposition, adjustment_meaning, denials};
pub use lifecycle::{apply_claim_status, apply_payment, apply_set_acknowledgment};
pub use rules::{explain, explanations};
