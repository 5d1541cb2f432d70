//! Assertion: in which sense a sentence mentions a condition.
//!
//! The method is that of NegEx (Chapman 2001) and ConText (Harkema 2009), by clause: a cue opens a sense, the
//! sense reaches over the items of a list to its last, and ends where a clause with a verb of its own begins or
//! where a word ends it; each sense has its own such words. The cues are data: `lexicon/assertion_cues.tsv`.

mod clauses;
mod cues;
mod experiencer;
mod phrase;
mod scope;
mod senses;
mod ticks;

pub(crate) use cues::Grammar;
pub use phrase::assert_phrase;
pub(crate) use scope::SentenceCues;
