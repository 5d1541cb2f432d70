//! Relative values and payment indicators of the Medicare Physician Fee Schedule.

use std::slice;
use std::sync::LazyLock;

use superbill_domain::{Date, Modifier, Procedure};

use super::edition::{Dated, Edition, Fit};
use super::fee_rows::RelativeValueRow;
use super::fees::text;
use super::fixed_point::{DollarsPerUnit, RelativeUnits};
use super::indicators::{
    Bilateral, Components, GlobalPeriod, MultipleProcedures, PaymentStatus, SecondSurgeon,
};
use super::register::Register;
use super::shelved::Shelved;
use super::table::open_as;
use crate::release::ReleaseFile;
use crate::{CodeSets, System};

const RVU: &str = include_str!("../../../../data/procedures/rvu.tsv");

/// A row of the relative value file: a code, whole or one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelativeValues {
    /// The code.
    pub code: Procedure,
    /// The part: 26, TC or 53; none for the whole.
    pub part: Option<Modifier>,
    /// Whether and how Medicare pays it.
    pub status: PaymentStatus,
    /// The physician's work.
    pub work: RelativeUnits,
    /// The practice's expense outside a facility.
    pub nonfacility_expense: RelativeUnits,
    /// The practice's expense where a facility bears the rest.
    pub facility_expense: RelativeUnits,
    /// Malpractice insurance.
    pub malpractice: RelativeUnits,
    /// True where the service is rarely or never done outside a facility.
    pub unusual_outside_facility: bool,
    /// True where the service is rarely or never done in a facility.
    pub unusual_in_facility: bool,
    /// Whether it divides into parts.
    pub components: Components,
    /// The days that belong to it.
    pub global: GlobalPeriod,
    /// What several procedures of a session do.
    pub multiple: MultipleProcedures,
    /// What both sides do.
    pub bilateral: Bilateral,
    /// Whether an assistant is paid.
    pub assistant: SecondSurgeon,
    /// Whether two surgeons are paid.
    pub co_surgeon: SecondSurgeon,
    /// Whether a team is paid.
    pub team: SecondSurgeon,
}

impl RelativeValues {
    /// The sum of the three values for the setting.
    #[must_use]
    pub fn total(&self, facility: bool) -> RelativeUnits {
        let expense = if facility { self.facility_expense } else { self.nonfacility_expense };
        RelativeUnits::from_parts(self.work.parts() + expense.parts() + self.malpractice.parts())
    }
}

static VALUES: LazyLock<Register<(Procedure, Option<Modifier>), RelativeValues>> =
    LazyLock::new(|| Register::read(RVU, |row| (row.code, row.part), read));

fn read(cells: [&'static str; 16]) -> Option<RelativeValues> {
    let [code, part, status, work, nonfac, fac, mp, nonfac_na, fac_na, rest @ ..] = cells;
    let [components, global, multiple, bilateral, assistant, co_surgeon, team] = rest;
    Some(RelativeValues {
        code: code.parse().ok()?,
        part: open_as(part)?,
        status: PaymentStatus::read(status)?,
        work: work.parse().ok()?,
        nonfacility_expense: nonfac.parse().ok()?,
        facility_expense: fac.parse().ok()?,
        malpractice: mp.parse().ok()?,
        unusual_outside_facility: nonfac_na == "NA",
        unusual_in_facility: fac_na == "NA",
        components: Components::read(components)?,
        global: GlobalPeriod::read(global)?,
        multiple: MultipleProcedures::read(multiple)?,
        bilateral: Bilateral::read(bilateral)?,
        assistant: SecondSurgeon::read_assistant(assistant)?,
        co_surgeon: SecondSurgeon::read_second(co_surgeon)?,
        team: SecondSurgeon::read_second(team)?,
    })
}

/// The relative values of a code or of a part of it, for a day.
///
/// The file inside the binary is of October 2025. It is carried back over the rest of 2025, whose earlier releases differ from it in
/// few rows, and forward over later years; either way the answer says so. Before 2025 there is no answer.
pub(super) fn find(
    sets: &CodeSets,
    code: Procedure,
    part: Option<Modifier>,
    day: Date,
) -> Option<Dated<'_, RelativeValues>> {
    if let Some(shelved) = Shelved::on_or_of_year(sets, System::RelativeValues, day, edition()) {
        let row = row(shelved.release, code, part)?;
        return Some(shelved.states(of_row(row, code, part)?));
    }
    embedded(code, part, day)
}

fn row(release: &ReleaseFile, code: Procedure, part: Option<Modifier>) -> Option<&RelativeValueRow> {
    let part = part.map_or(Some([b' '; 2]), |part| part.as_str().as_bytes().try_into().ok())?;
    release.find(&(code.as_str().as_bytes().try_into().ok()?, part))
}

