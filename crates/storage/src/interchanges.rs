//! Every file that was sent or received, byte for byte.

use superbill_domain::{Acknowledgment, Digest, InterchangeId, Phi, Timestamp};

use crate::{Receipt, StoreError};

/// Which way an interchange went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From us.
    Sent,
    /// To us.
    Received,
}

/// What an interchange holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InterchangeKind {
    /// Claims: 837.
    Claims,
    /// Acknowledgment of an interchange: TA1.
    InterchangeAcknowledgment,
    /// Acknowledgment of a functional group: 999.
    ImplementationAcknowledgment,
    /// Acknowledgment of claims: 277CA.
    ClaimAcknowledgment,
    /// Remittance advice: 835.
    Remittance,
    /// Anything else.
    Other,
}

impl InterchangeKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Claims,
        Self::InterchangeAcknowledgment,
        Self::ImplementationAcknowledgment,
        Self::ClaimAcknowledgment,
        Self::Remittance,
        Self::Other,
    ];

    /// The name that X12 gives it, under which it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claims => "837",
            Self::InterchangeAcknowledgment => "TA1",
            Self::ImplementationAcknowledgment => "999",
            Self::ClaimAcknowledgment => "277CA",
            Self::Remittance => "835",
            Self::Other => "other",
        }
    }
}

/// An interchange as it was sent or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInterchange {
    /// Sender, receiver and control number.
    pub id: InterchangeId,
    /// Which way it went.
    pub direction: Direction,
    /// What it holds.
    pub kind: InterchangeKind,
    /// SHA-256 over its bytes.
    pub digest: Digest,
    /// When it was sent or received.
    pub at: Timestamp,
    /// Its bytes, unaltered.
    pub bytes: Phi<Vec<u8>>,
}

/// Interchanges and the acknowledgments read from them.
pub trait Interchanges {
    /// Keeps an interchange, unless it is here: by its content whatever its number, or by its number with another
    /// content. Keep it in the same unit of work as all that follows from it.
    ///
    /// # Errors
    /// Where it cannot be stored.
    fn keep_interchange(&mut self, interchange: &KeptInterchange) -> Result<Receipt, StoreError>;

    /// An interchange with its bytes.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn interchange(&self, id: &InterchangeId) -> Result<Option<KeptInterchange>, StoreError>;

    /// The interchanges of a direction, in the order they were kept.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn interchanges(&self, direction: Direction)
    -> Result<Vec<(InterchangeId, InterchangeKind)>, StoreError>;

    /// Keeps an acknowledgment read from an interchange.
    ///
    /// # Errors
    /// Where its interchange is not stored.
    fn keep_acknowledgment(&mut self, acknowledgment: &Acknowledgment) -> Result<(), StoreError>;

    /// Every acknowledgment, in the order they were kept.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn acknowledgments(&self) -> Result<Vec<Acknowledgment>, StoreError>;
}
