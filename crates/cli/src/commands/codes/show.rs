//! `superbill codes show`: what a code is on a day.

use std::io::Write;

use anyhow::bail;
use serde::Serialize;
use superbill_code_sets::{Book, Diagnosis, NoteKind};
use superbill_domain::Date;

use super::grouping::GroupingJson;
use super::show_diagnosis::FactsJson;
use super::{Reading, inpatient, lists};
use crate::arguments::{Format, LookupArguments};
use crate::commands::Outcome;
use crate::json::write_line;
use crate::render::{CODE, HEADING, QUIET, paint};
use crate::workplace::Workplace;

/// The notes that are shown, under names that people use.
const NOTES: [(NoteKind, &str); 6] = [
    (NoteKind::Includes, "includes"),
    (NoteKind::Excludes1, "excludes 1"),
    (NoteKind::Excludes2, "excludes 2"),
    (NoteKind::CodeFirst, "code first"),
    (NoteKind::UseAdditionalCode, "use additional"),
    (NoteKind::CodeAlso, "code also"),
];

/// A diagnosis as JSON.
#[derive(Serialize)]
struct DiagnosisJson<'a> {
    code: String,
    on: Date,
    title: &'a str,
    billable: bool,
    from: Date,
    to: Option<Date>,
    chapter: Option<&'a str>,
    section: Option<&'a str>,
    parents: Vec<String>,
    children: Vec<String>,
    inclusion_terms: Vec<&'a str>,
    notes: Vec<NoteJson<'a>>,
    seventh_characters: Vec<(char, &'a str)>,
    #[serde(flatten)]
    grouping: GroupingJson,
    #[serde(flatten)]
    facts: FactsJson<'a>,
}

/// A note in force for a code, from the code itself or from above.
#[derive(Serialize)]
struct NoteJson<'a> {
    kind: &'static str,
    text: &'a str,
}

/// Shows every code.
///
/// # Errors
/// Where an argument is no code of the day.
pub fn run(
    arguments: &LookupArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let book = workplace.book(arguments.on)?;
    for text in &arguments.codes {
        let listed = lists::find(book, arguments.system, text);
        if !listed.is_empty() {
            match arguments.format {
                Format::Json => listed.iter().try_for_each(|found| write_line(out, found))?,
                Format::Text => listed.iter().try_for_each(|found| lists::page(found, out))?,
            }
            continue;
        }
        let tables = inpatient::tables(book, arguments.system, text);
        if !tables.is_empty() {
            inpatient::show_tables(book, &tables, arguments.format, out)?;
            continue;
        }
        let reading = Reading::of(text, book)?.within(arguments.system);
        if let Some(code) = reading.inpatient {
            inpatient::show(book, code, arguments.format, out)?;
        }
        let diagnosis = reading.diagnosis.and_then(|code| book.diagnosis(&code));
        let procedure = reading.procedure.and_then(|code| book.procedures().procedure(code));
        if diagnosis.is_none() && procedure.is_none() && reading.inpatient.is_none() {
            bail!("{text} is no code of {}; `superbill codes check {text}` tells what to use", book.date());
        }
        match arguments.format {
            Format::Json => {
                diagnosis.iter().try_for_each(|found| write_line(out, &diagnosis_json(book, found)))?;
                procedure.iter().try_for_each(|found| write_line(out, &super::procedure::of(book, found)))?;
            }
            Format::Text => {
                diagnosis.iter().try_for_each(|found| diagnosis_page(book, found, out))?;
                let pages = procedure.iter().map(|found| super::procedure::of(book, found));
                pages.into_iter().try_for_each(|found| super::procedure::page(&found, out))?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn diagnosis_json<'a>(book: Book<'a>, found: &Diagnosis<'a>) -> DiagnosisJson<'a> {
    let notes = NOTES.iter().flat_map(|(kind, name)| {
        found.notes_in_force(*kind).map(move |note| NoteJson { kind: name, text: note.text() })
    });
    DiagnosisJson {
        code: found.code().to_string(),
        on: book.date(),
        title: found.title(),
        billable: found.is_billable(),
        from: found.effective().from,
        to: found.effective().to,
        chapter: found.chapter().map(|chapter| chapter.title()),
        section: found.section().map(|section| section.title()),
        parents: found.ancestors().map(|parent| parent.code().to_string()).collect(),
        children: found.children().map(|child| child.code().to_string()).collect(),
        inclusion_terms: found.inclusion_terms().collect(),
        notes: notes.collect(),
        seventh_characters: found.seventh_characters().iter().flat_map(|set| set.iter()).collect(),
        grouping: GroupingJson::of(book, &found.code()),
        facts: FactsJson::of(book, found),
    }
}

fn diagnosis_page<'a>(book: Book<'a>, found: &Diagnosis<'a>, out: &mut impl Write) -> anyhow::Result<()> {
    let billable = if found.is_billable() { "billable" } else { "header: more characters are needed" };
    writeln!(
        out,
        "{}  {}  {}",
        paint(CODE, found.code()),
        paint(HEADING, found.title()),
        paint(QUIET, billable)
    )?;
    let days = found.effective();
    let until = days.to.map_or_else(String::new, |last| format!(", last day {last}"));
    writeln!(out, "  {} {}{until}", paint(QUIET, "first day known"), days.from)?;
    let mut above: Vec<_> = found.ancestors().collect();
    above.reverse();
    for ancestor in above {
        writeln!(out, "  {} {} {}", paint(QUIET, "in"), ancestor.code(), ancestor.title())?;
    }
    for term in found.inclusion_terms() {
        writeln!(out, "  {} {term}", paint(QUIET, "also called"))?;
    }
    for (kind, name) in NOTES {
        for note in found.notes_in_force(kind) {
            writeln!(out, "  {} {}", paint(QUIET, name), note.text())?;
        }
    }
    for (character, meaning) in found.seventh_characters().iter().flat_map(|set| set.iter()) {
        writeln!(out, "  {} {character}  {meaning}", paint(QUIET, "seventh"))?;
    }
    GroupingJson::of(book, &found.code()).page(out)?;
    FactsJson::of(book, found).write(out)?;
    for child in found.children() {
        writeln!(out, "    {}  {}", paint(CODE, format!("{:<9}", child.code())), child.title())?;
    }
    Ok(())
}
