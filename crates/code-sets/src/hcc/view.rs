//! The condition categories of a diagnosis, by payment year.

use superbill_domain::Icd10Cm;

use super::{CategoryRow, HierarchyRow, MappingRow, Model};
use crate::release::{ReleaseFile, run};
use crate::{Book, CodeSets, System};

/// The tables of one payment year.
#[derive(Debug, Clone, Copy)]
pub struct RiskYear<'a> {
    /// The payment year. It is paid from diagnoses of the year before.
    pub year: i16,
    release: &'a ReleaseFile,
}

/// A condition category of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConditionCategory<'a> {
    /// The model.
    pub model: Model,
    /// The number of the category.
    pub number: u16,
    /// Its label; empty where the release has none.
    pub label: &'a str,
}

impl CodeSets {
    /// The payment years at hand, oldest first.
    pub fn risk_years(&self) -> impl Iterator<Item = RiskYear<'_>> {
        self.on_shelf(System::Hcc)
            .map(|release| RiskYear { year: release.manifest().effective.from.year(), release })
    }
}

impl<'a> Book<'a> {
    /// The payment year that diagnoses of the day are paid in: the next.
    #[must_use]
    pub fn risk_year(&self) -> Option<RiskYear<'a>> {
        self.sets.risk_years().find(|year| year.year == self.date.year() + 1)
    }

    /// The payment years at hand, oldest first.
    pub fn risk_years(&self) -> impl Iterator<Item = RiskYear<'a>> + use<'a> {
        self.sets.risk_years()
    }
}

impl<'a> RiskYear<'a> {
    /// The release, for the tables that a score needs.
    #[must_use]
    pub const fn release(&self) -> &'a ReleaseFile {
        self.release
    }

    /// The categories of a diagnosis in every model of the year, by model.
    ///
    /// A mapping can hold codes that are no longer valid: ask the book of the date of service too.
    pub fn categories(&self, code: &Icd10Cm) -> impl Iterator<Item = ConditionCategory<'a>> + use<'a> {
        let mut padded = [b' '; 7];
        padded.iter_mut().zip(code.undotted().bytes()).for_each(|(place, byte)| *place = byte);
        let release = self.release;
        run(release.rows::<MappingRow>(), |row| row.code, &padded).iter().map(move |row| {
            let category = release.find::<CategoryRow>(&(row.model, row.category.get()));
            let label = category.map_or("", |category| release.text(category.label));
            ConditionCategory { model: row.model, number: row.category.get(), label }
        })
    }

    /// True where a category of a model silences another.
    #[must_use]
    pub fn silences(&self, model: Model, parent: u16, child: u16) -> bool {
        self.release.find::<HierarchyRow>(&(model, parent, child)).is_some()
    }
}
