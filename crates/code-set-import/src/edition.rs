//! Which edition a file is of: what the user says, else what its name says.

use superbill_code_sets::Effective;
use superbill_domain::Date;

use crate::ImportError;
use crate::layout::Context;

impl Context<'_> {
    /// The edition of a file and the days it governs, for layouts whose content does not say: from the user, else from
    /// a date or year in the file's name (`2024-07-01`, `20240701`, `2026q3`, `2025_OCT`, `FY2026`, `2024`).
    ///
    /// # Errors
    /// Where neither says it.
    pub fn edition_of(
        &self,
        layout: &'static str,
        file_name: &str,
    ) -> Result<(String, Effective), ImportError> {
        let named = from_name(file_name);
        let from = self.from.or(named.as_ref().map(|(_, from)| *from));
        let missing = || ImportError::NoEdition { layout, file: file_name.to_owned() };
        let from = from.ok_or_else(missing)?;
        let edition = self.edition.map(str::to_owned).or(named.map(|(edition, _)| edition));
        Ok((edition.unwrap_or_else(|| from.to_string()), Effective { from, to: None }))
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The edition in a file's name, with its first day.
pub(crate) fn from_name(name: &str) -> Option<(String, Date)> {
    let lower = name.to_ascii_lowercase();
    let (at, year) = year_in(&lower)?;
    let before = lower.get(..at).unwrap_or_default();
    let after = lower.get(at + 4..).unwrap_or_default();
    if before.ends_with("fy") {
        return Some((format!("FY{year}"), Date::new(year - 1, 10, 1).ok()?));
    }
    if let Some(date) = before_year(before, year) {
        return Some((date.to_string(), date));
    }
    let numbers = after.trim_start_matches(['-', '_']);
    let number = |from: usize| numbers.get(from..from + 2).and_then(|digits| digits.parse::<i8>().ok());
    let second = usize::from(numbers.get(2..3).is_some_and(|c| c == "-" || c == "_")) + 2;
    let date = number(0).zip(number(second)).and_then(|(month, day)| Date::new(year, month, day).ok());
    if let Some(date) = date {
        return Some((date.to_string(), date));
    }
    let month = numbers.strip_prefix('q').and_then(|rest| rest.get(..1)?.parse::<i8>().ok());
    let month = month.filter(|quarter| (1..=4).contains(quarter)).map(|quarter| quarter * 3 - 2);
    let named = || (1_i8..).zip(MONTHS).find(|(_, name)| numbers.starts_with(name)).map(|(month, _)| month);
    let plain = || number(0).filter(|month| (1..=12).contains(month) && after.starts_with(['-', '_']));
    match month.or_else(named).or_else(plain) {
        Some(month) => Some((format!("{year}-{month:02}"), Date::new(year, month, 1).ok()?)),
        None => Some((year.to_string(), Date::new(year, 1, 1).ok()?)),
    }
}

/// The date of a name that has the year last: `07-01-2026`.
fn before_year(before: &str, year: i16) -> Option<Date> {
    let (rest, day) = before.strip_suffix(['-', '_'])?.rsplit_once(['-', '_'])?;
    let month = rest.get(rest.len().checked_sub(2)?..)?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The first four digits from 1990 to 2099, and where they stand.
fn year_in(name: &str) -> Option<(usize, i16)> {
    (0..name.len()).find_map(|at| {
        let year: i16 = name.get(at..at + 4)?.parse().ok()?;
        let is_year = (1990..2100).contains(&year) && !name.get(at..)?.starts_with(['+', '-']);
        is_year.then_some((at, year))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_edition_as_people_write_it() {
        let read = |name: &str| from_name(name).map(|(edition, from)| format!("{edition} {from}"));
        for (name, expected) in [
            ("ncci_mue_practitioner_2024-07-01.csv", "2024-07-01 2024-07-01"),
            ("ccipra_20240701.txt", "2024-07-01 2024-07-01"),
            ("hcpcs_level2_codes_2026q3.txt", "2026-07 2026-07-01"),
            ("HCPC2025_OCT_ANWEB.xlsx", "2025-10 2025-10-01"),
            ("icd10cm-drug-2026-04.xml", "2026-04 2026-04-01"),
            ("POAexemptCodesFY2026.txt", "FY2026 2025-10-01"),
            ("cms_place_of_service_2024.csv", "2024 2024-01-01"),
            ("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv", "2026-07-01 2026-07-01"),
        ] {
            assert_eq!(read(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(read("codes.csv"), None);
    }
}
