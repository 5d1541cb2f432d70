//! Add-on codes and the primary procedures that each must stand beside.

use std::sync::LazyLock;

use superbill_domain::{Date, Procedure};

use super::edition::{Dated, Edition};
use super::register::Register;

const ADD_ONS: &str = include_str!("../../../../data/procedures/addon.tsv");

/// The primaries of an add-on code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddOnPrimaries<'a> {
    /// The add-on code.
    pub code: Procedure,
    /// True where the contractor may accept more than those named (types 2 and 3).
    pub contractor_may_name_more: bool,
    named: &'a [Procedure],
}

impl<'a> AddOnPrimaries<'a> {
    /// The primaries named, in order.
    pub fn primaries(&self) -> impl ExactSizeIterator<Item = Procedure> + use<'a> {
        self.named.iter().copied()
    }

    /// True where the code is one of the primaries named.
    #[must_use]
    pub fn names(&self, code: Procedure) -> bool {
        self.named.binary_search(&code).is_ok()
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
        matches!(kind, "2" | "3") || primaries.split(' ').any(|code| code == "CCCCC");
    // What is no code here is CCCCC, "as the contractor defines", or a dash.
    let mut primaries: Vec<Procedure> = primaries.split(' ').filter_map(|code| code.parse().ok()).collect();
    primaries.sort_unstable();
    Some(AddOn { code: code.parse().ok()?, primaries, contractor_may_name_more })
}

/// The primaries of an add-on code on a day; none for a code that is no add-on.
pub(super) fn find(code: Procedure, day: Date) -> Option<Dated<'static, AddOnPrimaries<'static>>> {
    let edition = ALL.edition()?;
    let fit = edition.fit(day)?;
    let add_on = ALL.get(&code)?;
    let AddOn { contractor_may_name_more, ref primaries, .. } = *add_on;
    let fact = AddOnPrimaries { code, contractor_may_name_more, named: primaries };
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
        let second = find("90472".parse().unwrap(), day).unwrap();
        assert!(second.fact.names("90471".parse().unwrap()));
        assert!(!second.fact.contractor_may_name_more);
        assert!(find("99213".parse().unwrap(), day).is_none());
    }
}
