//! `superbill code`: notes to suggested codes.

use std::io::Write;

use rayon::prelude::*;
use superbill_chart_reading::Reader;
use superbill_code_assignment::Profile;
use superbill_code_sets::Book;
use superbill_domain::{Document, DocumentId, Finding, VisitContext};

use super::{Outcome, today};
use crate::arguments::{CodeArguments, Format};
use crate::inputs::{Input, expand};
use crate::json::{CodedNote, ReleasesJson, write_line};
use crate::render;
use crate::workplace::Workplace;

/// Notes that are coded before their answers are written: bounds the memory of a large run.
const BATCH: usize = 64;

/// Codes every note and writes the answers in the order of the notes.
///
/// # Errors
/// Where a note cannot be read.
pub fn run(
    arguments: &CodeArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let inputs = expand(&arguments.notes, &[".txt"])?;
    let on = arguments.on.unwrap_or_else(today);
    let book = workplace.book(Some(on))?;
    let coder = Coder {
        reader: Reader::new(book),
        book,
        context: VisitContext {
            on,
            setting: arguments.setting.into(),
            age: arguments.age,
            sex: arguments.sex.map(Into::into),
            new_patient: arguments.new_patient.then_some(true),
        },
        profile: arguments.profile.into(),
        releases: releases(book),
        format: arguments.format,
    };
    let mut stops = false;
    for batch in inputs.chunks(BATCH) {
        let answers: Vec<_> = batch.par_iter().map(|input| coder.answer(input)).collect();
        for answer in answers {
            let (answer, stopped) = answer?;
            stops |= stopped;
            out.write_all(&answer)?;
        }
    }
    Ok(Outcome::stopped_if(stops))
}

/// The editions in force, by code set.
pub fn releases(book: Book<'_>) -> ReleasesJson {
    book.releases().map(|release| (release.name.to_string(), release.edition.to_string())).collect()
}

struct Coder<'b> {
    reader: Reader,
    book: Book<'b>,
    context: VisitContext,
    profile: Profile,
    releases: ReleasesJson,
    format: Format,
}

impl Coder<'_> {
    fn answer(&self, input: &Input) -> anyhow::Result<(Vec<u8>, bool)> {
        let document = Document { id: DocumentId::new(input.name()), text: input.text()? };
        let superbill_revenue_cycle::CodedNote { chart, suggestions } =
            superbill_revenue_cycle::code(document, &self.context, self.profile, &self.reader, self.book);
        let stops = suggestions.findings.iter().any(Finding::stops);
        let mut answer = Vec::new();
        match self.format {
            Format::Json => {
                let note = CodedNote::new(&chart, &self.context, &suggestions, &self.releases);
                write_line(&mut answer, &note)?;
            }
            Format::Text => {
                let columns = render::width();
                let describe = |code: &str| super::codes::describe(self.book, code);
                let heading = render::paint(render::HEADING, chart.document.id.as_str());
                writeln!(answer, "{heading}")?;
                answer.extend(render::coding(&chart, &suggestions, &describe, columns).bytes());
                for finding in &suggestions.findings {
                    let text = Some(chart.document.text.as_str());
                    answer.extend(render::finding(finding, text, "  ", columns).bytes());
                }
                writeln!(answer)?;
            }
        }
        Ok((answer, stops))
    }
}
