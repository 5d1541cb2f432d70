//! Words as the index and the search compare them: small letters without accents, hyphens apart, plurals as singulars.

mod letters;
mod typo;

pub(crate) use letters::{each_word, is_filler};
pub(crate) use typo::{LetterSet, edits_within};
