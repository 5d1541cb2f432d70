//! The National Provider Identifier.

use std::fmt;
use std::str::FromStr;

use crate::codes::{CodeShapeError, serde_as_text};

/// A National Provider Identifier: ten digits, the last of which is a check digit.
///
/// Source: CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit": the Luhn formula
/// over the nine digits prefixed with 80840.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Npi([u8; 10]);

/// What the prefix 80840 adds to the Luhn sum of every NPI.
const PREFIX_SUM: u32 = 24;

impl Npi {
    /// The ten digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn luhn_sum(digits: &[u8]) -> u32 {
    let value = |byte: &u8| u32::from(byte.saturating_sub(b'0'));
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let from_the_right = digits.iter().rev().map(value).enumerate();
    from_the_right.map(|(place, digit)| if place % 2 == 1 { doubled(digit) } else { digit }).sum()
}

impl FromStr for Npi {
    type Err = CodeShapeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WHAT: &str = "a National Provider Identifier";
        let digits = <[u8; 10]>::try_from(text.trim().as_bytes());
        let Some(digits) = digits.ok().filter(|d| d.iter().all(u8::is_ascii_digit)) else {
            return Err(CodeShapeError::new(text, WHAT, "it has ten digits"));
        };
        if !matches!(digits.first(), Some(b'1' | b'2')) {
            return Err(CodeShapeError::new(text, WHAT, "it begins with 1 or 2"));
        }
        if !(luhn_sum(&digits) + PREFIX_SUM).is_multiple_of(10) {
            return Err(CodeShapeError::new(text, WHAT, "its check digit is wrong; a digit may be mistyped"));
        }
        Ok(Self(digits))
    }
}

impl fmt::Display for Npi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Npi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

serde_as_text!(Npi);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_the_published_example() {
        // CMS's own worked example of the check digit.
        assert!("1234567893".parse::<Npi>().is_ok());
    }

    #[test]
    fn finds_every_single_mistyped_digit() {
        for place in 0..10 {
            for digit in b'0'..=b'9' {
                let mut typed = *b"1234567893";
                if typed[place] == digit {
                    continue;
                }
                typed[place] = digit;
                let text = std::str::from_utf8(&typed).unwrap();
                assert!(text.parse::<Npi>().is_err(), "{text} passed");
            }
        }
    }

    #[test]
    fn refuses_what_is_no_identifier() {
        for text in ["", "123456789", "12345678931", "123456789A", "3234567893"] {
            assert!(text.parse::<Npi>().is_err(), "{text}");
        }
    }
}
