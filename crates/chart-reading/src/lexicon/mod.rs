//! The lexicon: what words name a condition, compiled once per edition of the code sets.
//!
//! Our own rows (`lexicon/*.tsv`) come first, then the titles and inclusion terms of the tabular list in force.

mod conditions;
mod rows;
mod titles;

pub(crate) use conditions::{Condition, conditions};
pub(crate) use rows::is_lasting;
