//! ICD-10-CM codes.

use std::fmt;
use std::str::FromStr;

use super::{CodeShapeError, serde_as_text};

/// An ICD-10-CM code or category, three to seven characters, held without its dot.
///
/// A code of this type has the right *shape*: a letter, then letters and digits, at most seven. Shape does not
/// decide validity (since FY2027 even the second character may be a letter, as in QA0); ask the code sets of
/// the date of service. Ordered as the tabular list is ordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Icd10Cm {
    // Unused bytes are zero, so that the derived order is that of the characters.
    characters: [u8; 7],
}

impl Icd10Cm {
    /// The characters without the dot: `E1165`.
    #[must_use]
    pub fn undotted(&self) -> &str {
        let length = self.characters.iter().position(|&b| b == 0).unwrap_or(7);
        let used = self.characters.get(..length).unwrap_or_default();
        std::str::from_utf8(used).unwrap_or_default()
    }

    /// The category: the first three characters.
    #[must_use]
    pub fn category(&self) -> Self {
        self.truncated(3)
    }

    /// The first `length` characters as a code; the code itself where it is shorter. Never under three.
    #[must_use]
    pub fn truncated(&self, length: usize) -> Self {
        let mut characters = self.characters;
        for byte in characters.iter_mut().skip(length.max(3)) {
            *byte = 0;
        }
        Self { characters }
    }

    /// True where this code stands at or under `ancestor` by its characters: E11.65 is within E11.
    #[must_use]
    pub fn is_within(&self, ancestor: &Self) -> bool {
        self.undotted().starts_with(ancestor.undotted())
    }

    /// The number of characters, three to seven.
    #[must_use]
    pub fn length(&self) -> usize {
        self.undotted().len()
    }
}

impl FromStr for Icd10Cm {
    type Err = CodeShapeError;

    /// Reads a code with or without its dot, in either case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = |why| Err(CodeShapeError::new(text, "an ICD-10-CM code", why));
        let mut characters = [0_u8; 7];
        let mut length = 0;
        for (position, byte) in text.trim().bytes().enumerate() {
            if byte == b'.' && position == 3 {
                continue;
            }
            if !byte.is_ascii_alphanumeric() {
                return shape("only letters, digits and a dot after the third character may stand in it");
            }
            let Some(slot) = characters.get_mut(length) else {
                return shape("it is longer than seven characters");
            };
            *slot = byte.to_ascii_uppercase();
            length += 1;
        }
        if length < 3 {
            return shape("it is shorter than three characters");
        }
        if !characters.first().is_some_and(u8::is_ascii_uppercase) {
            return shape("it does not begin with a letter");
        }
        Ok(Self { characters })
    }
}

impl fmt::Display for Icd10Cm {
    /// Writes the code with its dot: `E11.65`, and a category without: `I10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.undotted().split_at_checked(3) {
            Some((category, "")) => f.pad(category),
            Some((category, rest)) => f.pad(&format!("{category}.{rest}")),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Icd10Cm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

serde_as_text!(Icd10Cm);

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Icd10Cm {
        text.parse().unwrap()
    }

    #[test]
    fn is_read_with_and_without_its_dot_and_written_with_it() {
        assert_eq!(code("e1165"), code("E11.65"));
        assert_eq!(code("E1165").to_string(), "E11.65");
        assert_eq!(code("I10").to_string(), "I10");
        assert_eq!(code("S93.401A").undotted(), "S93401A");
    }

    #[test]
    fn letters_may_stand_in_any_place() {
        for text in ["C4A.0", "Z3A.10", "QA0", "M1A.0110", "T36.0X1A"] {
            assert_eq!(code(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_no_code() {
        for text in ["", "E1", "11.65", "E11.65.1", "E1165A123", "E11 65", "É11"] {
            assert!(text.parse::<Icd10Cm>().is_err(), "{text}");
        }
    }

    #[test]
    fn knows_its_ancestors_by_its_characters() {
        assert!(code("E11.65").is_within(&code("E11")));
        assert!(!code("E11").is_within(&code("E11.65")));
        assert_eq!(code("E11.65").category(), code("E11"));
        assert!(code("E11") < code("E11.0") && code("E11.0") < code("E11.00") && code("E11.9") < code("E12"));
    }
}
