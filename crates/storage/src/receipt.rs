//! Whether what arrives was here before.

use superbill_domain::InterchangeId;

/// The answer to keeping what may arrive more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "what was received again must not be posted again"]
pub enum Receipt {
    /// It is here for the first time, and is kept.
    New,
    /// The same is here already; nothing was written.
    Again {
        /// The interchange that brought it first.
        first: InterchangeId,
    },
    /// Another content is here under the same number; nothing was written, and a person must look.
    NumberReused {
        /// The interchange that brought the other.
        first: InterchangeId,
    },
}

impl Receipt {
    /// True where it was kept.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        matches!(self, Self::New)
    }
}
