//! Finds codes by words: of all code sets, the best first, each with its reason.
//!
//! A phrase is anything that names a code: a title, an inclusion term, a term of an index, a word of everyday language
//! that is handed in ([`Synonym`]). A search finds the phrases that share the most words with it, by weight: a rare word
//! says more than a common one; an unfinished last word and slips of the finger are looked through. What a phrase leaves
//! unsaid ("right", "initial encounter") then leads from a header down to the code that says it, else to the code that
//! the classification means where nothing more is said.
//!
//! A [`Search`] is built once for a day and asked often; it is pure, and the same words give the same hits.

mod arena;
mod ask;
mod build;
mod by_code;
mod hit;
mod indexes;
mod narrow;
mod rank;
mod shorthand;
mod vocabulary;

pub use ask::Question;
pub use build::{Search, Synonym};
pub use hit::{Found, Hit, Source};
