//! From notes to kept claims.

use std::collections::BTreeMap;

use anyhow::Context;
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use superbill_chart_reading::Reader;
use superbill_code_assignment::Profile;
use superbill_code_sets::{Book, CodeSets};
use superbill_domain::{ClaimId, Date, Document, Setting, Timestamp, Visit, VisitContext};
use superbill_revenue_cycle::{BilledVisit, CodedNote, CycleError, Kept, Practice, bill, code, keep};
use superbill_storage::{ClaimFilter, NumberSequence, UnitOfWork};

use crate::commands::today;
use crate::practice::Registered;

/// A progress bar is drawn for more notes than this.
const QUIET_UP_TO: usize = 24;

/// Reads and codes every note, in parallel, in the order given.
///
/// # Errors
/// Where a registration is wrong.
pub fn code_all(
    documents: Vec<Document>,
    registered: &Registered,
    on: Option<Date>,
    sets: &CodeSets,
) -> anyhow::Result<Vec<(Visit, CodedNote)>> {
    let on = on.unwrap_or_else(today);
    let visits = documents.iter().map(|document| registered.visit(document));
    let visits = visits.collect::<anyhow::Result<Vec<_>>>()?;
    let days = visits.iter().map(|visit| visit.as_ref().map_or(on, |visit| visit.on));
    let readers = Readers::new(days, sets);
    let work: Vec<_> = documents.into_iter().zip(visits).collect();
    let bar = progress(work.len());
    let coded = work.into_par_iter().progress_with(bar);
    coded.map(|(document, visit)| code_one(document, visit, registered, on, &readers)).collect()
}

fn code_one(
    document: Document,
    visit: Option<Visit>,
    registered: &Registered,
    on: Date,
    readers: &Readers<'_>,
) -> anyhow::Result<(Visit, CodedNote)> {
    if let Some(visit) = visit {
        let (reader, book) = readers.on(visit.on)?;
        let note = code(document, &visit.context(), Profile::Visit, reader, book);
        return Ok((visit, note));
    }
    let context = VisitContext { on, setting: Setting::Office, age: None, sex: None, new_patient: None };
    let (reader, book) = readers.on(on)?;
    let note = code(document, &context, Profile::Visit, reader, book);
    let age = note.chart.age.map(|(age, _)| age);
    let visit = registered.walk_in(&note.chart.document, on, age)?;
    Ok((visit, note))
}

/// A reader for each edition of the code sets that the visits need.
struct Readers<'s> {
    sets: &'s CodeSets,
    by_edition: BTreeMap<String, Reader>,
}

impl<'s> Readers<'s> {
    fn new(days: impl Iterator<Item = Date>, sets: &'s CodeSets) -> Self {
        let mut by_edition = BTreeMap::new();
        for day in days {
            let book = sets.on(day);
            by_edition.entry(edition(book)).or_insert_with(|| Reader::new(book));
        }
        Self { sets, by_edition }
    }

    fn on(&self, day: Date) -> anyhow::Result<(&Reader, Book<'s>)> {
        let book = self.sets.on(day);
        let reader = self.by_edition.get(&edition(book)).context("an edition without a reader")?;
        Ok((reader, book))
    }
}

/// The editions in force, as one name.
fn edition(book: Book<'_>) -> String {
    book.releases().map(|release| release.edition.as_str()).collect::<Vec<_>>().join(" ")
}

fn progress(notes: usize) -> ProgressBar {
    if notes <= QUIET_UP_TO {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("reading {wide_bar} {pos}/{len} notes, {eta} left");
    let bar = ProgressBar::new(u64::try_from(notes).unwrap_or(u64::MAX));
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}

/// A visit by its place among the notes, carried to its claim, and whether it is new here.
pub type Carried = (usize, BilledVisit, Kept);

/// A coded note by its place among the notes.
pub type Placed = (usize, Visit, CodedNote);

/// The visits of each day, so that each day's claims go out together.
pub fn by_day(coded: Vec<(Visit, CodedNote)>) -> BTreeMap<Date, Vec<Placed>> {
    let mut days: BTreeMap<Date, Vec<Placed>> = BTreeMap::new();
    for (place, (visit, note)) in coded.into_iter().enumerate() {
        days.entry(visit.on).or_default().push((place, visit, note));
    }
    days
}

/// Bills every visit and keeps it; a visit that was kept before keeps its claim.
///
/// # Errors
/// Where the store fails, or the practice has no terms for a payer.
pub fn bill_all(
    work: &mut dyn UnitOfWork,
    coded: Vec<Placed>,
    practice: &Practice,
    sets: &CodeSets,
) -> anyhow::Result<Vec<Carried>> {
    let mut billed = Vec::with_capacity(coded.len());
    for (place, visit, note) in coded {
        let book = sets.on(visit.on);
        let at = at(visit.on, 18)?;
        let claim = claim_number(work, &visit)?;
        let visit = bill(visit, note, practice, book, claim, at)?;
        let kept = keep(work, &visit, at)?;
        billed.push((place, visit, kept));
    }
    Ok(billed)
}

fn claim_number(work: &mut dyn UnitOfWork, visit: &Visit) -> Result<ClaimId, CycleError> {
    let filter = ClaimFilter { visit: Some(visit.id.clone()), ..ClaimFilter::default() };
    if let Some(kept) = work.claims(&filter)?.first() {
        return Ok(kept.claim.id.clone());
    }
    let number = work.next_number(NumberSequence::Claim)?;
    Ok(ClaimId::new(format!("SB{number:06}")))
}

/// The morning after a day: when its claims go out.
pub fn morning_after(day: Date) -> anyhow::Result<Timestamp> {
    at(day.tomorrow()?, 8)
}

/// An hour of a day. The demonstration's clock is the visits' own, so that its answers are the same every day.
fn at(day: Date, hour: i8) -> anyhow::Result<Timestamp> {
    Ok(day.at(hour, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC)?.timestamp())
}
