//! Assertion: in which sense a note mentions a condition.

use serde::{Deserialize, Serialize};

use crate::evidence::Span;

/// In which sense a condition is mentioned. Each axis holds the words that say so (the cue, or the heading of
/// the section that sets it as a prior); an empty axis means that nothing in the note says so.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Assertion {
    /// The condition is absent: "denies", "no", "without".
    pub negated: Option<Span>,
    /// The condition is not established: "possible", "suspected", "versus".
    pub uncertain: Option<Span>,
    /// The condition was once: "history of", a past medical history.
    pub historical: Option<Span>,
    /// Somebody else has it: "mother with", a family history.
    pub family: Option<Span>,
    /// The condition might come: "if", "return for", "risk of".
    pub hypothetical: Option<Span>,
    /// The condition is what a test looks for: "screening for".
    pub screening: Option<Span>,
    /// The condition is over: "resolved", "healed".
    pub resolved: Option<Span>,
    /// The condition was looked for and not found: "ruled out".
    pub ruled_out: Option<Span>,
    /// The condition is there, but only under these circumstances: "on exertion", "when walking".
    pub conditional: Option<Span>,
}

impl Assertion {
    /// True where nothing stands against the patient having the condition now; what comes only under circumstances
    /// is there.
    #[must_use]
    pub const fn is_affirmed(&self) -> bool {
        self.negated.is_none()
            && self.uncertain.is_none()
            && self.historical.is_none()
            && self.family.is_none()
            && self.hypothetical.is_none()
            && self.screening.is_none()
            && self.resolved.is_none()
            && self.ruled_out.is_none()
    }
}
