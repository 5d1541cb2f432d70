//! The order of things: each step from note to posted payment.
//!
//! The only crate that knows what comes after what. One file per step; each takes what the step before gave, and a
//! unit of work where something is to be remembered. It knows no driver, no clock and no terminal: the store, the
//! time and the practice are handed in.
//!
//! ```text
//!  code ──▶ bill ──▶ keep ──▶ submit ──▶ (a clearinghouse, a payer, a simulator) ──▶ receive ──▶ summary
//!  note      claim             837P                                        999, 277CA, 835
//! ```

mod bill;
mod code;
mod error;
mod finding;
mod keep;
mod practice;
mod prove;
mod receive;
mod remit;
mod submit;
mod summary;

pub use bill::{BilledVisit, bill};
pub use code::{CodedNote, code, code_outlined};
pub use error::CycleError;
pub use finding::explanations;
pub use keep::{Kept, keep};
pub use practice::Practice;
pub use prove::prove;
pub use receive::{Received, receive};
pub use submit::{Submitted, submit};
pub use summary::{Summary, summarise};
