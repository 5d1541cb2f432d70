//! Money: whole cents, named rounding, no float.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An amount of United States dollars in whole cents; negative for what lowers a balance.
///
/// Sums are checked in every build: an overflow is a fault that stops the program, never a wrong amount.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money {
    cents: i64,
}

/// How a fraction of a cent is brought to a whole one. Every multiplication names its rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Half a cent goes away from zero: the fee schedules' way.
    HalfUp,
    /// Half a cent goes to the even neighbour: unbiased over many amounts.
    HalfEven,
    /// What is beyond the cent is dropped, towards zero.
    Down,
}

/// A text that is not an amount of dollars and cents.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is not an amount: write dollars with at most two decimals, such as 125.50")]
pub struct MoneyShapeError(pub String);

impl Money {
    /// No money.
    pub const ZERO: Self = Self { cents: 0 };

    /// An amount of whole cents.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Self {
        Self { cents }
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.cents
    }

    /// True for an amount of zero cents.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.cents == 0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { cents: self.cents.abs() }
    }

    /// The amount times `numerator / denominator`, exact until the named rounding brings it to a cent.
    ///
    /// `None` where the denominator is zero or the result leaves the range of an amount.
    #[must_use]
    pub fn times_ratio(self, numerator: i64, denominator: i64, rounding: Rounding) -> Option<Self> {
        let exact = i128::from(self.cents).checked_mul(i128::from(numerator))?;
        divide(exact, i128::from(denominator), rounding)
    }

    /// An exact count of fractional cents (`parts / per_cent`) brought to whole cents.
    ///
    /// `None` where `per_cent` is zero or the result leaves the range of an amount.
    #[must_use]
    pub fn from_fraction(parts: i128, per_cent: i128, rounding: Rounding) -> Option<Self> {
        divide(parts, per_cent, rounding)
    }
}

fn divide(numerator: i128, denominator: i128, rounding: Rounding) -> Option<Money> {
    let quotient = numerator.checked_div(denominator)?;
    let remainder = numerator.checked_rem(denominator)?;
    let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    let twice = remainder.unsigned_abs().checked_mul(2)?;
    let away = match (rounding, twice.cmp(&denominator.unsigned_abs())) {
        (Rounding::Down, _) | (_, std::cmp::Ordering::Less) => false,
        (_, std::cmp::Ordering::Greater) | (Rounding::HalfUp, std::cmp::Ordering::Equal) => true,
        (Rounding::HalfEven, std::cmp::Ordering::Equal) => quotient % 2 != 0,
    };
    let cents = if away { quotient.checked_add(sign)? } else { quotient };
    Some(Money { cents: i64::try_from(cents).ok()? })
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { cents: self.cents + other.cents }
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { cents: self.cents - other.cents }
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self { cents: -self.cents }
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Money {
    /// Writes dollars and cents without a currency sign or thousands: `-1234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.cents.unsigned_abs();
        let sign = if self.cents < 0 { "-" } else { "" };
        f.pad(&format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100))
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Money {
    type Err = MoneyShapeError;

    /// Reads dollars with at most two decimals and an optional minus: `125`, `125.5`, `-0.05`, `.5`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read_cents(text.trim())
            .map(Self::from_cents)
            .ok_or_else(|| MoneyShapeError(text.chars().take(40).collect()))
    }
}

fn read_cents(text: &str) -> Option<i64> {
    let (negative, magnitude) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (dollars, decimals) = magnitude.split_once('.').unwrap_or((magnitude, ""));
    let all_digits = dollars.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit());
    if !all_digits || decimals.len() > 2 || (dollars.is_empty() && decimals.is_empty()) {
        return None;
    }
    let whole: i64 = if dollars.is_empty() { 0 } else { dollars.parse().ok()? };
    let hundredths: i64 = format!("{decimals:0<2}").parse().ok()?;
    let cents = whole.checked_mul(100)?.checked_add(hundredths)?;
    Some(if negative { -cents } else { cents })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dollars(text: &str) -> Money {
        text.parse().unwrap()
    }

    #[test]
    fn is_read_and_written_in_dollars_and_cents() {
        for text in ["0.00", "0.05", "-0.05", "125.50", "-1234.56"] {
            assert_eq!(dollars(text).to_string(), text);
        }
        assert_eq!(dollars("125"), dollars("125.00"));
        assert_eq!(dollars("125.5"), dollars("125.50"));
        assert_eq!(dollars(".5"), dollars("0.50"));
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for text in ["", "-", ".", "1.234", "1,000.00", "$5", "5e2", "--5", "99999999999999999999"] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }

    #[test]
    fn rounds_by_the_rounding_that_is_named() {
        let half = |cents, rounding| Money::from_cents(cents).times_ratio(1, 2, rounding).unwrap().cents();
        assert_eq!((half(5, Rounding::HalfUp), half(-5, Rounding::HalfUp)), (3, -3));
        assert_eq!((half(5, Rounding::HalfEven), half(7, Rounding::HalfEven)), (2, 4));
        assert_eq!((half(5, Rounding::Down), half(-5, Rounding::Down)), (2, -2));
        assert_eq!(Money::from_cents(1).times_ratio(1, 0, Rounding::Down), None);
    }
}
