//! `superbill codes add`: publishers' files onto the user's shelf, all of them or none.

use std::fs::File;
use std::io::{IsTerminal, Read, Write};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use serde::Serialize;
use superbill_code_set_import::{Added, Context, Placed, add};
use superbill_domain::Date;

use crate::arguments::{AddArguments, Format};
use crate::commands::Outcome;
use crate::json::write_line;
use crate::render::table;
use crate::workplace::Workplace;

/// An added release as JSON.
#[derive(Serialize)]
struct AddedJson<'a> {
    file: &'a str,
    layout: &'a str,
    name: &'a str,
    edition: &'a str,
    from: Date,
    to: Option<Date>,
    rows: usize,
    remark: &'a str,
    placed: &'static str,
}

impl<'a> From<&'a Added> for AddedJson<'a> {
    fn from(added: &'a Added) -> Self {
        let manifest = &added.manifest;
        Self {
            file: &added.file,
            layout: added.layout,
            name: &manifest.name,
            edition: &manifest.edition,
            from: manifest.effective.from,
            to: manifest.effective.to,
            rows: added.rows,
            remark: &manifest.remark,
            placed: match added.placed {
                Placed::New => "new",
                Placed::AlreadyThere => "already_there",
                Placed::Replaced => "replaced",
            },
        }
    }
}

/// Adds the files.
///
/// # Errors
/// Where a file is of no known layout, damaged, or does not say its edition; then nothing is added.
pub fn run(arguments: &AddArguments, workplace: &Workplace, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let bars = MultiProgress::new();
    let watched = |file: File| watch(file, &bars);
    let at_hand = workplace.code_sets()?;
    let context = Context { at_hand, edition: arguments.edition.as_deref(), from: arguments.from };
    let added = add(&arguments.files, &workplace.shelf()?, &context, &watched)?;
    bars.clear()?;
    if arguments.format == Format::Json {
        added.iter().try_for_each(|added| write_line(out, &AddedJson::from(added)))?;
        return Ok(Outcome::Done);
    }
    let rows = added.iter().map(AddedJson::from).map(|added| {
        let until = added.to.map_or_else(|| "…".to_owned(), |day| day.to_string());
        let placed = added.placed.replace('_', " ");
        let (name, edition) = (added.name.to_owned(), added.edition.to_owned());
        vec![
            added.file.to_owned(),
            name,
            edition,
            added.from.to_string(),
            until,
            added.rows.to_string(),
            placed,
        ]
    });
    write!(out, "{}", table(&["file", "code set", "edition", "from", "to", "rows", ""], rows, &[5]))?;
    for added in added.iter().filter(|added| !added.manifest.remark.is_empty()) {
        writeln!(out, "{} {}: {}", added.manifest.name, added.manifest.edition, added.manifest.remark)?;
    }
    Ok(Outcome::Done)
}

/// A file whose reading is shown as it goes, on a terminal.
fn watch(file: File, bars: &MultiProgress) -> Box<dyn Read> {
    if !std::io::stderr().is_terminal() {
        return Box::new(file);
    }
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    let bar = bars.add(ProgressBar::new(size));
    let style = ProgressStyle::with_template("reading {wide_bar} {bytes}/{total_bytes}, {eta} left");
    let bar = style.map(|style| bar.clone().with_style(style)).unwrap_or(bar);
    Box::new(bar.wrap_read(file))
}
