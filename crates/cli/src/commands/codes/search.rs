//! `superbill codes search`: codes by words.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::Context;
use serde::Serialize;
use superbill_code_sets::Book;

use crate::arguments::{Format, SearchArguments};
use crate::commands::{Outcome, book};
use crate::json::write_line;
use crate::render::{CODE, QUIET, paint};

/// A hit as the contract writes it.
#[derive(Serialize)]
struct HitJson<'a> {
    code: String,
    title: &'a str,
    score: u32,
    path: Vec<String>,
    billable: bool,
}

/// The hits of a query of a batch.
#[derive(Serialize)]
struct BatchJson<'a> {
    query: &'a str,
    hits: Vec<HitJson<'a>>,
}

/// Searches.
///
/// # Errors
/// Where the batch cannot be read.
pub fn run(arguments: &SearchArguments, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let book = book(arguments.on)?;
    if let Some(file) = &arguments.batch {
        return batch(book, file, arguments.limit, out);
    }
    for hit in hits(book, &arguments.words.join(" "), arguments.limit) {
        if arguments.format == Format::Json {
            write_line(out, &hit)?;
            continue;
        }
        let header = if hit.billable { "" } else { "  header" };
        writeln!(out, "{} {}{}", paint(CODE, format!("{:<9}", hit.code)), hit.title, paint(QUIET, header))?;
    }
    Ok(Outcome::Done)
}

fn batch(book: Book<'_>, file: &Path, limit: usize, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let lines: Box<dyn BufRead> = if file.as_os_str() == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let opened = std::fs::File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
        Box::new(BufReader::new(opened))
    };
    for line in lines.lines() {
        let line = line?;
        let query = line.trim();
        if !query.is_empty() {
            write_line(out, &BatchJson { query, hits: hits(book, query, limit) })?;
        }
    }
    Ok(Outcome::Done)
}

fn hits<'b>(book: Book<'b>, query: &str, limit: usize) -> Vec<HitJson<'b>> {
    let hit = |hit: superbill_code_sets::SearchHit<'b>| HitJson {
        code: hit.diagnosis.code().to_string(),
        title: hit.diagnosis.title(),
        score: hit.score,
        path: hit.diagnosis.ancestors().map(|above| above.title().to_owned()).collect(),
        billable: hit.diagnosis.is_billable(),
    };
    book.search(query, limit).into_iter().map(hit).collect()
}
