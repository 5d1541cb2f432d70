//! `superbill codes calendar`: what is due, what is at hand, what is missing.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::{Cadence, System};
use superbill_domain::Date;

use super::at_hand::{Release, releases};
use crate::arguments::{CalendarArguments, Format};
use crate::commands::{Outcome, today};
use crate::json::write_line;
use crate::render::{GOOD, QUIET, STOPS, paint, table};
use crate::workplace::Workplace;

/// How the newest release at hand stands to its publisher's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Standing {
    /// The release of the last publication day, or a later one, is at hand.
    Current,
    /// A newer release should be out by now.
    Due,
    /// No release is at hand.
    Missing,
}

/// A code set on the calendar.
#[derive(Debug, Serialize)]
struct EntryJson {
    name: &'static str,
    title: &'static str,
    standing: Standing,
    edition: Option<String>,
    from: Option<Date>,
    /// The day of the last publication: what is missing since then, if anything is.
    last_published: Option<Date>,
    /// The day of the next one.
    next: Option<Date>,
}

/// Shows the calendar.
///
/// # Errors
/// Where a release cannot be opened.
pub fn run(
    arguments: &CalendarArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let on = arguments.on.unwrap_or_else(today);
    let releases = releases(workplace.code_sets()?, on);
    let entries = System::all().map(|system| entry(system, &releases, on));
    if arguments.format == Format::Json {
        entries.into_iter().try_for_each(|entry| write_line(out, &entry))?;
        return Ok(Outcome::Done);
    }
    let day = |day: Option<Date>| day.map_or_else(|| "at need".to_owned(), |day| day.to_string());
    let rows = entries.map(|entry| {
        let standing = match (entry.standing, entry.last_published) {
            (Standing::Current, _) => paint(GOOD, "current".to_owned()),
            (Standing::Due, Some(since)) => paint(STOPS, format!("due since {since}")),
            (Standing::Due, None) => paint(STOPS, "due".to_owned()),
            (Standing::Missing, _) => paint(QUIET, "not at hand".to_owned()),
        };
        let edition = entry.edition.unwrap_or_default();
        vec![entry.name.to_owned(), entry.title.to_owned(), edition, standing.to_string(), day(entry.next)]
    });
    write!(out, "{}", table(&["release", "", "newest at hand", "standing", "next"], rows, &[]))?;
    writeln!(out, "Add a publisher's file, packed or plain, with `superbill codes add FILE`.")?;
    Ok(Outcome::Done)
}

fn entry(system: System, releases: &[Release], on: Date) -> EntryJson {
    let of_system = releases.iter().filter(|release| release.system == Some(system));
    let newest = of_system.filter(|release| release.from <= on).max_by_key(|release| release.from);
    let (last_published, next) = match system.cadence() {
        Cadence::Months(months) => (last(months, on), following(months, on)),
        Cadence::AtNeed => (None, None),
    };
    let standing = match (newest, last_published) {
        (None, _) => Standing::Missing,
        (Some(newest), Some(published)) if newest.from < published => Standing::Due,
        (Some(_), _) => Standing::Current,
    };
    EntryJson {
        name: system.name(),
        title: system.title(),
        standing,
        edition: newest.map(|release| release.edition.clone()),
        from: newest.map(|release| release.from),
        last_published,
        next,
    }
}

/// The first days of the months of publication in a year and its neighbours, in order.
fn days(months: &'static [i8], around: Date) -> impl DoubleEndedIterator<Item = Date> {
    let year = around.year();
    (year - 1..=year + 1)
        .flat_map(move |year| months.iter().filter_map(move |&month| Date::new(year, month, 1).ok()))
}

fn last(months: &'static [i8], on: Date) -> Option<Date> {
    days(months, on).rfind(|day| *day <= on)
}

fn following(months: &'static [i8], on: Date) -> Option<Date> {
    days(months, on).find(|day| on < *day)
}

#[cfg(test)]
mod tests {
    use super::super::at_hand::Place;
    use super::*;

    fn release(system: System, from: &str) -> Release {
        Release {
            system: Some(system),
            name: system.name().to_owned(),
            edition: from.to_owned(),
            from: from.parse().unwrap(),
            to: None,
            place: Place::Shelf,
            remark: String::new(),
            sources: Vec::new(),
        }
    }

    fn standing(from: &str, on: &str) -> (Standing, String) {
        let found =
            entry(System::PtpPractitioner, &[release(System::PtpPractitioner, from)], on.parse().unwrap());
        (found.standing, found.next.unwrap().to_string())
    }

    #[test]
    fn a_quarterly_release_is_due_with_the_next_quarter() {
        assert_eq!(standing("2026-10-01", "2026-11-22"), (Standing::Current, "2027-01-01".to_owned()));
        assert_eq!(standing("2026-07-01", "2026-11-22"), (Standing::Due, "2027-01-01".to_owned()));
        assert_eq!(standing("2026-07-01", "2026-09-30"), (Standing::Current, "2026-10-01".to_owned()));
    }

    #[test]
    fn a_release_of_the_future_does_not_count_yet() {
        let next_year = [release(System::Icd10Cm, "2026-10-01")];
        let found = entry(System::Icd10Cm, &next_year, "2026-09-30".parse().unwrap());
        assert_eq!(found.standing, Standing::Missing);
        assert_eq!(
            entry(System::Icd10Cm, &next_year, "2026-10-01".parse().unwrap()).standing,
            Standing::Current
        );
    }
}
