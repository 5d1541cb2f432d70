//! `superbill codes list`: the releases at hand, inside the binary and on the user's shelf, with where they come from.

use std::io::Write;

use serde::Serialize;
use superbill_domain::Date;

use super::at_hand::{Place, Release, releases};
use crate::arguments::Format;
use crate::commands::{Outcome, today};
use crate::json::write_line;
use crate::render::table;
use crate::workplace::Workplace;

/// A release as JSON.
#[derive(Serialize)]
struct ReleaseJson<'a> {
    name: &'a str,
    edition: &'a str,
    from: Date,
    to: Option<Date>,
    place: Place,
    remark: &'a str,
    sources: Vec<SourceJson<'a>>,
}

/// A publisher's file as JSON.
#[derive(Serialize)]
struct SourceJson<'a> {
    file: &'a str,
    sha256: &'a str,
}

impl<'a> From<&'a Release> for ReleaseJson<'a> {
    fn from(release: &'a Release) -> Self {
        let sources = release.sources.iter().map(|(file, sha256)| SourceJson { file, sha256 });
        Self {
            name: &release.name,
            edition: &release.edition,
            from: release.from,
            to: release.to,
            place: release.place,
            remark: &release.remark,
            sources: sources.collect(),
        }
    }
}

/// Lists the releases.
///
/// # Errors
/// Where a release cannot be opened.
pub fn run(format: Format, workplace: &Workplace, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let releases = releases(workplace.code_sets()?, today());
    if format == Format::Json {
        releases.iter().try_for_each(|release| write_line(out, &ReleaseJson::from(release)))?;
        return Ok(Outcome::Done);
    }
    let rows = releases.iter().map(|release| {
        let until = release.to.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let place = match release.place {
            Place::BuiltIn => "built in",
            Place::Shelf => "added",
        };
        let (name, edition) = (release.name.clone(), release.edition.clone());
        vec![name, edition, release.from.to_string(), until, place.to_owned()]
    });
    write!(out, "{}", table(&["release", "edition", "from", "to", ""], rows, &[]))?;
    Ok(Outcome::Done)
}
