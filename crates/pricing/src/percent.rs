//! Percentages of amounts, in hundredths of a percent.

use std::fmt;

use serde::{Deserialize, Serialize};
use superbill_domain::{Money, Rounding};

/// A percentage in hundredths: 8500 is 85 percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(u32);

impl Percent {
    /// The whole.
    pub const FULL: Self = Self(10_000);

    /// A percentage of so many hundredths.
    #[must_use]
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// This percentage of an amount, to the cent; none where it leaves the range of an amount.
    #[must_use]
    pub fn of(self, amount: Money) -> Option<Money> {
        amount.times_ratio(i64::from(self.0), i64::from(Self::FULL.0), Rounding::HalfUp)
    }
}

impl fmt::Display for Percent {
    /// Writes `85 %`, `13.6 %`, `62.5 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, hundredths) = (self.0 / 100, self.0 % 100);
        let decimals = format!("{hundredths:02}");
        match decimals.trim_end_matches('0') {
            "" => f.pad(&format!("{whole} %")),
            decimals => f.pad(&format!("{whole}.{decimals} %")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_taken_of_an_amount_and_written_plainly() {
        let fifteen_more = Percent::from_hundredths(11_500);
        assert_eq!(fifteen_more.of("88.95".parse().unwrap()), Some("102.29".parse().unwrap()));
        assert_eq!(fifteen_more.to_string(), "115 %");
        assert_eq!(Percent::from_hundredths(1_360).to_string(), "13.6 %");
        assert_eq!(Percent::FULL.of(Money::from_cents(7)), Some(Money::from_cents(7)));
    }
}
