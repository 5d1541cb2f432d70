//! ICD-10-PCS as it stands on one day.

use std::fmt;

use superbill_domain::{Date, Icd10Pcs};

use super::dates::Dates;
use super::title::Kind;
use super::{Definitions, Index, PublishedTitleRow, Tables, Title, shipped};
use crate::procedures::Fit;
use crate::release::ReleaseFile;
use crate::{CodeSets, CodeStatus, Effective, System};

/// ICD-10-PCS on the day of a discharge.
///
/// Tables, definitions and index come out once a year, codes change in April too. So what a code *means* is told by
/// the newest tables that are at hand, and on which days it is *valid* by the lists of the Medicare Code Editor, which
/// date every code: a code that is newer than the tables is valid here, and has no title.
#[derive(Clone, Copy)]
pub struct Icd10PcsBook<'a> {
    date: Date,
    tables: Option<(Tables<'a>, Fit)>,
    published: Option<&'a [PublishedTitleRow]>,
    titles: Option<&'a ReleaseFile>,
    dates: Option<Dates<'a>>,
    sets: &'a CodeSets,
}

impl<'a> Icd10PcsBook<'a> {
    pub(crate) fn on(sets: &'a CodeSets, date: Date) -> Self {
        let titles = sets.in_force(System::Icd10PcsOrder, date);
        Self {
            date,
            tables: newest(sets, System::Icd10Pcs, date).map(|(release, fit)| (Tables::of(release), fit)),
            published: titles.map(ReleaseFile::rows),
            titles,
            dates: Dates::on(sets, date),
            sets,
        }
    }

    /// The day.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// The tables: those of the day, or the newest before it.
    #[must_use]
    pub fn tables(&self) -> Option<Tables<'a>> {
        self.tables.map(|(tables, _)| tables)
    }

    /// How the tables stand to the day; none where none at hand is as old.
    #[must_use]
    pub fn fit(&self) -> Option<Fit> {
        self.tables.map(|(_, fit)| fit)
    }

    /// The definitions: those of the day, or the newest before it.
    #[must_use]
    pub fn definitions(&self) -> Option<Definitions<'a>> {
        newest(self.sets, System::Icd10PcsDefinitions, self.date).map(|(release, _)| Definitions::of(release))
    }

    /// The index: that of the day, or the newest before it.
    #[must_use]
    pub fn index(&self) -> Option<Index<'a>> {
        newest(self.sets, System::Icd10PcsIndex, self.date).map(|(release, _)| Index::of(release))
    }

    /// The days around this one on which a code is valid; none where it is not valid, or nothing dates it.
    #[must_use]
    pub fn valid_period(&self, code: &Icd10Pcs) -> Option<Effective> {
        let periods = self.dates?.periods(code);
        periods.into_iter().find(|period| period.covers(self.date))
    }

    /// Whether a code may stand on a claim of that day.
    #[must_use]
    pub fn check(&self, code: &Icd10Pcs) -> CodeStatus {
        let dates = self.dates.filter(|dates| dates.governs(self.date) || !self.tables_govern());
        if dates.is_some_and(|dates| dates.is_valid(code, self.date))
            || self.tables_of_the_day_have(code, dates.is_some())
        {
            return CodeStatus::Valid;
        }
        let periods = self.dates.map(|dates| dates.periods(code)).unwrap_or_default();
        let later = periods.iter().find(|period| self.date < period.from);
        let earlier = periods.iter().rev().find_map(|period| period.to.filter(|to| *to < self.date));
        match (later, earlier) {
            (_, Some(to)) => CodeStatus::Expired { to },
            (Some(period), None) => CodeStatus::NotYet { from: period.from },
            (None, None) => CodeStatus::Unknown,
        }
    }

    /// True where tables at hand were made for that day.
    fn tables_govern(&self) -> bool {
        self.fit() == Some(Fit::InForce) || self.published.is_some()
    }

    /// True where what the user added for that day has the code, or where nothing but the tables can tell.
    fn tables_of_the_day_have(&self, code: &Icd10Pcs, dates_decide: bool) -> bool {
        let published =
            self.published.is_some_and(|rows| crate::release::find(rows, &code.characters()).is_some());
        let added = |tables: &Tables<'_>| {
            self.sets.on_shelf(System::Icd10Pcs).any(|own| std::ptr::eq(own, tables.release))
        };
        let may_tell =
            |tables: &Tables<'_>| self.fit() == Some(Fit::InForce) && (!dates_decide || added(tables));
        published || self.tables().is_some_and(|tables| may_tell(&tables) && tables.contains(code))
    }

    /// Every code that is valid on that day, in the order of the tables.
    #[must_use]
    pub fn codes(&self) -> Vec<Icd10Pcs> {
        let dated = self.dates.into_iter().flat_map(|dates| dates.valid_on(self.date));
        let given = self.tables().into_iter().flat_map(Tables::codes);
        let published =
            self.published.into_iter().flatten().filter_map(|row| Icd10Pcs::from_characters(row.code));
        let mut codes: Vec<Icd10Pcs> = dated.chain(given).chain(published).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.retain(|code| self.check(code) == CodeStatus::Valid);
        codes
    }

    /// The title of a code: as the order file that the user added has it, else composed from its axes. None for a code
    /// that neither has.
    #[must_use]
    pub fn title(&self, code: &Icd10Pcs) -> Option<Title<'a>> {
        let row = self.published.and_then(|rows| crate::release::find(rows, &code.characters()));
        let published =
            row.zip(self.titles).map(|(row, release)| Title(Kind::Published(release.text(row.title))));
        published.or_else(|| self.tables()?.title(code))
    }

    /// Valid codes like one that is none, those that differ from it in the fewest characters first, at most `limit`.
    /// Only codes of its own table are looked at; empty for a code that is valid.
    #[must_use]
    pub fn suggestions(&self, code: &Icd10Pcs, limit: usize) -> Vec<Icd10Pcs> {
        if self.check(code) == CodeStatus::Valid {
            return Vec::new();
        }
        let like = |other: &Icd10Pcs| {
            code.characters().iter().zip(other.characters()).filter(|(one, other)| **one != *other).count()
        };
        let table = self.tables().and_then(|tables| tables.table(&code.table()));
        let mut near: Vec<Icd10Pcs> = table.into_iter().flat_map(|table| table.codes()).collect();
        near.sort_by_key(|near| (like(near), *near));
        near.into_iter().filter(|near| self.check(near) == CodeStatus::Valid).take(limit).collect()
    }
}

/// The release of a code set that is in force on a day, that of the shelf before the shipped one; where there is none,
/// the newest that was before.
fn newest(sets: &CodeSets, system: System, day: Date) -> Option<(&ReleaseFile, Fit)> {
    if let Some(own) = sets.in_force(system, day) {
        return Some((own, Fit::InForce));
    }
    let shipped = shipped::of(system).iter().rfind(|release| release.from() <= day);
    let shipped = shipped.and_then(|release| release.open().ok());
    let own = sets.on_shelf(system).rfind(|release| release.manifest().effective.from <= day);
    let begins = |release: &&ReleaseFile| release.manifest().effective.from;
    let newest = own.into_iter().chain(shipped).max_by_key(begins)?;
    let fit = if newest.manifest().effective.covers(day) { Fit::InForce } else { Fit::CarriedForward };
    Some((newest, fit))
}

impl fmt::Debug for Icd10PcsBook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ICD-10-PCS on {}", self.date)
    }
}
