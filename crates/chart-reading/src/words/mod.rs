//! Words: how a note's characters become folded words with numbers, and phrases of such words.
//!
//! A word is folded (lower case, without accents, possessive and plural endings) and numbered by a
//! [`Vocabulary`]; everything after that compares numbers, so that reading does not allocate per word.

mod fold;
mod phrases;
mod spelling;
mod tokens;
mod vocabulary;

pub(crate) use phrases::{Key, Phrases, PhrasesBuilder};
pub(crate) use spelling::Spelling;
pub(crate) use tokens::{Gap, Mark, Token, goes_on, tokenize};
pub(crate) use vocabulary::{Vocabulary, WordId};
