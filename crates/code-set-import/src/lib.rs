//! The layouts in which agencies publish code sets, and the shelf on which compiled releases are kept.
//!
//! A publisher's file is recognised by its content, read by the one file here that knows its layout, and compiled into
//! the read-only format that `code-sets` opens. Everything else in the house knows releases, never layouts.

mod add;
mod code_lists;
mod comma_separated;
mod edition;
mod error;
mod fee_schedule;
mod groupers;
pub mod hcpcs;
pub mod icd10cm;
pub mod icd10pcs;
mod layout;
mod ncci;
mod publication;
mod read;
mod sheet;
mod shelf;
mod unpack;
mod workbook;

pub use add::{Added, add};
pub use error::ImportError;
pub use layout::{Context, Layout, Parts, SetLayout, read};
pub use publication::Publication;
pub use read::read_file;
pub use shelf::{Placed, Shelf};
pub use unpack::for_each_publication;
