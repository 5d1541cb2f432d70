//! ICD-10-PCS: inpatient procedures, built from tables.
//!
//! A code has seven characters, one for each [`Axis`]. The first three choose a [`Table`]; a row of it says which
//! values of the other four go together, and every combination of a row is a code. So what is kept are the 2,700 rows,
//! not the 79,000 codes: validity is four bit tests in the rows of one table, a [`Title`] is composed from the axes as it
//! is written, and a [`Build`] never leaves the tables. [`Definitions`] say what a value means and which anatomical terms
//! belong to it; the [`Index`] leads from words to tables.
//!
//! Everything is asked of the [`Icd10PcsBook`] of a day ([`crate::Book::pcs`]).

mod axis;
mod book;
mod build;
mod characters;
mod dates;
mod definitions;
mod diff;
mod index;
mod published;
mod rows;
pub(crate) mod shipped;
mod table;
mod tables;
mod title;
mod words;

pub use axis::Axis;
pub use book::Icd10PcsBook;
pub use build::Build;
pub use characters::Characters;
pub use definitions::{AggregationRow, Definition, DefinitionRow, Definitions, KeyEntry, KeyRow};
pub use diff::{ProcedureDiff, TitleRevision, diff};
pub use index::{Index, IndexEntry, IndexRow};
pub use published::PublishedTitleRow;
pub use rows::{CombinationRow, PatternRow, TableRow, ValueRow};
pub use table::{Table, TableLine, Value};
pub use tables::Tables;
pub use title::{Title, pattern_scopes};
use words::words;
