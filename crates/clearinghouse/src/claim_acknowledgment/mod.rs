//! The claim acknowledgment, 277CA: 005010X214.

mod read;
mod write;

pub use read::read_277ca;
pub use write::write_277ca;

use crate::dispatch::Content;

/// What an interchange of claim acknowledgments holds.
const CONTENT: Content = Content { functional_id: "HN", set: "277", guide: "005010X214", guide_in_set: true };
