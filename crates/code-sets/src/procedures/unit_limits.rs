//! Medically unlikely edits: the most units of a code that one patient plausibly needs in a day.

use std::sync::LazyLock;

use superbill_domain::{Date, Procedure};
use zerocopy::little_endian::U32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::edition::{Dated, Edition};
use super::register::Register;
use super::service_setting::ServiceSetting;
use super::shelved::Shelved;
use crate::CodeSets;
use crate::release::{ReleaseFile, Row, Text};

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

impl LimitBasis {
    fn read(indicator: u8) -> Option<Self> {
        match indicator {
            b'1' => Some(Self::Line),
            b'2' => Some(Self::DayByPolicy),
            b'3' => Some(Self::DayByLikelihood),
            _ => None,
        }
    }
}

/// A limit in a release on the shelf.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct LimitRow {
    /// The code.
    pub code: [u8; 5],
    /// The most units.
    pub units: U32,
    /// The adjudication indicator: `1`, `2` or `3`.
    pub basis: u8,
    /// The rationale, in CMS's words.
    pub rationale: Text,
}

impl Row for LimitRow {
    const TABLE: &'static str = "unit limits";
    type Key = [u8; 5];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// The limit of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitLimit<'a> {
    /// The code.
    pub code: Procedure,
    /// The most units; zero where Medicare pays for none, which says nothing of other payers.
    pub units: u32,
    /// How the limit is applied.
    pub basis: LimitBasis,
    /// Why there is one, in a word: "anatomy", "policy".
    pub rationale: &'a str,
}

static LIMITS: LazyLock<Register<Procedure, UnitLimit<'static>>> =
    LazyLock::new(|| Register::read(MUE, |limit| limit.code, read));

fn read([code, units, basis, rationale]: [&'static str; 4]) -> Option<UnitLimit<'static>> {
    let basis = LimitBasis::read(*basis.as_bytes().first()?)?;
    Some(UnitLimit { code: code.parse().ok()?, units: units.parse().ok()?, basis, rationale })
}

/// The limit of a code on a day, in a setting.
pub(super) fn find(
    sets: &CodeSets,
    setting: ServiceSetting,
    code: Procedure,
    day: Date,
) -> Option<Dated<'_, UnitLimit<'_>>> {
    // The table inside the binary is of practitioner services.
    let is_embedded = setting == ServiceSetting::Practitioner;
    match Shelved::on(sets, setting.limits(), day, edition().filter(|_| is_embedded)) {
        Some(shelved) => shelved_limit(shelved.release, code).map(|limit| shelved.states(limit)),
        None if is_embedded => LIMITS.on(day, &code),
        None => None,
    }
}

fn shelved_limit(release: &ReleaseFile, code: Procedure) -> Option<UnitLimit<'_>> {
    let row: &LimitRow = release.find(code.as_str().as_bytes().first_chunk()?)?;
    let (units, basis) = (row.units.get(), LimitBasis::read(row.basis)?);
    Some(UnitLimit { code, units, basis, rationale: release.text(row.rationale) })
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
        let find = |code: &str, day: &str| {
            let sets = CodeSets::embedded().unwrap();
            find(sets, ServiceSetting::Practitioner, code.parse().unwrap(), day.parse().unwrap())
        };
        let limit = find("99213", "2026-06-15").unwrap();
        assert_eq!((limit.fact.units, limit.fact.basis), (2, LimitBasis::DayByLikelihood));
        assert_eq!(limit.fit, Fit::CarriedForward);
        assert!(find("00000", "2026-06-15").is_none());
        assert!(find("99213", "2024-06-30").is_none());
    }
}
