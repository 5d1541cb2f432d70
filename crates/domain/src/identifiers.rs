//! Identifiers that we give: each a type of its own, so that none is taken for another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares an identifier: a text with a meaning.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Names a thing.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

identifier!(
    /// A document of a chart: in a plain run, the name of the note's file.
    DocumentId
);
identifier!(
    /// A visit (encounter).
    VisitId
);
identifier!(
    /// A claim's own number, sent as CLM01 (the patient control number) and echoed by every answer.
    /// At most twenty characters by the custom of payers.
    ClaimId
);
identifier!(
    /// A patient of this practice.
    PatientId
);
identifier!(
    /// A payer by the identifier that its claims are sent to (NM109 of the payer loop).
    PayerId
);
identifier!(
    /// An interchange: sender, receiver and control number, which together happen once.
    InterchangeId
);
