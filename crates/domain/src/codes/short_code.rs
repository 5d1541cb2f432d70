//! Short codes of fixed length: modifiers, places of service, adjustment and remark codes, taxonomies.

use std::fmt;
use std::str::FromStr;

use super::{CodeShapeError, serde_as_text};

/// Declares a code of letters and digits with a length between two bounds, held inline.
macro_rules! short_code {
    ($(#[$doc:meta])* $name:ident, $min:literal..=$max:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $max]);

        impl $name {
            /// The characters of the code.
            #[must_use]
            pub fn as_str(&self) -> &str {
                let length = self.0.iter().position(|&b| b == 0).unwrap_or($max);
                std::str::from_utf8(self.0.get(..length).unwrap_or_default()).unwrap_or_default()
            }
        }

        impl FromStr for $name {
            type Err = CodeShapeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let trimmed = text.trim();
                if !($min..=$max).contains(&trimmed.len()) {
                    return Err(CodeShapeError::new(text, $what, "its length is wrong"));
                }
                let mut characters = [0_u8; $max];
                for (slot, byte) in characters.iter_mut().zip(trimmed.bytes()) {
                    if !byte.is_ascii_alphanumeric() {
                        let why = "only letters and digits may stand in it";
                        return Err(CodeShapeError::new(text, $what, why));
                    }
                    *slot = byte.to_ascii_uppercase();
                }
                Ok(Self(characters))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        serde_as_text!($name);
    };
}

short_code!(
    /// A two-character modifier of a procedure code (CPT or HCPCS Level II): 25, 59, RT, XS.
    Modifier, 2..=2, "a modifier"
);
short_code!(
    /// A CMS place of service code, two digits: 11 office, 22 on-campus outpatient hospital.
    PlaceOfService, 2..=2, "a place of service"
);
short_code!(
    /// A Claim Adjustment Reason Code (X12 list 139): why an amount of an 835 was not paid as charged.
    Carc, 1..=5, "a claim adjustment reason code"
);
short_code!(
    /// A Remittance Advice Remark Code (X12 list 411): M15, N130, MA04.
    Rarc, 2..=5, "a remittance advice remark code"
);
short_code!(
    /// A health care provider taxonomy code (NUCC), ten characters: 207Q00000X.
    Taxonomy, 10..=10, "a provider taxonomy code"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_its_characters() {
        assert_eq!("25".parse::<Modifier>().unwrap().as_str(), "25");
        assert_eq!("rt".parse::<Modifier>().unwrap().to_string(), "RT");
        assert_eq!("A1".parse::<Carc>().unwrap().to_string(), "A1");
        assert_eq!("207Q00000X".parse::<Taxonomy>().unwrap().to_string(), "207Q00000X");
    }

    #[test]
    fn refuses_wrong_lengths_and_characters() {
        assert!("255".parse::<Modifier>().is_err());
        assert!("2".parse::<Modifier>().is_err());
        assert!("1*".parse::<PlaceOfService>().is_err());
        assert!("".parse::<Carc>().is_err());
        assert!("207Q00000".parse::<Taxonomy>().is_err());
    }
}
