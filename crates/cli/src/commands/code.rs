//! `superbill code`: notes to suggested codes.

use std::io::Write;

use rayon::prelude::*;
use superbill_clinical_documents::{ClinicalDocument, Told};
use superbill_code_sets::Book;
use superbill_domain::{Date, Finding, Setting, VisitContext};

use super::{Outcome, today};
use crate::arguments::{CodeArguments, Format};
use crate::documents::{FileDocument, documents};
use crate::inputs::{Input, NOTES, expand};
use crate::json::{CodedNote, ReleasesJson, suggestions_in_file, write_line};
use crate::readers::Readers;
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
    let inputs = expand(&arguments.notes, NOTES)?;
    let coder = Coder { readers: Readers::default(), workplace, arguments, today: today() };
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

struct Coder<'a> {
    readers: Readers,
    workplace: &'a Workplace,
    arguments: &'a CodeArguments,
    today: Date,
}

impl Coder<'_> {
    /// What the coder knows of a visit: what the user says, else what the file tells.
    fn context(&self, told: &Told) -> VisitContext {
        let given = self.arguments;
        let on = given.on.or(told.on).unwrap_or(self.today);
        VisitContext {
            on,
            setting: given.setting.map(Into::into).or(told.setting).unwrap_or(Setting::Office),
            age: given.age.or_else(|| told.age_on(on)),
            sex: given.sex.map(Into::into).or(told.sex),
            new_patient: given.new_patient.then_some(true),
        }
    }

    /// Codes the documents of an input: the answer, and whether a finding stops.
    fn answer(&self, input: &Input) -> anyhow::Result<(Vec<u8>, bool)> {
        let mut answer = Vec::new();
        let mut stops = false;
        for file in documents(input)? {
            stops |= self.code(file, &mut answer)?;
        }
        Ok((answer, stops))
    }

    fn code(&self, file: FileDocument, answer: &mut Vec<u8>) -> anyhow::Result<bool> {
        let FileDocument { document: ClinicalDocument { document, outline, source, told }, findings } = file;
        let context = self.context(&told);
        let book = self.workplace.book(Some(context.on))?;
        let reader = self.readers.on(context.on, self.workplace)?;
        let profile = self.arguments.profile.into();
        let superbill_revenue_cycle::CodedNote { chart, mut suggestions } =
            superbill_revenue_cycle::code_outlined(document, &outline, &context, profile, &reader, book);
        let stops = findings.iter().chain(&suggestions.findings).any(Finding::stops);
        match self.arguments.format {
            Format::Json => {
                suggestions_in_file(&mut suggestions, &source);
                suggestions.findings.splice(0..0, findings);
                let releases = releases(book);
                let note = CodedNote::new(&chart, &source, &context, &suggestions, &releases);
                write_line(answer, &note)?;
            }
            Format::Text => {
                let columns = render::width();
                let describe = |code: &str| super::codes::describe(book, code);
                let heading = render::paint(render::HEADING, chart.document.id.as_str());
                writeln!(answer, "{heading}")?;
                answer.extend(render::coding(&chart, &suggestions, &describe, columns).bytes());
                // A place in the file is none in the text: no words are shown.
                for finding in &findings {
                    answer.extend(render::finding(finding, None, "  ", columns).bytes());
                }
                for finding in &suggestions.findings {
                    let text = Some(chart.document.text.as_str());
                    answer.extend(render::finding(finding, text, "  ", columns).bytes());
                }
                writeln!(answer)?;
            }
        }
        Ok(stops)
    }
}
