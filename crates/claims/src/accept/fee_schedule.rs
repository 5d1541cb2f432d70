//! The practice's own fee schedule: what it charges, not what anybody pays.

use std::collections::BTreeMap;

use superbill_domain::{Modifier, Money, Procedure, Rounding};

/// What a practice charges for a unit of each procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeeSchedule {
    fees: BTreeMap<(Procedure, Option<Modifier>), Money>,
}

impl FeeSchedule {
    /// A schedule of whole procedures.
    #[must_use]
    pub fn new(fees: impl IntoIterator<Item = (Procedure, Money)>) -> Self {
        Self { fees: fees.into_iter().map(|(procedure, fee)| ((procedure, None), fee)).collect() }
    }

    /// Adds the fee of a part of a procedure: modifier 26 or TC.
    #[must_use]
    pub fn with_part(mut self, procedure: Procedure, part: Modifier, fee: Money) -> Self {
        self.fees.insert((procedure, Some(part)), fee);
        self
    }

    /// The charge for a service; none where the schedule has no fee for it, and none for a fee of zero.
    ///
    /// A part of a procedure (26, TC) is charged by its own fee, never by that of the whole.
    #[must_use]
    pub fn charge(&self, procedure: Procedure, modifiers: &[Modifier], units: u16) -> Option<Money> {
        let part = modifiers.iter().find(|modifier| matches!(modifier.as_str(), "26" | "TC")).copied();
        let fee = *self.fees.get(&(procedure, part))?;
        fee.times_ratio(i64::from(units), 1, Rounding::HalfUp).filter(|charge| *charge > Money::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule() -> FeeSchedule {
        let fee = |code: &str, cents| (code.parse().unwrap(), Money::from_cents(cents));
        FeeSchedule::new([fee("99213", 12_500), fee("J1885", 350), fee("36415", 0)]).with_part(
            "93000".parse().unwrap(),
            "26".parse().unwrap(),
            Money::from_cents(2_000),
        )
    }

    fn charge(code: &str, modifiers: &[&str], units: u16) -> Option<i64> {
        let modifiers: Vec<_> = modifiers.iter().map(|modifier| modifier.parse().unwrap()).collect();
        schedule().charge(code.parse().unwrap(), &modifiers, units).map(Money::cents)
    }

    #[test]
    fn units_are_charged_each() {
        assert_eq!(charge("J1885", &[], 4), Some(1_400));
        assert_eq!(charge("99213", &["25"], 1), Some(12_500));
    }

    #[test]
    fn a_missing_fee_is_no_fee_and_never_zero() {
        assert_eq!(charge("99214", &[], 1), None);
        assert_eq!(charge("36415", &[], 1), None, "a fee of zero");
        assert_eq!(charge("99213", &[], 0), None, "no units");
    }

    #[test]
    fn a_part_is_not_charged_as_the_whole() {
        assert_eq!(charge("93000", &["26"], 1), Some(2_000));
        assert_eq!(charge("93000", &["TC"], 1), None);
        assert_eq!(charge("93000", &[], 1), None);
    }
}
