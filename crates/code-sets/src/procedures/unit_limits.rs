//! Medically unlikely edits: the most units of a code that one patient plausibly needs in a day.

use std::sync::LazyLock;

use superbill_domain::{Date, Procedure};

use super::edition::{Dated, Edition};
use super::register::Register;

const MUE: &str = include_str!("../../../../data/procedures/mue.tsv");

/// How a limit is applied: the MUE adjudication indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitBasis {
    /// 1: to each claim line.
    Line,
    /// 2: to the day, by policy; not overturned on appeal.
    DayByPolicy,
    /// 3: to the day, by clinical likelihood; may be appealed.
    DayByLikelihood,
}

/// The limit of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitLimit<'a> {
    /// The code.
    pub code: Procedure,
    /// The most units; zero where Medicare pays for none, which says nothing of other payers.
    pub units: u16,
    /// How the limit is applied.
    pub basis: LimitBasis,
    /// Why there is one, in a word: "anatomy", "policy".
    pub rationale: &'a str,
}

static LIMITS: LazyLock<Register<Procedure, UnitLimit<'static>>> =
    LazyLock::new(|| Register::read(MUE, |limit| limit.code, read));

fn read([code, units, basis, rationale]: [&'static str; 4]) -> Option<UnitLimit<'static>> {
    let basis = match basis {
        "1" => LimitBasis::Line,
        "2" => LimitBasis::DayByPolicy,
        "3" => LimitBasis::DayByLikelihood,
        _ => return None,
    };
    Some(UnitLimit { code: code.parse().ok()?, units: units.parse().ok()?, basis, rationale })
}

/// The limit of a code on a day.
pub(super) fn find(code: Procedure, day: Date) -> Option<Dated<'static, UnitLimit<'static>>> {
    LIMITS.on(day, &code)
}

/// The edition of the table.
pub(super) fn edition() -> Option<Edition<'static>> {
    LIMITS.edition()
}

#[cfg(test)]
mod tests {
    use super::super::edition::Fit;
    use super::super::table::data_lines;
    use super::*;

    #[test]
    fn no_row_is_lost() {
        assert_eq!(LIMITS.rows().len(), data_lines(MUE).count());
    }

    #[test]
    fn a_limit_has_its_units_and_its_basis() {
        let day = "2026-06-15".parse().unwrap();
        let limit = find("99213".parse().unwrap(), day).unwrap();
        assert_eq!((limit.fact.units, limit.fact.basis), (2, LimitBasis::DayByLikelihood));
        assert_eq!(limit.fit, Fit::CarriedForward);
        assert!(find("00000".parse().unwrap(), day).is_none());
        assert!(find("99213".parse().unwrap(), "2024-06-30".parse().unwrap()).is_none());
    }
}
