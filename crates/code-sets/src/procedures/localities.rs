//! Localities and their cost indices, and the dollars of a relative value unit, year by year.

use std::sync::LazyLock;

use superbill_domain::Date;

use super::edition::{Dated, Edition, Fit};
use super::fee_rows::CostIndexRow;
use super::fees::{key, text};
use super::fixed_point::{CostIndex, DollarsPerUnit};
use super::register::Register;
use super::relative_values;
use super::shelved::Shelved;
use super::table::rows;
use crate::{CodeSets, System};

const GPCI: &str = include_str!("../../../../data/procedures/gpci.tsv");
const CONVERSION_FACTORS: &str = include_str!("../../../../data/procedures/conversion_factors.tsv");

/// A Medicare locality of a year with its geographic practice cost indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locality<'a> {
    /// The calendar year.
    pub year: i16,
    /// The Medicare administrative contractor, five digits.
    pub contractor: &'a str,
    /// The locality of that contractor, two digits.
    pub number: &'a str,
    /// The state, two letters.
    pub state: &'a str,
    /// The name, as CMS writes it.
    pub name: &'a str,
    /// The index of the physician's work, with its floors.
    pub work: CostIndex,
    /// The index of the practice's expense.
    pub expense: CostIndex,
    /// The index of malpractice insurance.
    pub malpractice: CostIndex,
}

type LocalityKey = (i16, &'static str, &'static str);

static ALL: LazyLock<Register<LocalityKey, Locality<'static>>> =
    LazyLock::new(|| Register::read(GPCI, |row| (row.year, row.contractor, row.number), read_locality));

fn read_locality(cells: [&'static str; 8]) -> Option<Locality<'static>> {
    let [year, contractor, number, state, name, work, expense, malpractice] = cells;
    Some(Locality {
        year: year.parse().ok()?,
        contractor,
        number,
        state,
        name,
        work: work.parse().ok()?,
        expense: expense.parse().ok()?,
        malpractice: malpractice.parse().ok()?,
    })
}

/// The rows of the year of a day, or of the last year before it.
pub(super) fn of_year<'a>(day: Date) -> impl Iterator<Item = Locality<'a>> {
    let year = ALL.rows().iter().map(|locality| locality.year).filter(|year| *year <= day.year()).max();
    ALL.rows().iter().copied().filter(move |locality| Some(locality.year) == year)
}

/// The locality of a contractor on a day; locality `0` is `00`.
pub(super) fn find<'a>(
    sets: &'a CodeSets,
    contractor: &str,
    number: &str,
    day: Date,
) -> Option<Dated<'a, Locality<'a>>> {
    // A year's own table inside the binary goes before one of another year on the shelf.
    let of_year = edition_of_year(day);
    if let Some(shelved) = Shelved::on(sets, System::PracticeCostIndices, day, of_year) {
        let row: &CostIndexRow = shelved.release.find(&key(contractor, number)?)?;
        return Some(shelved.states(of_row(row, shelved)));
    }
    embedded(contractor, number, day)
}

/// The table inside the binary that is of the year of a day, or of the last year before it.
fn edition_of_year(day: Date) -> Option<Edition<'static>> {
    let year = of_year(day).next()?.year;
    let (from, to) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok());
    ALL.edition().map(|edition| Edition { from, to, ..edition })
}

fn of_row<'a>(row: &'a CostIndexRow, shelved: Shelved<'a>) -> Locality<'a> {
    Locality {
        year: shelved.edition.from.year(),
        contractor: text(&row.contractor),
        number: text(&row.locality),
        state: text(&row.state),
        name: shelved.release.text(row.name),
        work: CostIndex::from_parts(row.work.get()),
        expense: CostIndex::from_parts(row.expense.get()),
        malpractice: CostIndex::from_parts(row.malpractice.get()),
    }
}

