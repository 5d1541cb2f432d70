//! The lexicon: what words name a condition, compiled from our rows and the tabular lists.
//!
//! Our own rows (`lexicon/*.tsv`) come first, then the titles and inclusion terms of the tabular list in force. What
//! ships is compiled once for all shipped editions (`data/lexicon/lexicon.bin`) and opened in milliseconds; for an
//! edition that a user adds, it is compiled when a reader is made.

mod compile;
mod conditions;
mod file;
mod rows;
mod titles;
mod variants;

pub(crate) use conditions::{Condition, Lexicon};
pub(crate) use file::Compiled;
pub use file::compile_lexicon;
pub use rows::everyday_terms;
pub(crate) use rows::is_lasting;
