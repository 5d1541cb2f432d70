//! Reads the layouts in which agencies publish, and writes the compiled file. One file per layout.
//!
//! The way is: a publisher's file ([`tabular_xml`], [`code_list`], [`codes_addenda`], [`order_file`]) is read as it
//! is; [`edition`] makes a complete edition of it, every seventh character written out; [`next_edition`] makes the
//! following year's from the changes; and [`compile`] writes editions as one file. [`note_targets`] finds the codes in
//! the words of a note.
//!
//! Behind the feature `import`: the everyday binary opens compiled files and needs none of this.

pub mod code_list;
pub mod codes_addenda;
pub mod edition;
mod expansion;
mod header_title;
pub mod next_edition;
pub mod note_targets;
pub mod order_file;
pub mod tabular_xml;

pub use crate::diagnoses::compile;

use thiserror::Error;

/// A publisher's file that is not what it should be.
#[derive(Debug, Error)]
pub enum ImportError {
    /// It is not well-formed XML.
    #[error("the tabular list is not well-formed XML: {0}")]
    Xml(#[from] roxmltree::Error),
    /// A part that the layout requires is missing or malformed.
    #[error("{layout}, {place}: {what}")]
    Layout {
        /// The layout it was read as.
        layout: &'static str,
        /// Where in it: a line number, a code, a section.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// What was read contradicts itself or another file.
    #[error("{0}")]
    Contradiction(String),
    /// The compressor refused.
    #[error("the compiled file cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

impl ImportError {
    fn layout(layout: &'static str, place: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Layout { layout, place: place.into(), what: what.into() }
    }
}
