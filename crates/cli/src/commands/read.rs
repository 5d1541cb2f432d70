//! `superbill read`: the chart alone, or the sense of single phrases.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::Context;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use superbill_chart_reading::assert_phrase;
use superbill_domain::{Chart, Date, Finding};

use super::{Outcome, gaps, today};
use crate::arguments::{Format, ReadArguments};
use crate::documents::{FileDocument, documents};
use crate::inputs::{Input, NOTES, expand};
use crate::json::{ChartJson, findings_in_file, write_line};
use crate::readers::Readers;
use crate::render;
use crate::workplace::Workplace;

/// Notes that are read before their answers are written: bounds the memory of a large run.
const BATCH: usize = 64;

/// Reads every note, or judges every phrase.
///
/// # Errors
/// Where an input cannot be read.
pub fn run(
    arguments: &ReadArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    if let Some(file) = &arguments.assert {
        return judge(file, out);
    }
    if arguments.gaps {
        return gaps::run(arguments, workplace, out);
    }
    let readers = Readers::default();
    let today = today();
    let mut stops = false;
    for batch in expand(&arguments.notes, NOTES)?.chunks(BATCH) {
        let answer = |input| answer(&readers, workplace, input, arguments, today);
        let answers: Vec<_> = batch.par_iter().map(answer).collect();
        for answer in answers {
            let (answer, stopped) = answer?;
            stops |= stopped;
            out.write_all(&answer)?;
        }
    }
    Ok(Outcome::stopped_if(stops))
}

/// Reads the documents of an input: the answer, and whether a finding stops.
fn answer(
    readers: &Readers,
    workplace: &Workplace,
    input: &Input,
    arguments: &ReadArguments,
    today: Date,
) -> anyhow::Result<(Vec<u8>, bool)> {
    let mut answer = Vec::new();
    let mut stops = false;
    for FileDocument { document: read, findings } in documents(input)? {
        let reader = readers.on(arguments.on.or(read.told.on).unwrap_or(today), workplace)?;
        let (chart, mut found) = reader.read_outlined(read.document.clone(), &read.outline);
        stops |= findings.iter().chain(&found).any(Finding::stops);
        match arguments.format {
            Format::Json => {
                findings_in_file(&mut found, &read.source);
                found.splice(0..0, findings);
                write_line(&mut answer, &ChartJson::new(&chart, &read, &found))?;
            }
            Format::Text => {
                answer.extend(page(&chart).bytes());
                for finding in &findings {
                    answer.extend(render::finding(finding, None, "  ", render::width()).bytes());
                }
            }
        }
    }
    Ok((answer, stops))
}

fn page(chart: &Chart) -> String {
    let mut page = format!("{}\n", render::paint(render::HEADING, chart.document.id.as_str()));
    let rows = chart.mentions.iter().map(|mention| {
        let code = mention.denotes.first().map(|denotation| denotation.code.to_string()).unwrap_or_default();
        let section = format!("{:?}", chart.role(mention.section)).to_lowercase();
        vec![section, render::cut(chart.words(mention.span), 40), code, sense(&mention.assertion)]
    });
    page += &render::table(&["section", "mention", "can name", "sense"], rows, &[]);
    page + "\n"
}

/// The senses of an assertion in words: "negated", "family, historical", "affirmed".
fn sense(assertion: &superbill_domain::Assertion) -> String {
    let axes = [
        ("negated", assertion.negated),
        ("uncertain", assertion.uncertain),
        ("historical", assertion.historical),
        ("family", assertion.family),
        ("hypothetical", assertion.hypothetical),
        ("screening", assertion.screening),
        ("resolved", assertion.resolved),
        ("ruled out", assertion.ruled_out),
        ("conditional", assertion.conditional),
    ];
    let named: Vec<&str> = axes.iter().filter(|(_, cue)| cue.is_some()).map(|(name, _)| *name).collect();
    if named.is_empty() { "affirmed".to_owned() } else { named.join(", ") }
}

/// A sentence and a phrase of it.
#[derive(Deserialize)]
struct Phrase {
    sentence: String,
    phrase: String,
}

/// The sense of a phrase, as the contract writes it.
#[derive(Serialize)]
struct SenseJson<'a> {
    phrase: &'a str,
    negated: bool,
    uncertain: bool,
    temporality: &'static str,
    experiencer: &'static str,
}

fn judge(file: &Path, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let lines: Box<dyn BufRead> = if file.as_os_str() == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let opened = std::fs::File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
        Box::new(BufReader::new(opened))
    };
    for (number, line) in (1..).zip(lines.lines()) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let asked: Phrase = serde_json::from_str(&line)
            .with_context(|| format!("line {number} is not {{\"sentence\":…,\"phrase\":…}}"))?;
        let assertion = assert_phrase(&asked.sentence, &asked.phrase);
        let temporality = match (assertion.hypothetical, assertion.historical) {
            (Some(_), _) => "hypothetical",
            (None, Some(_)) => "historical",
            (None, None) => "recent",
        };
        let sense = SenseJson {
            phrase: &asked.phrase,
            // Absent now: denied, ruled out, or over.
            negated: [assertion.negated, assertion.ruled_out, assertion.resolved].iter().any(Option::is_some),
            uncertain: assertion.uncertain.is_some(),
            temporality,
            experiencer: if assertion.family.is_some() { "other" } else { "patient" },
        };
        write_line(out, &sense)?;
    }
    Ok(Outcome::Done)
}