/// The dollars of a unit as the relative value file on the shelf states them, the same in every row.
pub(super) fn conversion_factor(sets: &CodeSets, day: Date) -> Option<Dated<'_, DollarsPerUnit>> {
    let shelved = Shelved::on(sets, System::RelativeValues, day, None)?;
    let row = shelved.release.rows::<RelativeValueRow>().first()?;
    Some(shelved.states(DollarsPerUnit::from_parts(row.conversion_factor.get())))
}

fn of_row(row: &RelativeValueRow, code: Procedure, part: Option<Modifier>) -> Option<RelativeValues> {
    let indicators =
        row.multiple_bilateral_assistant_co_team.each_ref().map(|letter| text(slice::from_ref(letter)));
    let [multiple, bilateral, assistant, co_surgeon, team] = indicators;
    Some(RelativeValues {
        code,
        part,
        status: PaymentStatus::read(text(&[row.status]))?,
        work: RelativeUnits::from_parts(row.work.get()),
        nonfacility_expense: RelativeUnits::from_parts(row.nonfacility_expense.get()),
        facility_expense: RelativeUnits::from_parts(row.facility_expense.get()),
        malpractice: RelativeUnits::from_parts(row.malpractice.get()),
        unusual_outside_facility: row.nonfacility_na == b'N',
        unusual_in_facility: row.facility_na == b'N',
        components: Components::read(text(&[row.components]))?,
        global: GlobalPeriod::read(text(&row.global))?,
        multiple: MultipleProcedures::read(multiple)?,
        bilateral: Bilateral::read(bilateral)?,
        assistant: SecondSurgeon::read_assistant(assistant)?,
        co_surgeon: SecondSurgeon::read_second(co_surgeon)?,
        team: SecondSurgeon::read_second(team)?,
    })
}

fn embedded(code: Procedure, part: Option<Modifier>, day: Date) -> Option<Dated<'static, RelativeValues>> {
    let edition = VALUES.edition()?;
    let same_year = day.year() == edition.from.year();
    let fit = edition.fit(day).or(same_year.then_some(Fit::CarriedBack))?;
    VALUES.get(&(code, part)).map(|&fact| Dated { fact, edition, fit })
}

/// The edition of the table.
pub(super) fn edition() -> Option<Edition<'static>> {
    VALUES.edition()
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::*;

    fn values(code: &str, part: Option<&str>) -> RelativeValues {
        let part = part.map(|part| part.parse().unwrap());
        embedded(code.parse().unwrap(), part, "2025-11-03".parse().unwrap()).unwrap().fact
    }

    #[test]
    fn no_row_is_lost() {
        assert_eq!(VALUES.rows().len(), data_lines(RVU).count());
    }

    #[test]
    fn an_office_visit_has_its_published_values() {
        let visit = values("99213", None);
        assert_eq!(visit.work.to_string(), "1.30");
        assert_eq!(
            (visit.total(false).to_string(), visit.total(true).to_string()),
            ("2.75".into(), "1.97".into())
        );
        assert_eq!(visit.global, GlobalPeriod::NotApplicable);
    }

    #[test]
    fn parts_of_a_test_add_up_to_the_whole() {
        let divided: Vec<_> =
            VALUES.rows().iter().filter(|row| row.components == Components::Divides).collect();
        let wholes = divided.iter().filter(|row| row.part.is_none() && row.status == PaymentStatus::Active);
        let mut checked = 0;
        for whole in wholes {
            let part =
                |name: &str| divided.iter().find(|r| r.code == whole.code && r.part == name.parse().ok());
            let (Some(reading), Some(technical)) = (part("26"), part("TC")) else { continue };
            let sum = reading.total(false).parts() + technical.total(false).parts();
            assert_eq!(sum, whole.total(false).parts(), "{}", whole.code);
            checked += 1;
        }
        assert!(checked > 100, "{checked}");
    }

    #[test]
    fn the_file_is_carried_over_its_year_and_forward_and_says_so() {
        let fit = |day: &str| embedded("99213".parse().unwrap(), None, day.parse().unwrap()).map(|v| v.fit);
        assert_eq!(fit("2025-12-31"), Some(Fit::InForce));
        assert_eq!(fit("2025-02-01"), Some(Fit::CarriedBack));
        assert_eq!(fit("2026-06-15"), Some(Fit::CarriedForward));
        assert_eq!(fit("2024-12-31"), None);
    }

    #[test]
    fn indicators_are_read_as_cms_defines_them() {
        let injection = values("20610", None);
        assert_eq!(injection.global, GlobalPeriod::Days(0));
        assert_eq!(injection.bilateral, Bilateral::OneAndAHalf);
        assert_eq!(injection.multiple, MultipleProcedures::Half);
        assert_eq!(injection.assistant, SecondSurgeon::No);
        assert_eq!(values("83036", None).status, PaymentStatus::StatutoryExclusion);
        assert!(!values("83036", None).status.is_paid_by_relative_values());
    }
}
