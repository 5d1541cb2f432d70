//! `superbill codes search`: codes by words.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::Context;
use serde::Serialize;
use superbill_chart_reading::Reader;
use superbill_code_sets::{Book, Diagnosis};
use superbill_domain::{Document, DocumentId};

use crate::arguments::{Format, SearchArguments};
use crate::commands::Outcome;
use crate::json::write_line;
use crate::render::{CODE, QUIET, paint};
use crate::workplace::Workplace;

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
pub fn run(
    arguments: &SearchArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let search = Search::new(workplace.book(arguments.on)?, arguments.limit);
    if let Some(file) = &arguments.batch {
        return batch(&search, file, out);
    }
    for hit in search.hits(&arguments.words.join(" ")) {
        if arguments.format == Format::Json {
            write_line(out, &hit)?;
            continue;
        }
        let header = if hit.billable { "" } else { "  header" };
        writeln!(out, "{} {}{}", paint(CODE, format!("{:<9}", hit.code)), hit.title, paint(QUIET, header))?;
    }
    Ok(Outcome::Done)
}

fn batch(search: &Search<'_>, file: &Path, out: &mut impl Write) -> anyhow::Result<Outcome> {
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
            write_line(out, &BatchJson { query, hits: search.hits(query) })?;
        }
    }
    Ok(Outcome::Done)
}

/// The score of a hit that the lexicon knows by these very words.
const KNOWN: u32 = 1_000;

/// A search on a day: everyday words by the reader's lexicon first, then the words of the tabular list.
struct Search<'b> {
    book: Book<'b>,
    reader: Reader,
    limit: usize,
}

impl<'b> Search<'b> {
    fn new(book: Book<'b>, limit: usize) -> Self {
        Self { book, reader: Reader::new(book), limit }
    }

    fn hits(&self, query: &str) -> Vec<HitJson<'b>> {
        let named = self.named(query);
        let found = self.book.search(query, self.limit).into_iter();
        let found = found.filter(|hit| !named.iter().any(|known| known.code() == hit.diagnosis.code()));
        let known = named.iter().map(|diagnosis| hit(diagnosis, KNOWN));
        known.chain(found.map(|found| hit(&found.diagnosis, found.score))).take(self.limit).collect()
    }

    /// What the lexicon says that the whole query names.
    fn named(&self, query: &str) -> Vec<Diagnosis<'b>> {
        let document = Document { id: DocumentId::new("query"), text: query.trim().to_owned() };
        let whole = document.text.len();
        let (chart, _) = self.reader.read(document);
        let exact = chart.mentions.iter().filter(|mention| mention.span.len() == whole);
        let codes = exact.flat_map(|mention| &mention.denotes);
        codes.filter_map(|denotation| self.book.diagnosis(&denotation.code)).collect()
    }
}

fn hit<'b>(diagnosis: &Diagnosis<'b>, score: u32) -> HitJson<'b> {
    HitJson {
        code: diagnosis.code().to_string(),
        title: diagnosis.title(),
        score,
        path: diagnosis.ancestors().map(|above| above.title().to_owned()).collect(),
        billable: diagnosis.is_billable(),
    }
}
