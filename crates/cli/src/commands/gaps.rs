//! `superbill read --gaps`: what is missing before the patient leaves.

use std::io::Write;

use rayon::prelude::*;
use superbill_code_assignment::{AskedOf, Gap, Profile, checklist};
use superbill_domain::{Date, Setting, VisitContext};

use super::{Outcome, today};
use crate::arguments::{Format, ReadArguments};
use crate::documents::documents;
use crate::inputs::{Input, NOTES, expand};
use crate::json::{GapsJson, write_line};
use crate::readers::Readers;
use crate::render;
use crate::workplace::Workplace;

/// Notes that are read before their answers are written: bounds the memory of a large run.
const BATCH: usize = 64;

/// Reads every note and writes its checklist.
///
/// # Errors
/// Where a note cannot be read.
pub fn run(
    arguments: &ReadArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let readers = Readers::default();
    let today = today();
    for batch in expand(&arguments.notes, NOTES)?.chunks(BATCH) {
        let answer = |input| answer(&readers, workplace, input, arguments, today);
        let answers: Vec<_> = batch.par_iter().map(answer).collect();
        for answer in answers {
            out.write_all(&answer?)?;
        }
    }
    Ok(Outcome::Done)
}

fn answer(
    readers: &Readers,
    workplace: &Workplace,
    input: &Input,
    arguments: &ReadArguments,
    today: Date,
) -> anyhow::Result<Vec<u8>> {
    let mut answer = Vec::new();
    for file in documents(input)? {
        let read = file.document;
        let on = arguments.on.or(read.told.on).unwrap_or(today);
        let context = VisitContext { on, setting: Setting::Office, age: None, sex: None, new_patient: None };
        let (reader, book) = (readers.on(on, workplace)?, workplace.book(Some(on))?);
        let note = superbill_revenue_cycle::code_outlined(
            read.document,
            &read.outline,
            &context,
            Profile::Visit,
            &reader,
            book,
        );
        let gaps = checklist(&note.chart, &context, &note.suggestions);
        let name = note.chart.document.id.as_str();
        match arguments.format {
            Format::Json => write_line(&mut answer, &GapsJson::new(name, &gaps))?,
            Format::Text => answer.extend(page(name, &gaps).bytes()),
        }
    }
    Ok(answer)
}

fn page(name: &str, gaps: &[Gap]) -> String {
    let mut page = format!("{}\n", render::paint(render::HEADING, name));
    if gaps.is_empty() {
        page += "  Nothing is missing.\n\n";
        return page;
    }
    let rows = gaps.iter().map(|gap| {
        let asked_of = match gap.asked_of {
            AskedOf::FrontDesk => "front desk",
            AskedOf::Provider => "provider",
        };
        vec![asked_of.to_owned(), gap.topic.clone(), gap.text.clone()]
    });
    page += &render::table(&["ask", "about", "question"], rows, &[]);
    page + "\n"
}
