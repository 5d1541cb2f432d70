//! The nouns of medical billing and their own invariants.
//!
//! Everything that crosses a wall between two crates of Superbill is a noun of this crate: parsed once, then
//! trusted. Nothing here reads a file, a clock or a table; a code that parses has a code's *shape*, and
//! whether it exists on a day is for `code-sets` to say.
//!
//! The nouns stand in the order of the way: what was said ([`Visit`], [`Chart`]), what was proposed
//! ([`Suggestions`]), what was accepted ([`CodedVisit`]), what was billed ([`Claim`]), what came back
//! ([`Acknowledgment`], [`Remittance`]) and what the money did ([`JournalEntry`]). [`Evidence`] and [`Finding`]
//! accompany all of them.

mod acknowledgment;
mod assertion;
mod chart;
mod claim;
mod claim_state;
mod coded_visit;
mod codes;
mod denial;
mod evidence;
mod expected_payment;
mod explanation;
mod finding;
mod identifiers;
mod journal;
mod measure;
mod money;
mod npi;
mod parties;
mod phi;
mod remittance;
mod seal;
mod slot;
mod statement;
mod suggestion;
mod visit;
mod visit_level;

pub use acknowledgment::*;
pub use assertion::*;
pub use chart::*;
pub use claim::*;
pub use claim_state::*;
pub use coded_visit::*;
pub use codes::*;
pub use denial::*;
pub use evidence::*;
pub use expected_payment::*;
pub use explanation::*;
pub use finding::*;
pub use identifiers::*;
pub use journal::*;
pub use measure::*;
pub use money::*;
pub use npi::*;
pub use parties::*;
pub use phi::*;
pub use remittance::*;
pub use seal::*;
pub use slot::*;
pub use statement::*;
pub use suggestion::*;
pub use visit::*;
pub use visit_level::*;

/// A point in time, handed in by whoever holds the clock.
pub use jiff::Timestamp;
/// A civil date: a day on the calendar, with no time and no zone. Dates of service, birth and edition.
pub use jiff::civil::Date;
