//! The remittance advice, 835: 005010X221A1.

mod draft;
mod read;
mod write;
mod write_claim;

pub use read::read_835;
pub use write::{BankTransfer, Remitter, write_835};

use crate::dispatch::Content;

/// What an interchange of remittances holds.
const CONTENT: Content =
    Content { functional_id: "HP", set: "835", guide: "005010X221A1", guide_in_set: false };
