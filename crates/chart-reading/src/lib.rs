//! From a note to a chart: sections, problems and mentions, each with its evidence.
//!
//! [`Reader`] reads a note in one direction: lines and sections (`layout`), words (`words`), the conditions they
//! name (`lexicon`, `mentions`) in which sense (`assertion`) and detail (`slots`), what is done (`acts`) and what else
//! bears on the visit (`facts`, `demographics`). It is pure and deterministic;
//! every span of the [`Chart`](superbill_domain::Chart) is a range of bytes of the note as it came.

mod acts;
mod assertion;
mod demographics;
mod facts;
#[cfg(feature = "gazetteer")]
mod gazetteer;
mod layout;
mod lexicon;
mod mentions;
mod note;
mod proposal;
mod reader;
mod rules;
mod slots;
mod stated;
mod table;
mod words;

pub use assertion::assert_phrase;
#[cfg(feature = "gazetteer")]
pub use gazetteer::Gazetteer;
pub use lexicon::{compile_lexicon, everyday_terms};
pub use proposal::{Proposal, Proposer};
pub use reader::Reader;
pub use rules::{explain, explanations};
