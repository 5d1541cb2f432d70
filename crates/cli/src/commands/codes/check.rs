//! `superbill codes check`: whether codes are valid on a day, and what to use instead.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::procedures::ProcedureStatus;
use superbill_code_sets::{Book, CodeStatus, System};
use superbill_domain::{Date, Icd10Cm, Procedure};

use super::lists::{self, ListedJson};
use super::{Reading, describe, inpatient};
use crate::arguments::{Format, LookupArguments};
use crate::commands::Outcome;
use crate::json::write_line;
use crate::render::{CODE, GOOD, STOPS, paint};
use crate::workplace::Workplace;

/// How many codes are offered in place of one that is not valid.
const SUGGESTIONS: usize = 8;

/// The status of a code on a day, as the contract writes it.
#[derive(Serialize)]
pub(super) struct CheckJson {
    pub(super) code: String,
    pub(super) on: Date,
    pub(super) status: &'static str,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) suggest: Vec<String>,
    /// What it is, for people.
    #[serde(skip)]
    pub(super) title: String,
}

impl From<ListedJson> for CheckJson {
    fn from(found: ListedJson) -> Self {
        let (status, suggest) = (found.status(), Vec::new());
        let ListedJson { code, on, title, from, to, .. } = found;
        Self { code, on, status, from, to, suggest, title }
    }
}

/// Checks every code.
///
/// # Errors
/// Where an argument is no code.
pub fn run(
    arguments: &LookupArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let book = workplace.book(arguments.on)?;
    let mut stops = false;
    for text in &arguments.codes {
        let answers = answers(book, arguments.system, text)?;
        stops |= answers.iter().all(|answer| answer.status != "valid");
        for answer in answers {
            match arguments.format {
                Format::Json => write_line(out, &answer)?,
                Format::Text => line(book, &answer, out)?,
            }
        }
    }
    Ok(Outcome::stopped_if(stops))
}

/// Every reading of a code, each with its status.
fn answers(book: Book<'_>, system: Option<System>, text: &str) -> anyhow::Result<Vec<CheckJson>> {
    let listed = lists::find(book, system, text);
    if !listed.is_empty() {
        return Ok(listed.into_iter().map(CheckJson::from).collect());
    }
    if system.is_some_and(|system| lists::LISTS.contains(&system)) {
        let (code, title) = (text.to_owned(), String::new());
        let suggest = Vec::new();
        let unknown =
            CheckJson { code, on: book.date(), status: "invalid", from: None, to: None, suggest, title };
        return Ok(vec![unknown]);
    }
    let reading = Reading::of(text, book)?.within(system);
    let answers = [
        reading.diagnosis.map(|code| diagnosis(book, code)),
        reading.procedure.map(|code| procedure(book, code)),
        reading.inpatient.map(|code| inpatient::check(book, code)),
    ];
    Ok(answers.into_iter().flatten().collect())
}

fn diagnosis(book: Book<'_>, code: Icd10Cm) -> CheckJson {
    let effective = book.diagnosis(&code).map(|found| found.effective());
    let (status, from, to) = match book.check(&code) {
        CodeStatus::Valid => ("valid", effective.map(|days| days.from), effective.and_then(|days| days.to)),
        CodeStatus::NotBillable => {
            ("not_billable", effective.map(|days| days.from), effective.and_then(|days| days.to))
        }
        CodeStatus::Expired { to } => ("expired", None, Some(to)),
        CodeStatus::NotYet { from } => ("not_yet", Some(from), None),
        CodeStatus::Unknown => ("invalid", None, None),
    };
    let suggest = book.suggestions(&code, SUGGESTIONS).iter().map(|found| found.code().to_string()).collect();
    let code = code.to_string();
    let title = describe(book, &code);
    CheckJson { code, on: book.date(), status, from, to, suggest, title }
}

fn procedure(book: Book<'_>, code: Procedure) -> CheckJson {
    let mut suggest = Vec::new();
    let (status, from, to) = match book.procedures().status(code) {
        ProcedureStatus::Valid(fact) => ("valid", fact.validity.from, fact.validity.last_day),
        ProcedureStatus::NotYet { from } => ("not_yet", Some(from), None),
        ProcedureStatus::Expired { last_day, successors } => {
            suggest = successors.iter().map(ToString::to_string).collect();
            ("expired", None, Some(last_day))
        }
        ProcedureStatus::Unknown => ("invalid", None, None),
    };
    let code = code.to_string();
    let title = describe(book, &code);
    CheckJson { code, on: book.date(), status, from, to, suggest, title }
}

fn line(book: Book<'_>, answer: &CheckJson, out: &mut impl Write) -> anyhow::Result<()> {
    let code = paint(CODE, format!("{:<9}", answer.code));
    let style = if answer.status == "valid" { GOOD } else { STOPS };
    let status = paint(style, answer.status.replace('_', " "));
    let days = match (answer.from, answer.to) {
        (_, Some(to)) => format!(" until {to}"),
        (Some(from), None) => format!(" from {from}"),
        (None, None) => String::new(),
    };
    writeln!(out, "{code} {status}{days} on {}  {}", answer.on, answer.title)?;
    for suggestion in &answer.suggest {
        writeln!(
            out,
            "      use {}  {}",
            paint(CODE, format!("{suggestion:<9}")),
            describe(book, suggestion)
        )?;
    }
    Ok(())
}
