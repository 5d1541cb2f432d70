//! Numbers with a fixed count of decimals, as fee schedules publish them: whole parts, never a float.

use std::fmt;
use std::str::FromStr;

use superbill_domain::CodeShapeError;

/// A number of `PLACES` decimals, held as whole parts: 2.75 with two places is 275.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FixedPoint<const PLACES: u32>(u32);

/// Relative value units, in hundredths.
pub type RelativeUnits = FixedPoint<2>;
/// A geographic practice cost index, in thousandths.
pub type CostIndex = FixedPoint<3>;
/// Dollars per relative value unit, in ten-thousandths.
pub type DollarsPerUnit = FixedPoint<4>;

impl<const PLACES: u32> FixedPoint<PLACES> {
    /// The number one.
    pub const ONE: Self = Self(10_u32.pow(PLACES));

    /// A number of so many parts.
    #[must_use]
    pub const fn from_parts(parts: u32) -> Self {
        Self(parts)
    }

    /// The whole parts: hundredths of a relative value unit, thousandths of an index.
    #[must_use]
    pub const fn parts(self) -> u32 {
        self.0
    }
}

impl<const PLACES: u32> FromStr for FixedPoint<PLACES> {
    type Err = CodeShapeError;

    /// Reads digits with at most `PLACES` decimals and no sign: `2.75`, `1`, `.5`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read_parts(text, PLACES).map(Self).ok_or_else(|| CodeShapeError {
            text: text.chars().take(40).collect(),
            what: "a number of a fee schedule",
            why: "it has digits, one point and few decimals",
        })
    }
}

fn read_parts(text: &str, places: u32) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
    let missing = places.checked_sub(u32::try_from(decimals.len()).ok()?)?;
    if !all_digits || (whole.is_empty() && decimals.is_empty()) {
        return None;
    }
    let number = |digits: &str| if digits.is_empty() { Some(0_u32) } else { digits.parse().ok() };
    let shifted = number(decimals)?.checked_mul(10_u32.checked_pow(missing)?)?;
    number(whole)?.checked_mul(10_u32.checked_pow(places)?)?.checked_add(shifted)
}

impl<const PLACES: u32> fmt::Display for FixedPoint<PLACES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = Self::ONE.0;
        let width = PLACES as usize;
        f.pad(&format!("{}.{:0width$}", self.0 / one, self.0 % one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_and_written_with_its_decimals() {
        assert_eq!("2.75".parse::<RelativeUnits>().unwrap().parts(), 275);
        assert_eq!("32.3465".parse::<DollarsPerUnit>().unwrap().to_string(), "32.3465");
        assert_eq!("1".parse::<CostIndex>().unwrap(), CostIndex::ONE);
        assert_eq!(".05".parse::<RelativeUnits>().unwrap().to_string(), "0.05");
    }

    #[test]
    fn refuses_what_would_lose_a_decimal_or_is_no_number() {
        for text in ["", ".", "1.234", "-1", "1,0", "9999999999", "1.2.3"] {
            assert!(text.parse::<RelativeUnits>().is_err(), "{text}");
        }
    }
}