fn embedded(contractor: &str, number: &str, day: Date) -> Option<Dated<'static, Locality<'static>>> {
    let same_number =
        |locality: &Locality<'_>| locality.number.trim_start_matches('0') == number.trim_start_matches('0');
    let locality = of_year(day).find(|row| row.contractor == contractor && same_number(row))?;
    let edition = ALL.edition()?;
    let fit = if locality.year == day.year() { Fit::InForce } else { Fit::CarriedForward };
    let name = match locality.year {
        2025 => "CY 2025",
        2026 => "CY 2026",
        _ => edition.name,
    };
    Some(Dated { fact: locality, edition: Edition { name, ..edition }, fit })
}

/// The localities of the release that answers for a day.
pub(super) fn all(sets: &CodeSets, day: Date) -> impl Iterator<Item = Locality<'_>> {
    let shelved = Shelved::on(sets, System::PracticeCostIndices, day, edition_of_year(day));
    let rows = shelved.map(|shelved| shelved.release.rows::<CostIndexRow>());
    let on_shelf = rows.zip(shelved).into_iter();
    let of_shelf = on_shelf.flat_map(|(rows, shelved)| rows.iter().map(move |row| of_row(row, shelved)));
    of_shelf.chain(of_year(day).filter(move |_| shelved.is_none()))
}

/// The dollars of a relative value unit on a day: as published inside the binary for that day, else by the relative
/// value file on the shelf, else the newest carried forward.
pub(super) fn conversion_factor(sets: &CodeSets, day: Date) -> Option<Dated<'_, DollarsPerUnit>> {
    let (on_shelf, embedded) = (relative_values::conversion_factor(sets, day), embedded_factor(day));
    let in_force = |found: &Dated<'_, DollarsPerUnit>| found.fit == Fit::InForce;
    let newest = || [on_shelf, embedded].into_iter().flatten().max_by_key(|found| found.edition.from);
    on_shelf.filter(in_force).or(embedded.filter(in_force)).or_else(newest)
}

fn embedded_factor(day: Date) -> Option<Dated<'static, DollarsPerUnit>> {
    let newest = rows(CONVERSION_FACTORS).filter_map(read_factor).filter(|row| row.edition.from <= day);
    let found = newest.max_by_key(|row| row.edition.from)?;
    Some(Dated { fit: found.edition.fit(day)?, ..found })
}

fn read_factor([from, to, factor, name]: [&'static str; 4]) -> Option<Dated<'static, DollarsPerUnit>> {
    let table = Edition::read(CONVERSION_FACTORS)?;
    let edition = Edition { name, from: from.parse().ok()?, to: Some(to.parse().ok()?), ..table };
    Some(Dated { fact: factor.parse().ok()?, edition, fit: Fit::InForce })
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn no_row_is_lost() {
        assert_eq!(ALL.rows().len(), data_lines(GPCI).count());
        assert_eq!(of_year(day("2026-06-15")).count(), 109);
    }

    #[test]
    fn a_locality_has_the_indices_of_its_year() {
        let alaska = embedded("02102", "1", day("2026-06-15")).unwrap();
        assert_eq!((alaska.fact.state, alaska.fact.work.to_string()), ("AK", "1.500".into()));
        assert_eq!(alaska.fact.expense.to_string(), "1.065");
        assert_eq!(embedded("02102", "01", day("2025-06-15")).unwrap().fact.expense.to_string(), "1.081");
        assert_eq!(embedded("10112", "0", day("2026-06-15")), embedded("10112", "00", day("2026-06-15")));
        assert_eq!(embedded("99999", "00", day("2026-06-15")), None);
        assert_eq!(embedded("02102", "01", day("2024-06-15")), None);
    }

    #[test]
    fn the_dollars_of_a_unit_change_with_the_year() {
        let factor = |text| embedded_factor(day(text)).map(|found| (found.fact.to_string(), found.fit));
        assert_eq!(factor("2025-06-15"), Some(("32.3465".into(), Fit::InForce)));
        assert_eq!(factor("2026-06-15"), Some(("33.4009".into(), Fit::InForce)));
        assert_eq!(factor("2027-01-01"), Some(("33.4009".into(), Fit::CarriedForward)));
        assert_eq!(factor("2024-12-31"), None);
    }
}
