//! Visits and the notes written about them.

use superbill_domain::{DocumentId, Phi, Visit, VisitId};

use crate::StoreError;

/// A note of a visit, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The document.
    pub document: DocumentId,
    /// Its text, unaltered: evidence points into it by byte.
    pub text: Phi<String>,
}

/// Visits and their notes.
pub trait Visits {
    /// Registers a visit, or corrects its registration.
    ///
    /// # Errors
    /// Where it cannot be stored.
    fn keep_visit(&mut self, visit: &Visit) -> Result<(), StoreError>;

    /// A visit by its number.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn visit(&self, id: &VisitId) -> Result<Option<Visit>, StoreError>;

    /// All visits, by day of service, then by number.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn visits(&self) -> Result<Vec<VisitId>, StoreError>;

    /// Keeps a note of a visit. A changed text is kept beside the earlier one, never in its place.
    ///
    /// # Errors
    /// Where the visit is not stored.
    fn keep_note(&mut self, visit: &VisitId, note: &Note) -> Result<(), StoreError>;

    /// The notes of a visit in the order they were first kept, each in its latest text.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn notes(&self, visit: &VisitId) -> Result<Vec<Note>, StoreError>;
}
