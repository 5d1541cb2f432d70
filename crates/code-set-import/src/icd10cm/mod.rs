//! ICD-10-CM as the National Center for Health Statistics publishes it, one file per layout.
//!
//! The way is: a file ([`tabular_xml`], [`code_list`], [`codes_addenda`], [`order_file`]) is read as it is;
//! [`complete_edition`] makes a complete edition of it, every seventh character written out; [`next_edition`] makes the
//! following year's from the changes; and [`superbill_code_sets::compile`] writes editions as one file.

pub mod code_list;
pub mod codes_addenda;
mod complete_edition;
mod confirmed;
pub mod conversion_table;
mod edition_layouts;
mod expansion;
mod fiscal_year;
mod header_title;
pub(crate) mod index_xml;
mod next_edition;
pub mod order_file;
mod ordered_edition;
pub mod poa_exempt;
pub mod tabular_xml;

pub use complete_edition::complete_edition;
pub(crate) use conversion_table::ConversionTable;
pub(crate) use edition_layouts::{CodesAddenda, OrderFile, TabularXml};
pub use next_edition::next_edition;
pub use ordered_edition::ordered_edition;
pub(crate) use poa_exempt::PoaExempt;
