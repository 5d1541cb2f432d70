//! The layouts in which agencies publish code sets, and the shelf on which compiled releases are kept.
//!
//! A publisher's file is recognised by its content, read by the one file here that knows its layout, and compiled into
//! the read-only format that `code-sets` opens. Everything else in the house knows releases, never layouts.

mod error;
pub mod icd10cm;

pub use error::ImportError;
