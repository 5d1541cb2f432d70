//! Procedure codes: CPT and HCPCS Level II, which share one field on every claim.

use std::fmt;
use std::str::FromStr;

use super::{CodeShapeError, serde_as_text};

/// A procedure code: CPT (HCPCS Level I) or HCPCS Level II, five characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Procedure([u8; 5]);

/// Whose code a procedure code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProcedureSystem {
    /// Current Procedural Terminology, the American Medical Association's: 99213, 0001F, 0042T.
    Cpt,
    /// HCPCS Level II, the Centers for Medicare & Medicaid Services': J1885, G0439.
    HcpcsLevel2,
}

impl Procedure {
    /// The five characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whose code it is: a leading letter is HCPCS Level II's, a leading digit CPT's.
    #[must_use]
    pub fn system(&self) -> ProcedureSystem {
        if self.0.first().is_some_and(u8::is_ascii_alphabetic) {
            ProcedureSystem::HcpcsLevel2
        } else {
            ProcedureSystem::Cpt
        }
    }
}

impl FromStr for Procedure {
    type Err = CodeShapeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WHAT: &str = "a procedure code";
        let upper = text.trim().to_ascii_uppercase();
        let Ok(characters) = <[u8; 5]>::try_from(upper.as_bytes()) else {
            return Err(CodeShapeError::new(text, WHAT, "it has five characters"));
        };
        let [first, middle @ .., last] = &characters;
        if !middle.iter().all(u8::is_ascii_digit) {
            return Err(CodeShapeError::new(text, WHAT, "its second to fourth characters are digits"));
        }
        let ends_well = match (first.is_ascii_alphabetic(), last.is_ascii_digit()) {
            (_, true) => first.is_ascii_alphanumeric(),
            (letter_first, false) => !letter_first && first.is_ascii_digit() && last.is_ascii_alphabetic(),
        };
        if !ends_well {
            return Err(CodeShapeError::new(text, WHAT, "a letter stands first or last, never both"));
        }
        Ok(Self(characters))
    }
}

impl fmt::Display for Procedure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Procedure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

serde_as_text!(Procedure);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_whose_code_it_is() {
        assert_eq!("99213".parse::<Procedure>().unwrap().system(), ProcedureSystem::Cpt);
        assert_eq!("0042t".parse::<Procedure>().unwrap().system(), ProcedureSystem::Cpt);
        assert_eq!("J1885".parse::<Procedure>().unwrap().system(), ProcedureSystem::HcpcsLevel2);
    }

    #[test]
    fn refuses_what_is_no_procedure() {
        for text in ["", "9921", "992133", "99 13", "J188A", "9A213", "*9213", "9921*"] {
            assert!(text.parse::<Procedure>().is_err(), "{text}");
        }
    }
}
