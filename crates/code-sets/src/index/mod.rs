//! The Alphabetic Index as an executable look-up, and the tables in its layout: neoplasms, drugs, external causes.
//!
//! A term has words that must be said, nonessential modifiers that may be, and a relation to the term above
//! ([`Relation`]). A [`Walker`] goes from a phrase to the deepest terms that it supports: the code beside a main term is
//! the default, a deeper subterm is reached only by words that say so; "with" is presumed; "see" must be followed, "see
//! also" where a term explains too little; a code with a dash is a slot to be filled; a code in brackets is coded second.
//!
//! [`compile`] makes the tables of a release; [`Index`] reads them where they lie.

mod book;
mod builder;
mod confirm;
mod descent;
mod drug;
mod neoplasm;
mod query;
mod references;
mod relation;
mod rows;
pub(crate) mod shipped;
mod tables;
mod term;
mod title;
mod walk;

pub use book::{IndexAnswer, Indexes};
pub use builder::{TermEntry, compile};
pub use confirm::{Confirmation, Confirmed};
pub use drug::Intent;
pub use neoplasm::Behaviour;
pub use references::Destination;
pub use relation::Relation;
pub use rows::PrintedCode;
pub use tables::Index;
pub use term::{IndexTerm, Reference};
pub use title::TitlePart;
pub use walk::{Walked, Walker, unexplained};
