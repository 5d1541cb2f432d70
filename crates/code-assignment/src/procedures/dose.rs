//! Units of a drug: its dose by what one unit of its code stands for, rounded up.

use superbill_domain::ProcedureMention;

use super::documentation::{Gap, sentence};
use super::reported::Reported;
use crate::case::Case;

/// Within how many words of its drug a dose begins or ends: "40 mg of", "ceftriaxone IM 500 mg".
const NEAR: usize = 2;

/// Units by the dose that stands with the drug; one unit, and a question, where none does.
pub(super) fn reported(case: &Case<'_>, done: &ProcedureMention, unit: &str) -> Reported {
    let around = sentence(case, done.span);
    let text = &case.chart.document.text;
    let before = text.get(around.start..done.span.start).unwrap_or_default();
    let after = text.get(done.span.end..around.end).unwrap_or_default();
    let given = last_before(before).or_else(|| first_after(after));
    let units = given.and_then(|given| given.in_units_of(Amount::read(unit)?));
    Reported { codes: vec![(done.code, units.unwrap_or(1))], gap: units.is_none().then_some(Gap::Dose) }
}

/// An amount of a drug, in thousandths of its smallest measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Amount {
    measure: Measure,
    thousandths: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Micrograms,
    Millilitres,
    Units,
}

impl Amount {
    /// Reads "40 mg", "0.5 g", "1,200,000 units".
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        Self::of(words.next()?, words.next()?)
    }

    fn of(number: &str, measure: &str) -> Option<Self> {
        let (measure, scale) = match measure.to_ascii_lowercase().as_str() {
            "mcg" | "ug" | "microgram" | "micrograms" => (Measure::Micrograms, 1),
            "mg" | "milligram" | "milligrams" => (Measure::Micrograms, 1_000),
            "g" | "gm" | "gram" | "grams" => (Measure::Micrograms, 1_000_000),
            "ml" | "cc" | "milliliter" | "milliliters" => (Measure::Millilitres, 1),
            "unit" | "units" | "iu" => (Measure::Units, 1),
            _ => return None,
        };
        Some(Self { measure, thousandths: thousandths(number)?.checked_mul(scale)? })
    }

    /// How many units of `one`, rounded up; none where the two do not measure the same.
    fn in_units_of(self, one: Self) -> Option<u16> {
        let same = self.measure == one.measure && self.thousandths > 0 && one.thousandths > 0;
        same.then(|| self.thousandths.div_ceil(one.thousandths)).and_then(|units| units.try_into().ok())
    }
}

/// A decimal number in thousandths.
fn thousandths(number: &str) -> Option<u64> {
    let number = number.replace(',', "");
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let part = part.get(..3).unwrap_or(part);
    let missing = 3_u32.checked_sub(u32::try_from(part.len()).ok()?)?;
    let part =
        if part.is_empty() { 0 } else { part.parse::<u64>().ok()?.checked_mul(10_u64.pow(missing))? };
    let whole = if whole.is_empty() { 0 } else { whole.parse::<u64>().ok()? };
    whole.checked_mul(1_000)?.checked_add(part)
}

/// The words of a text, a number apart from what is written close to it: "40mg" is "40", "mg".
fn words(text: &str) -> Vec<&str> {
    let pieces = text.split_whitespace().flat_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let figures =
            word.find(|c: char| c.is_alphabetic()).filter(|_| word.starts_with(|c: char| c.is_ascii_digit()));
        let (number, rest) = figures.and_then(|at| word.split_at_checked(at)).unwrap_or((word, ""));
        [number, rest].map(|piece| piece.trim_end_matches(['.', '-']))
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// The dose that stands right before a drug: "40 mg of".
fn last_before(text: &str) -> Option<Amount> {
    let words = words(text);
    words.windows(2).rev().take(NEAR).find_map(pair_amount)
}

/// The dose that stands right after a drug: "40 mg IM".
fn first_after(text: &str) -> Option<Amount> {
    let words = words(text);
    words.windows(2).take(NEAR).find_map(pair_amount)
}

fn pair_amount(pair: &[&str]) -> Option<Amount> {
    let [number, measure] = pair else { return None };
    Amount::of(number, measure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(given: Option<Amount>, one: &str) -> Option<u16> {
        given?.in_units_of(Amount::read(one)?)
    }

    #[test]
    fn a_dose_is_a_number_of_units_rounded_up() {
        assert_eq!(units(last_before("injected with 40 mg of "), "10 mg"), Some(4));
        assert_eq!(units(last_before("was given 45mg "), "10 mg"), Some(5));
        assert_eq!(units(first_after(" 1 g IM"), "250 mg"), Some(4));
        assert_eq!(units(first_after(" (0.5 mg) given"), "1 mg"), Some(1));
        assert_eq!(units(last_before("1,200,000 units of "), "100000 units"), Some(12));
        assert_eq!(units(first_after(" IM, 1000 mcg"), "1 mg"), Some(1));
    }

    #[test]
    fn what_measures_something_else_is_no_dose() {
        assert_eq!(units(last_before("1 mL of "), "10 mg"), None);
        assert_eq!(units(first_after(" 40 mg/mL"), "10 mg"), None);
        assert_eq!(units(last_before("0 mg of "), "10 mg"), None);
        assert_eq!(units(first_after(" and 4 mL of lidocaine"), "10 mg"), None);
        assert_eq!(units(last_before("99999999999999999999 g of "), "1 mcg"), None);
    }
}
