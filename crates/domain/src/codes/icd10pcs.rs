//! ICD-10-PCS codes.

use std::fmt;
use std::str::FromStr;

use super::{CodeShapeError, serde_as_text};

/// An ICD-10-PCS code: seven characters, one for each axis from section to qualifier.
///
/// A code of this type has the right *shape*: digits and capital letters, of which I and O are never used, lest they
/// be read as 1 and 0. Which codes there are is for the tables of the discharge date to say. Ordered as the tables are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Icd10Pcs {
    characters: [u8; 7],
}

impl Icd10Pcs {
    /// The code of seven characters; none where one of them is never used.
    #[must_use]
    pub fn from_characters(characters: [u8; 7]) -> Option<Self> {
        characters.iter().all(|&character| is_used(character)).then_some(Self { characters })
    }

    /// Its seven characters.
    #[must_use]
    pub fn characters(&self) -> [u8; 7] {
        self.characters
    }

    /// The first three characters, which choose the table that it is built from.
    #[must_use]
    pub fn table(&self) -> [u8; 3] {
        let [section, system, operation, ..] = self.characters;
        [section, system, operation]
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.characters).unwrap_or_default()
    }
}

/// True for a character that a code may have.
fn is_used(character: u8) -> bool {
    character.is_ascii_digit() || (character.is_ascii_uppercase() && !matches!(character, b'I' | b'O'))
}

impl FromStr for Icd10Pcs {
    type Err = CodeShapeError;

    /// Reads a code in either case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = |why| CodeShapeError::new(text, "an ICD-10-PCS code", why);
        let mut characters: [u8; 7] =
            text.trim().as_bytes().try_into().map_err(|_| shape("it does not have seven characters"))?;
        characters.make_ascii_uppercase();
        Self::from_characters(characters)
            .ok_or_else(|| shape("only digits and letters other than I and O may stand in it"))
    }
}

impl fmt::Display for Icd10Pcs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Icd10Pcs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

serde_as_text!(Icd10Pcs);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_in_either_case_and_knows_its_table() {
        let appendectomy: Icd10Pcs = " 0dtj4zz ".parse().unwrap();
        assert_eq!(appendectomy.to_string(), "0DTJ4ZZ");
        assert_eq!(appendectomy.table(), *b"0DT");
        assert!(appendectomy < "0DTJ7ZZ".parse().unwrap());
    }

    #[test]
    fn refuses_what_has_not_its_shape() {
        for text in ["", "0DT", "0DTJ4ZZZ", "0DTJ4Z.", "0DTI4ZZ", "ODTJ4ZZ", "0DTJ4Z é"] {
            assert!(text.parse::<Icd10Pcs>().is_err(), "{text}");
        }
    }
}
