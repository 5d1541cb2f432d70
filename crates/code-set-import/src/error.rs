//! What can be wrong with a publisher's file.

use std::path::Path;

use superbill_code_sets::CodeSetsError;
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
    /// A file of the user's that is refused, and why.
    #[error("{file}: {error}")]
    Refused {
        /// The file given.
        file: String,
        /// What is wrong with it.
        error: Box<Self>,
    },
    /// Nothing in the file is of a layout that is known.
    #[error(
        "{file}: this is no publisher's file of a known layout; see `superbill codes calendar` for what can be added"
    )]
    Unrecognised {
        /// The file given.
        file: String,
    },
    /// The file does not say of which edition it is.
    #[error(
        "{file} ({layout}) does not say of which edition it is; say it with --edition NAME and --from DATE"
    )]
    NoEdition {
        /// The layout it was recognised as.
        layout: &'static str,
        /// Its name.
        file: String,
    },
    /// A release on the shelf that cannot be opened.
    #[error("{file}: {error}; add the publisher's file again, or delete this one")]
    Shelf {
        /// The release file.
        file: String,
        /// What is wrong with it.
        error: CodeSetsError,
    },
    /// It cannot be read, or what was made of it cannot be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl ImportError {
    pub(crate) fn unreadable(path: &Path, error: std::io::Error) -> Self {
        Self::Refused { file: path.display().to_string(), error: Box::new(error.into()) }
    }

    pub(crate) fn layout(layout: &'static str, place: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Layout { layout, place: place.into(), what: what.into() }
    }

    /// The line of a text file, counted from one.
    pub(crate) fn line(layout: &'static str, number: usize, what: impl Into<String>) -> Self {
        Self::layout(layout, format!("line {number}"), what)
    }
}
