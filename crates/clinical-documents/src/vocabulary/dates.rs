//! Dates as FHIR, C-CDA and HL7 v2 write them.

use superbill_domain::Date;

/// The day of a date or time: `2026-03-01`, `2026-03-01T09:00:00-05:00`, `20260301`, `202603010900-0500`. None where no
/// day is told ("2026-03"), or there is no such day.
pub(crate) fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    let head: String = value.chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
    let digits = |range| head.get(range).filter(|part: &&str| part.bytes().all(|byte| byte.is_ascii_digit()));
    let dashed = head.as_bytes().get(4) == Some(&b'-');
    let (month, day) = if dashed { (5..7, 8..10) } else { (4..6, 6..8) };
    if dashed && head.as_bytes().get(7) != Some(&b'-') {
        return None;
    }
    let (year, month, day) = (digits(0..4)?, digits(month)?, digits(day)?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_every_spelling() {
        for value in
            ["2026-03-01", "2026-03-01T09:00:00-05:00", "20260301", "202603010900-0500", "20260301090000.000"]
        {
            assert_eq!(day(value).unwrap().to_string(), "2026-03-01", "{value}");
        }
        for value in ["2026", "2026-03", "202603", "20261301", "", "13/45/1980", "2026-0301", "-----------"] {
            assert_eq!(day(value), None, "{value}");
        }
    }
}
