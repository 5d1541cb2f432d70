//! Places of service and the rate that Medicare pays in each.

use std::sync::LazyLock;

use superbill_domain::{Date, PlaceOfService};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::edition::Dated;
use super::register::Register;
use super::shelved::Shelved;
use crate::release::{Day, ReleaseFile, Row, Text};
use crate::{CodeSets, System};

const PLACES: &str = include_str!("../../../../data/procedures/place_of_service.tsv");

/// A place of service in a release on the shelf.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PlaceRow {
    /// The code.
    pub code: [u8; 2],
    /// 1 where the physician is paid the facility rate, else 0.
    pub facility: u8,
    /// The publisher's name for it.
    pub title: Text,
    /// The first day; none where the publisher does not say.
    pub from: Day,
}

impl Row for PlaceRow {
    const TABLE: &'static str = "places";
    type Key = [u8; 2];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// A place of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The code.
    pub code: PlaceOfService,
    /// What it is, in our own words.
    pub description: &'a str,
    /// True where the physician is paid the facility rate, since the facility is paid for its own expense.
    pub facility: bool,
}

static ALL: LazyLock<Register<PlaceOfService, Place<'static>>> =
    LazyLock::new(|| Register::read(PLACES, |place| place.code, read));

fn read([code, rate, description]: [&'static str; 3]) -> Option<Place<'static>> {
    let facility = match rate {
        "facility" => true,
        "non_facility" => false,
        _ => return None,
    };
    Some(Place { code: code.parse().ok()?, description, facility })
}

/// The place of a code on a day; none for a code that is not assigned.
pub(super) fn find(sets: &CodeSets, code: PlaceOfService, day: Date) -> Option<Dated<'_, Place<'_>>> {
    match Shelved::on(sets, System::PlacesOfService, day, ALL.edition()) {
        Some(shelved) => shelved_place(shelved.release, code).map(|place| shelved.states(place)),
        None => ALL.on(day, &code),
    }
}

fn shelved_place(release: &ReleaseFile, code: PlaceOfService) -> Option<Place<'_>> {
    let row: &PlaceRow = release.find(code.as_str().as_bytes().first_chunk()?)?;
    Some(Place { code, description: release.text(row.title), facility: row.facility == 1 })
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::*;

    #[test]
    fn no_row_is_lost() {
        assert_eq!(ALL.rows().len(), data_lines(PLACES).count());
    }

    #[test]
    fn a_hospital_is_a_facility_and_an_office_is_none() {
        let place = |code: &str| {
            let sets = CodeSets::embedded().unwrap();
            find(sets, code.parse().unwrap(), "2026-06-15".parse().unwrap()).map(|p| p.fact.facility)
        };
        assert_eq!((place("11"), place("22"), place("23")), (Some(false), Some(true), Some(true)));
        assert_eq!(place("35"), None);
    }
}
