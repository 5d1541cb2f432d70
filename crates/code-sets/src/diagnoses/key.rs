//! A diagnosis code as the rows of a release hold it.

use superbill_domain::Icd10Cm;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// Seven characters without the dot, zeros after the last: in the order of the codes' characters.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
    Unaligned,
)]
#[repr(C)]
pub struct DiagnosisKey([u8; 7]);

impl DiagnosisKey {
    /// The code; none where the bytes are those of no code.
    #[must_use]
    pub fn code(self) -> Option<Icd10Cm> {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        std::str::from_utf8(self.0.get(..length)?).ok()?.parse().ok()
    }

    /// True where this is the code `ancestor` or stands below it by its characters.
    #[must_use]
    pub fn is_within(self, ancestor: Self) -> bool {
        self.0.iter().zip(ancestor.0).all(|(here, above)| above == 0 || *here == above)
    }
}

impl From<Icd10Cm> for DiagnosisKey {
    fn from(code: Icd10Cm) -> Self {
        let mut characters = [0; 7];
        for (to, from) in characters.iter_mut().zip(code.undotted().bytes()) {
            *to = from;
        }
        Self(characters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_comes_back_and_stands_below_its_headers() {
        let key = |text: &str| DiagnosisKey::from(text.parse::<Icd10Cm>().unwrap());
        for text in ["I10", "E11.65", "S93.401A"] {
            assert_eq!(key(text).code().unwrap().to_string(), text);
        }
        assert!(key("E11.65").is_within(key("E11")) && key("E11").is_within(key("E11")));
        assert!(!key("E11").is_within(key("E11.65")) && key("E11") < key("E11.65"));
        assert_eq!(DiagnosisKey::default().code(), None);
    }
}
