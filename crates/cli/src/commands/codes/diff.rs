//! `superbill codes diff`: what changed from one edition to another.

use std::io::Write;

use anyhow::{Context, bail};
use serde::Serialize;
use superbill_code_sets::{Book, CodeSets, EditionDiff, Effective, Manifest, System, diff};
use superbill_domain::{Date, Icd10Cm};

use crate::arguments::{DiffArguments, Format};
use crate::commands::Outcome;
use crate::json::write_line;
use crate::render::{CODE, GOOD, QUIET, STOPS, paint};
use crate::workplace::Workplace;

/// A change as JSON.
#[derive(Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
enum ChangeJson<'a> {
    Added { code: String, title: &'a str },
    Deleted { code: String, title: &'a str },
    Revised { code: String, before: &'a str, after: &'a str },
    Moved { from: String, to: String, title: &'a str },
}

/// The counts as JSON, the last line.
#[derive(Serialize)]
struct SummaryJson<'a> {
    system: &'static str,
    before: &'a str,
    after: &'a str,
    added: usize,
    deleted: usize,
    revised: usize,
    moved: usize,
}

/// Compares two editions.
///
/// # Errors
/// Where an edition is not at hand, or the two are of different code sets.
pub fn run(
    arguments: &DiffArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let sets = workplace.code_sets()?;
    let (before, after) = (Named::read(&arguments.before)?, Named::read(&arguments.after)?);
    if before.system != after.system {
        bail!("{} and {} are different code sets", before.system.name(), after.system.name());
    }
    match before.system {
        System::Icd10Cm => diagnoses(sets, [&before, &after], arguments.format, out),
        // Each code set of rows has its own comparison here, once it has one.
        other => bail!("{other} cannot be compared yet; icd10cm can"),
    }
}

fn diagnoses(
    sets: &CodeSets,
    [before, after]: [&Named<'_>; 2],
    format: Format,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let (old, new) = (before.release(sets)?, after.release(sets)?);
    let books = [sets.on(old.effective.from), sets.on(new.effective.from)];
    let diff = diff(books[0], books[1]);
    let summary = SummaryJson {
        system: System::Icd10Cm.name(),
        before: &old.edition,
        after: &new.edition,
        added: diff.added.len(),
        deleted: diff.deleted.len(),
        revised: diff.revised.len(),
        moved: diff.moved.len(),
    };
    for change in changes(&diff, books) {
        match format {
            Format::Json => write_line(out, &change)?,
            Format::Text => line(&change, out)?,
        }
    }
    match format {
        Format::Json => write_line(out, &summary)?,
        Format::Text => writeln!(
            out,
            "{} to {}: {} added, {} deleted, {} revised; {} of the deleted moved",
            summary.before, summary.after, summary.added, summary.deleted, summary.revised, summary.moved
        )?,
    }
    Ok(Outcome::Done)
}

fn changes<'a>(
    diff: &'a EditionDiff,
    [before, after]: [Book<'a>; 2],
) -> impl Iterator<Item = ChangeJson<'a>> {
    let title = |book: Book<'a>, code: &Icd10Cm| book.diagnosis(code).map_or("", |found| found.title());
    let deleted = diff.deleted.iter();
    let deleted =
        deleted.map(move |code| ChangeJson::Deleted { code: code.to_string(), title: title(before, code) });
    let added = diff.added.iter();
    let added =
        added.map(move |code| ChangeJson::Added { code: code.to_string(), title: title(after, code) });
    let revised = diff.revised.iter().map(|revision| ChangeJson::Revised {
        code: revision.code.to_string(),
        before: &revision.before,
        after: &revision.after,
    });
    let moved = diff.moved.iter().map(move |(from, to)| ChangeJson::Moved {
        from: from.to_string(),
        to: to.to_string(),
        title: title(after, to),
    });
    deleted.chain(added).chain(revised).chain(moved)
}

fn line(change: &ChangeJson<'_>, out: &mut impl Write) -> anyhow::Result<()> {
    let code = |code: &str| paint(CODE, format!("{code:<9}"));
    match change {
        ChangeJson::Deleted { code: gone, title } => {
            writeln!(out, "{} {} {title}", paint(STOPS, "-"), code(gone))
        }
        ChangeJson::Added { code: new, title } => writeln!(out, "{} {} {title}", paint(GOOD, "+"), code(new)),
        ChangeJson::Revised { code: kept, before, after } => {
            writeln!(out, "~ {} {}\n  {:<9} {after}", code(kept), paint(QUIET, before), "")
        }
        ChangeJson::Moved { from, to, title } => writeln!(out, "> {} {} {title}", code(from), code(to)),
    }?;
    Ok(())
}

/// An edition as named by the user: `FY2026`, `icd10cm:2026-04`, or a day that it governs.
struct Named<'a> {
    system: System,
    edition: &'a str,
}

impl<'a> Named<'a> {
    fn read(text: &'a str) -> anyhow::Result<Self> {
        let Some((system, edition)) = text.split_once(':') else {
            return Ok(Self { system: System::Icd10Cm, edition: text });
        };
        let system = System::named(system).with_context(|| format!("{system} is no code set"))?;
        Ok(Self { system, edition })
    }

    /// The release of that name; for a fiscal year or a day the one that governs it.
    fn release<'s>(&self, sets: &'s CodeSets) -> anyhow::Result<&'s Manifest> {
        let releases = || sets.releases().filter(|release| release.name == self.system.name());
        let named = || releases().find(|release| release.edition.eq_ignore_ascii_case(self.edition));
        let day = || fiscal_year(self.edition).or_else(|| self.edition.parse::<Date>().ok());
        let governing = || day().and_then(|day| releases().find(|release| release.effective.covers(day)));
        named().or_else(governing).with_context(|| {
            let known: Vec<&str> = releases().map(|release| release.edition.as_str()).collect();
            format!(
                "there is no edition {} of {}; at hand are {}",
                self.edition,
                self.system,
                known.join(", ")
            )
        })
    }
}

/// The first day of a fiscal year as people write it: `FY2026`.
fn fiscal_year(text: &str) -> Option<Date> {
    let year = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy"))?;
    Effective::fiscal_year(year.parse().ok()?).map(|days| days.from)
}
