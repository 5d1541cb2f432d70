//! Single elements as values and back: amounts, dates, whole numbers.

use jiff::civil::Date;
use superbill_domain::Money;

/// Largest amount that is read, in cents: ten billion dollars. The guides end at 99,999,999.99 for a claim;
/// the bound keeps any sum of amounts of one file within the range of [`Money`].
const LARGEST: u64 = 1_000_000_000_000;

/// An amount as X12 writes a decimal: no zeros that say nothing (`120`, `120.5`, `-0.05`).
pub(crate) fn amount(money: Money) -> String {
    let text = money.to_string();
    let text = text.strip_suffix(".00").unwrap_or(&text);
    match text.split_once('.') {
        Some((_, cents)) if cents.ends_with('0') => text.trim_end_matches('0').to_owned(),
        _ => text.to_owned(),
    }
}

/// Reads an amount; `None` for what is no amount or beyond any real one. Zeros beyond the cent are nothing.
pub(crate) fn read_amount(text: &str) -> Option<Money> {
    let exact = match text.split_once('.') {
        Some((dollars, decimals)) if decimals.len() > 2 => {
            let (cents, beyond) = decimals.split_at_checked(2)?;
            if beyond.bytes().any(|byte| byte != b'0') {
                return None;
            }
            format!("{dollars}.{cents}").parse::<Money>()
        }
        _ => text.strip_prefix('+').unwrap_or(text).parse::<Money>(),
    };
    exact.ok().filter(|money| money.cents().unsigned_abs() <= LARGEST)
}

/// A date as `YYYYMMDD`.
pub(crate) fn d8(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Reads `YYYYMMDD`, or the first eight characters of a longer date and time.
pub(crate) fn read_d8(text: &str) -> Option<Date> {
    let digits = text.get(..8)?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year = digits.get(..4)?.parse().ok()?;
    let month = digits.get(4..6)?.parse().ok()?;
    let day = digits.get(6..8)?.parse().ok()?;
    Date::new(year, month, day).ok()
}

/// Reads a whole number that may be written with a point and zeros (`1`, `1.0`); `None` for a fraction.
pub(crate) fn read_whole(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.bytes().any(|byte| byte != b'0') { None } else { whole.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_short_and_read_back() {
        for (cents, text) in
            [(12_000, "120"), (12_050, "120.5"), (5, "0.05"), (-5, "-0.05"), (0, "0"), (100_000, "1000")]
        {
            assert_eq!(amount(Money::from_cents(cents)), text);
            assert_eq!(read_amount(text), Some(Money::from_cents(cents)));
        }
    }

    #[test]
    fn amounts_of_others_are_read_or_refused_never_rounded() {
        assert_eq!(read_amount("120.500"), Some(Money::from_cents(12_050)));
        assert_eq!(read_amount("+3"), Some(Money::from_cents(300)));
        for text in ["", "120.505", "1,200", "12O", "1e3", "99999999999999", "--1", "."] {
            assert_eq!(read_amount(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_or_refused() {
        assert_eq!(read_d8("20260615").map(d8).as_deref(), Some("20260615"));
        assert_eq!(read_d8("202606150930").map(d8).as_deref(), Some("20260615"));
        for text in ["", "2026061", "20260231", "2026-06-15", "éééé"] {
            assert_eq!(read_d8(text), None, "{text}");
        }
    }

    #[test]
    fn fractions_are_not_whole_numbers() {
        assert_eq!((read_whole("2"), read_whole("2.0"), read_whole("-1")), (Some(2), Some(2), Some(-1)));
        assert_eq!((read_whole("1.5"), read_whole(""), read_whole("x")), (None, None, None));
    }
}
