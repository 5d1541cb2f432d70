//! `superbill codes search`: codes of every code set by words, each with its reason.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::Context;
use serde::Serialize;
use superbill_chart_reading::everyday_terms;
use superbill_code_sets::System;
use superbill_code_sets::search::{Found, Hit, Question, Search};

use crate::arguments::{Format, SearchArguments};
use crate::commands::Outcome;
use crate::json::write_line;
use crate::render::{CODE, QUIET, paint};
use crate::workplace::Workplace;

/// A hit as the contract writes it.
#[derive(Serialize)]
struct HitJson<'a> {
    code: String,
    system: &'static str,
    title: &'a str,
    score: u32,
    /// The titles above it in the tabular list, the nearest first.
    path: Vec<&'a str>,
    billable: bool,
    why: String,
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
/// Where the batch cannot be read, or the code set is unknown.
pub fn run(
    arguments: &SearchArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let search = Search::over(workplace.book(arguments.on)?, everyday_terms());
    let unknown = |name: &String| format!("“{name}” is no code set; see `superbill codes list`");
    let named = |name: &String| System::named(name).with_context(|| unknown(name));
    let system = arguments.system.as_ref().map(named).transpose()?;
    let filters = Question {
        system,
        billable: arguments.billable,
        chapter: arguments.chapter.as_deref(),
        ..Question::new("", arguments.limit)
    };
    if let Some(file) = &arguments.batch {
        for line in lines(file)? {
            let line = line?;
            let query = line.trim();
            if !query.is_empty() {
                let hits = search.ask(&Question { words: query, ..filters }).iter().map(json).collect();
                write_line(out, &BatchJson { query, hits })?;
            }
        }
        return Ok(Outcome::Done);
    }
    for hit in search.ask(&Question { words: &arguments.words.join(" "), ..filters }) {
        if arguments.format == Format::Json {
            write_line(out, &json(&hit))?;
            continue;
        }
        let header = if hit.found.is_billable() { "" } else { "  header" };
        let code = paint(CODE, format!("{:<9}", hit.found.code()));
        writeln!(out, "{code} {}{}", hit.found.title(), paint(QUIET, header))?;
        writeln!(out, "{:9} {}", "", paint(QUIET, hit.why()))?;
    }
    Ok(Outcome::Done)
}

fn lines(file: &Path) -> anyhow::Result<std::io::Lines<Box<dyn BufRead>>> {
    let reader: Box<dyn BufRead> = if file.as_os_str() == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let opened = std::fs::File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
        Box::new(BufReader::new(opened))
    };
    Ok(reader.lines())
}

fn json<'a>(hit: &Hit<'a>) -> HitJson<'a> {
    HitJson {
        code: hit.found.code(),
        system: hit.found.system().name(),
        title: hit.found.title(),
        score: hit.score,
        path: match hit.found {
            Found::Diagnosis(diagnosis) => diagnosis.ancestors().map(|above| above.title()).collect(),
            Found::Procedure(_) => Vec::new(),
        },
        billable: hit.found.is_billable(),
        why: hit.why(),
    }
}
