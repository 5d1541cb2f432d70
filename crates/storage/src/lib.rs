//! What a store keeps, as traits without a driver, and the suite that every store must pass.
//!
//! A [`Store`] gives units of work. A [`UnitOfWork`] is everything the practice remembers, seen as one consistent whole:
//! what is written in it is kept together by its commit, or not at all.
//!
//! ```
//! # use superbill_storage::*;
//! # fn example(store: &mut dyn Store) -> Result<(), StoreError> {
//! let number = store.unit_of_work(|work| work.next_number(NumberSequence::Claim))?;
//! # let _ = number; Ok(()) }
//! ```
//!
//! | repository            | keeps                                                       | once written       |
//! |-----------------------|-------------------------------------------------------------|--------------------|
//! | [`Visits`]            | visits and their notes                                      | notes: append-only |
//! | [`Coding`]            | suggestions, queries and answers, coded visits, decisions   | decisions: append-only |
//! | [`Claims`]            | claims, their versions, states and expected payments        | versions and states: append-only |
//! | [`Findings`]          | what was found of a note, a claim or an interchange         | replaced by the next check |
//! | [`Interchanges`]      | every file sent and received, byte for byte; acknowledgments | append-only       |
//! | [`Remittances`]       | what payers paid, each once                                 | append-only        |
//! | [`Journal`]           | sealed entries                                              | append-only        |
//! | [`Numbers`]           | the last number given of each sequence                      | only grows         |

mod claims;
mod coding;
#[cfg(feature = "conformance")]
pub mod conformance;
mod error;
mod findings;
mod interchanges;
mod journal;
mod numbers;
mod receipt;
mod remittances;
mod store;
mod visits;

pub use claims::*;
pub use coding::*;
pub use error::*;
pub use findings::*;
pub use interchanges::*;
pub use journal::*;
pub use numbers::*;
pub use receipt::*;
pub use remittances::*;
pub use store::*;
pub use visits::*;
