//! Protected health information, kept out of logs by its type.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A value that identifies a patient. Its `Debug` never shows it and it has no `Display`, so it reaches a log,
/// an error or a URL only where somebody calls [`Phi::reveal`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phi<T>(T);

impl<T> Phi<T> {
    /// Marks a value as protected.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for those who may see it: the claim, the statement, the person at the screen.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Phi<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[protected]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_not_show_itself() {
        let name = Phi::new("Ada Example".to_owned());
        assert_eq!(format!("{name:?}"), "[protected]");
        assert_eq!(name.reveal(), "Ada Example");
    }
}
