//! ICD-10-PCS as CMS publishes it: tables, definitions, index and order file.
//!
//! The tables say which codes there are; only the order file says their titles. [`Phrasing`] learns from an order file
//! how titles are put together, so that the tables alone are enough to compose them.

mod definitions_xml;
mod index_xml;
mod order_file;
mod phrasing;
mod release;
mod tables;
mod tables_xml;
mod wording;
mod xml;

pub(crate) use definitions_xml::DefinitionsFile;
pub(crate) use index_xml::IndexFile;
pub(crate) use order_file::OrderFile;
pub use order_file::{OrderLine, line as order_line};
pub use phrasing::Phrasing;
pub(crate) use tables::TablesFile;
pub use tables::tables;
pub use tables_xml::{TableElement, ValueElement};
