//! From a note to a chart: sections, problems and mentions, each with its evidence.
//!
//! [`Reader`] reads a note in one direction: lines and sections (`layout`), words (`words`), the conditions they
//! name (`lexicon`, `mentions`) and the sense in which they are named (`assertion`). It is pure and deterministic;
//! every span of the [`Chart`](superbill_domain::Chart) is a range of bytes of the note as it came.

mod assertion;
mod layout;
mod lexicon;
mod mentions;
mod reader;
mod words;

pub use assertion::assert_phrase;
pub use reader::Reader;
