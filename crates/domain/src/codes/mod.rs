//! Codes: each kind parsed once, small enough to copy, written the way its classification writes it.

mod icd10cm;
mod icd10pcs;
mod procedure;
mod short_code;

pub use icd10cm::*;
pub use icd10pcs::*;
pub use procedure::*;
pub use short_code::*;

use thiserror::Error;

/// A text that does not have the shape of the code it was read as.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{text}” is not {what}: {why}")]
pub struct CodeShapeError {
    /// The text as it came.
    pub text: String,
    /// The kind of code that was expected, with its article: "an ICD-10-CM code".
    pub what: &'static str,
    /// What is wrong with it.
    pub why: &'static str,
}

impl CodeShapeError {
    pub(crate) fn new(text: &str, what: &'static str, why: &'static str) -> Self {
        let text = text.chars().take(40).collect();
        Self { text, what, why }
    }
}

/// Serialises a code as its written form and reads it back through its parser.
macro_rules! serde_as_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use serde_as_text;
