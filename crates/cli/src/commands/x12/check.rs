//! `superbill x12 check`: what is wrong with interchanges, each finding with its segment.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};

use serde::Serialize;
use superbill_clearinghouse::check;
use superbill_domain::{Evidence, Finding, Severity};

use crate::arguments::{CheckX12Arguments, Format};
use crate::commands::{Outcome, today};
use crate::inputs::{Input, expand};
use crate::json::{FindingJson, write_line};
use crate::render;

/// What was checked, as JSON.
#[derive(Serialize)]
struct SummaryJson {
    file: String,
    interchanges: u64,
    transaction_sets: u64,
    against_guide: u64,
    segments: u64,
    stop: u64,
    warn: u64,
    advise: u64,
}

/// How much of a segment an excerpt shows.
const EXCERPT: usize = 512;

/// Checks every input.
///
/// # Errors
/// Where an input cannot be read.
pub fn run(arguments: &CheckX12Arguments, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let mut stops = false;
    for input in expand(&arguments.files, super::ENDINGS)? {
        let mut counts = [0_u64; 3];
        let mut written = Ok(());
        let mut excerpts = Excerpts::of(&input);
        let checked = check(BufReader::with_capacity(1 << 16, input.open()?), today(), |finding| {
            let count = match finding.severity {
                Severity::Stop => counts.first_mut(),
                Severity::Warn => counts.get_mut(1),
                Severity::Advise => counts.get_mut(2),
            };
            count.into_iter().for_each(|count| *count = count.saturating_add(1));
            if written.is_ok() {
                written = tell(&finding, arguments.format, &mut excerpts, out);
            }
        })?;
        written?;
        let [stop, warn, advise] = counts;
        stops |= stop > 0;
        let summary = SummaryJson {
            file: input.name(),
            interchanges: checked.interchanges,
            transaction_sets: checked.sets,
            against_guide: checked.against_guide,
            segments: checked.segments,
            stop,
            warn,
            advise,
        };
        match arguments.format {
            Format::Json => write_line(out, &summary)?,
            Format::Text => {
                let SummaryJson { file, segments, transaction_sets: sets, against_guide, .. } = &summary;
                writeln!(
                    out,
                    "{file}: {segments} segments, {sets} transaction sets, {against_guide} held against a guide; \
                     {stop} stop, {warn} warn, {advise} advise"
                )?;
            }
        }
    }
    Ok(Outcome::stopped_if(stops))
}

fn tell(
    finding: &Finding,
    format: Format,
    excerpts: &mut Excerpts,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    match format {
        Format::Json => write_line(out, &FindingJson::from(finding)),
        Format::Text => {
            write!(out, "{}", render::finding(finding, None, "", render::width()))?;
            if let Some(line) = excerpts.segment(finding) {
                writeln!(out, "  {} {line}", render::paint(render::QUIET, "|"))?;
            }
            Ok(())
        }
    }
}

/// The segments that findings are about, read again from a file; none from standard input.
struct Excerpts(Option<File>);

impl Excerpts {
    fn of(input: &Input) -> Self {
        Self(if let Input::File(path) = input { File::open(path).ok() } else { None })
    }

    fn segment(&mut self, finding: &Finding) -> Option<String> {
        let offset = finding.evidence.iter().find_map(|evidence| match evidence {
            Evidence::Segment { offset, .. } => Some(*offset),
            _ => None,
        })?;
        let file = self.0.as_mut()?;
        file.seek(SeekFrom::Start(offset)).ok()?;
        let mut bytes = vec![0; EXCERPT];
        let read = file.read(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(bytes.get(..read)?).into_owned();
        let end = text.find(['~', '\n', '\r']).unwrap_or(text.len());
        text.get(..end).map(|segment| render::cut(segment, render::width().saturating_sub(4)))
    }
}
