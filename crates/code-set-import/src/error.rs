//! What can be wrong with a publisher's file.

use thiserror::Error;

/// A publisher's file that is not what it should be. It is then refused whole: nothing of it is kept.
#[derive(Debug, Error)]
pub enum ImportError {
    /// It is not well-formed XML.
    #[error("the file is not well-formed XML: {0}")]
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
    /// It cannot be read, or what was made of it cannot be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl ImportError {
    pub(crate) fn layout(layout: &'static str, place: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Layout { layout, place: place.into(), what: what.into() }
    }

    /// The line of a text file, counted from one.
    pub(crate) fn line(layout: &'static str, number: usize, what: impl Into<String>) -> Self {
        Self::layout(layout, format!("line {number}"), what)
    }
}
