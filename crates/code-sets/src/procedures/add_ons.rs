//! Add-on codes and the primary procedures that each must stand beside.

use std::sync::LazyLock;

use superbill_domain::{Date, Procedure};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::edition::{Dated, Edition};
use super::register::Register;
use super::shelved::Shelved;
use crate::release::{ReleaseFile, Row, run};
use crate::{CodeSets, System};

const ADD_ONS: &str = include_str!("../../../../data/procedures/addon.tsv");

/// What stands for "as the contractor defines" in place of a primary.
const CONTRACTOR_DEFINED: &str = "CCCCC";

/// An add-on code and one of its primaries in a release on the shelf.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct AddOnRow {
    /// The add-on code.
    pub add_on: [u8; 5],
    /// A primary, or `CCCCC` for those that the contractor defines.
    pub primary: [u8; 5],
    /// The type of edit: `1`, `2` or `3`.
    pub kind: u8,
}

impl Row for AddOnRow {
    const TABLE: &'static str = "add-on codes";
    type Key = ([u8; 5], [u8; 5]);

    fn key(&self) -> Self::Key {
        (self.add_on, self.primary)
    }
}

/// The primaries of an add-on code.
#[derive(Debug, Clone, Copy)]
pub struct AddOnPrimaries<'a> {
    /// The add-on code.
    pub code: Procedure,
    /// True where the contractor may accept more than those named (types 2 and 3).
    pub contractor_may_name_more: bool,
    named: Named<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Named<'a> {
    Table(&'a [Procedure]),
    Shelf(&'a [AddOnRow]),
}

impl<'a> AddOnPrimaries<'a> {
    /// The primaries named, in order.
    pub fn primaries(&self) -> impl Iterator<Item = Procedure> + use<'a> {
        let (table, shelf) = match self.named {
            Named::Table(table) => (table, [].as_slice()),
            Named::Shelf(shelf) => ([].as_slice(), shelf),
        };
        let shelved = shelf.iter().filter_map(|row| std::str::from_utf8(&row.primary).ok()?.parse().ok());
        table.iter().copied().chain(shelved)
    }

    /// True where the code is one of the primaries named.
    #[must_use]
    pub fn names(&self, code: Procedure) -> bool {
        match self.named {
            Named::Table(table) => table.binary_search(&code).is_ok(),
            Named::Shelf(shelf) => shelf.iter().any(|row| row.primary == code.as_str().as_bytes()),
        }
    }
}

/// A row of the table.
struct AddOn {
    code: Procedure,
    contractor_may_name_more: bool,
    primaries: Vec<Procedure>,
}

static ALL: LazyLock<Register<Procedure, AddOn>> =
    LazyLock::new(|| Register::read(ADD_ONS, |add_on| add_on.code, read));

fn read([code, kind, primaries]: [&'static str; 3]) -> Option<AddOn> {
    let contractor_may_name_more =
        matches!(kind, "2" | "3") || primaries.split(' ').any(|code| code == CONTRACTOR_DEFINED);
    // What is no code here is CCCCC, "as the contractor defines", or a dash.
    let mut primaries: Vec<Procedure> = primaries.split(' ').filter_map(|code| code.parse().ok()).collect();
    primaries.sort_unstable();
    Some(AddOn { code: code.parse().ok()?, primaries, contractor_may_name_more })
}

/// The primaries of an add-on code on a day; none for a code that is no add-on.
pub(super) fn find(sets: &CodeSets, code: Procedure, day: Date) -> Option<Dated<'_, AddOnPrimaries<'_>>> {
    match Shelved::on(sets, System::AddOnCodes, day, edition()) {
        Some(shelved) => shelved_add_on(shelved.release, code).map(|add_on| shelved.states(add_on)),
        None => embedded(code, day),
    }
}

fn shelved_add_on(release: &ReleaseFile, code: Procedure) -> Option<AddOnPrimaries<'_>> {
    let rows = run(release.rows::<AddOnRow>(), |row| row.add_on, code.as_str().as_bytes().first_chunk()?);
    let more = |row: &AddOnRow| row.kind != b'1' || row.primary == *CONTRACTOR_DEFINED.as_bytes();
    let contractor_may_name_more = rows.iter().any(more);
    (!rows.is_empty()).then_some(AddOnPrimaries { code, contractor_may_name_more, named: Named::Shelf(rows) })
}

fn embedded(code: Procedure, day: Date) -> Option<Dated<'static, AddOnPrimaries<'static>>> {
    let edition = ALL.edition()?;
    let fit = edition.fit(day)?;
    let AddOn { contractor_may_name_more, primaries, .. } = ALL.get(&code)?;
    let contractor_may_name_more = *contractor_may_name_more;
    let fact = AddOnPrimaries { code, contractor_may_name_more, named: Named::Table(primaries) };
    Some(Dated { fact, edition, fit })
}

/// The edition of the table.
pub(super) fn edition() -> Option<Edition<'static>> {
    ALL.edition()
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::*;

    #[test]
    fn no_row_is_lost_and_no_code_stands_twice() {
        assert_eq!(ALL.rows().len(), data_lines(ADD_ONS).count());
        assert!(ALL.rows().windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn a_second_shot_needs_a_first() {
        let day = "2026-06-15".parse().unwrap();
        let second = embedded("90472".parse().unwrap(), day).unwrap();
        assert!(second.fact.names("90471".parse().unwrap()));
        assert!(!second.fact.contractor_may_name_more);
        assert!(embedded("99213".parse().unwrap(), day).is_none());
    }
}
