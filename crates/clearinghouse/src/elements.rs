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

/// A sum that stays at the end of the range where a hostile file would leave it.
pub(crate) fn plus(a: Money, b: Money) -> Money {
    Money::from_cents(a.cents().saturating_add(b.cents()))
}

/// A difference, as [`plus`] makes a sum.
pub(crate) fn minus(a: Money, b: Money) -> Money {
    Money::from_cents(a.cents().saturating_sub(b.cents()))
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

/// True for a day of the calendar written `YYYYMMDD`, and nothing else.
pub(crate) fn is_d8(value: &[u8]) -> bool {
    let number = |digits: &[u8]| {
        let is_number = digits.iter().all(u8::is_ascii_digit);
        is_number.then(|| digits.iter().fold(0_i16, |number, digit| number * 10 + i16::from(digit - b'0')))
    };
    let [y1, y2, y3, y4, m1, m2, d1, d2] = value else { return false };
    let day = (number(&[*y1, *y2, *y3, *y4]), number(&[*m1, *m2]), number(&[*d1, *d2]));
    let (Some(year), Some(month), Some(day)) = day else { return false };
    let part = |number: i16| i8::try_from(number).unwrap_or_default();
    Date::new(year, part(month), part(day)).is_ok()
}

/// True for two days in order, `YYYYMMDD-YYYYMMDD`.
pub(crate) fn is_span(value: &[u8]) -> bool {
    let Some((first, [b'-', last @ ..])) = value.split_at_checked(8) else { return false };
    is_d8(first) && is_d8(last) && first <= last
}

/// True for a time of day: `HHMM`, with seconds and parts of a second after it.
pub(crate) fn is_time(value: &[u8]) -> bool {
    let below = |digits: &[u8], bound: u8| {
        digits.iter().all(u8::is_ascii_digit) && digits <= [bound / 10 + b'0', bound % 10 + b'0'].as_slice()
    };
    match value {
        [h1, h2, m1, m2, rest @ ..] => {
            let seconds = match rest {
                [] => true,
                [s1, s2, parts @ ..] => {
                    below(&[*s1, *s2], 59) && parts.len() <= 2 && parts.iter().all(u8::is_ascii_digit)
                }
                _ => false,
            };
            below(&[*h1, *h2], 23) && below(&[*m1, *m2], 59) && seconds
        }
        _ => false,
    }
}

/// True for a day with a time of day, `YYYYMMDDHHMM`.
pub(crate) fn is_moment(value: &[u8]) -> bool {
    value.split_at_checked(8).is_some_and(|(day, time)| is_d8(day) && is_time(time))
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
