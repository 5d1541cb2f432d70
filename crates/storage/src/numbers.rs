//! Numbers that are given once.

use crate::StoreError;

/// A sequence of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberSequence {
    /// Claim numbers.
    Claim,
    /// Interchange control numbers (ISA13).
    Interchange,
    /// Functional group control numbers (GS06).
    Group,
}

impl NumberSequence {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Claim, Self::Interchange, Self::Group];

    /// The name under which it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Interchange => "interchange",
            Self::Group => "group",
        }
    }
}

/// Numbers.
pub trait Numbers {
    /// The next number of a sequence, from 1. A unit of work that fails gives its numbers back.
    ///
    /// # Errors
    /// Where it cannot be stored.
    fn next_number(&mut self, sequence: NumberSequence) -> Result<u64, StoreError>;
}
