//! `superbill codes list`: the releases that are built in.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::procedures::{Edition, ProcedureBook};
use superbill_domain::Date;

use crate::arguments::Format;
use crate::commands::{Outcome, today};
use crate::json::write_line;
use crate::render::table;
use crate::workplace::Workplace;

/// A release as JSON.
#[derive(Serialize)]
struct ReleaseJson {
    name: String,
    edition: String,
    from: Date,
    to: Option<Date>,
    remark: String,
}

/// Lists the releases.
///
/// # Errors
/// Where the file of code sets is damaged.
pub fn run(format: Format, workplace: &Workplace, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let diagnoses = workplace.code_sets()?.releases().map(|release| ReleaseJson {
        name: release.name.clone(),
        edition: release.edition.clone(),
        from: release.effective.from,
        to: release.effective.to,
        remark: release.remark.clone(),
    });
    let editions = ProcedureBook::on(today()).editions().map(|edition: Edition| ReleaseJson {
        name: edition.publication.to_owned(),
        edition: edition.name.to_owned(),
        from: edition.from,
        to: edition.to,
        remark: String::new(),
    });
    let releases: Vec<ReleaseJson> = diagnoses.chain(editions).collect();
    if format == Format::Json {
        releases.iter().try_for_each(|release| write_line(out, release))?;
        return Ok(Outcome::Done);
    }
    let until = |release: &ReleaseJson| release.to.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let rows = releases.iter().map(|release| {
        vec![release.name.clone(), release.edition.clone(), release.from.to_string(), until(release)]
    });
    write!(out, "{}", table(&["release", "edition", "from", "to"], rows, &[]))?;
    Ok(Outcome::Done)
}
