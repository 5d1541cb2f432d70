//! From a claim to its expected payment, with the working.
//!
//! [`price`] works out what each line is allowed under the terms of a contract. The way of a line: the fee of one
//! unit (the Medicare Physician Fee Schedule, or the contract's own fees), what the contract and the modifiers make of
//! it, what the other lines of the day do to it, the units, and the charge where the contract pays the lesser. Each
//! step is kept with the table it came from. What no table prices has no price and a finding that says why; it is
//! never zero in silence.

mod adjustment;
mod contract;
mod explain;
mod line;
mod medicare;
mod percent;
mod price;
mod problem;
mod reduction;

pub use contract::{ContractTerms, Fee, FeeSchedule, LocalityOfPayment, Rate};
pub use explain::{explain, explanations};
pub use percent::Percent;
pub use price::price;
