//! `superbill codes show` and `check` for ICD-10-PCS: a code by its axes, a table by its rows.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::inpatient_procedures::{Axis, Icd10PcsBook, Table, Value};
use superbill_code_sets::procedures::Fit;
use superbill_code_sets::{Book, CodeStatus, System};
use superbill_domain::{Date, Icd10Pcs};

use super::check::CheckJson;
use crate::arguments::Format;
use crate::json::write_line;
use crate::render::{CODE, GOOD, HEADING, QUIET, STOPS, paint};

/// How many codes are offered in place of one that is not valid.
const SUGGESTIONS: usize = 8;
/// How many other values of an axis are written on one line of text.
const OTHERS: usize = 12;

/// A code as JSON.
#[derive(Serialize)]
struct CodeJson<'a> {
    code: Icd10Pcs,
    on: Date,
    system: &'static str,
    /// None where the code is newer than the tables at hand.
    title: Option<String>,
    status: &'static str,
    from: Option<Date>,
    to: Option<Date>,
    table: String,
    axes: Vec<AxisJson<'a>>,
}

/// An axis of a code: what stands there, and what else could with all the others as they are.
#[derive(Serialize)]
struct AxisJson<'a> {
    position: u8,
    title: &'a str,
    character: char,
    label: &'a str,
    definition: &'a str,
    others: Vec<ValueJson<'a>>,
}

/// A table as JSON.
#[derive(Serialize)]
struct TableJson<'a> {
    table: &'a str,
    on: Date,
    system: &'static str,
    edition: &'a str,
    values: Vec<ValueJson<'a>>,
    definition: &'a str,
    axes: [&'a str; 4],
    rows: Vec<[Vec<ValueJson<'a>>; 4]>,
}

/// A character of an axis.
#[derive(Serialize)]
struct ValueJson<'a> {
    character: char,
    label: &'a str,
}

impl<'a> From<Value<'a>> for ValueJson<'a> {
    fn from(value: Value<'a>) -> Self {
        Self { character: value.letter(), label: value.label }
    }
}

/// Whether a code may stand on a claim that day.
pub fn check(book: Book<'_>, code: Icd10Pcs) -> CheckJson {
    let pcs = book.pcs();
    let (status, from, to) = standing(&pcs, &code);
    let suggest = pcs.suggestions(&code, SUGGESTIONS).iter().map(ToString::to_string).collect();
    let title = super::describe(book, code.as_str());
    CheckJson { code: code.to_string(), on: book.date(), status, from, to, suggest, title }
}

/// The status of a code and the days it is told with.
fn standing(pcs: &Icd10PcsBook<'_>, code: &Icd10Pcs) -> (&'static str, Option<Date>, Option<Date>) {
    match pcs.check(code) {
        CodeStatus::Valid => {
            let holds = pcs.valid_period(code);
            ("valid", holds.map(|period| period.from), holds.and_then(|period| period.to))
        }
        CodeStatus::Expired { to } => ("expired", None, Some(to)),
        CodeStatus::NotYet { from } => ("not_yet", Some(from), None),
        CodeStatus::NotBillable | CodeStatus::Unknown => ("invalid", None, None),
    }
}

/// Shows a code by its axes.
///
/// # Errors
/// Where nothing can be written.
pub fn show(book: Book<'_>, code: Icd10Pcs, format: Format, out: &mut impl Write) -> anyhow::Result<()> {
    let found = code_json(book, code);
    if format == Format::Json {
        return write_line(out, &found);
    }
    let style = if found.status == "valid" { GOOD } else { STOPS };
    let title = found.title.as_deref().unwrap_or("newer than the tables at hand, so its title is not known");
    let status = paint(style, found.status.replace('_', " "));
    writeln!(out, "{}  {}  {status}", paint(CODE, code), paint(HEADING, title))?;
    for axis in &found.axes {
        let name = paint(QUIET, format!("{:<22}", axis.title));
        writeln!(out, "  {name} {}  {}", paint(CODE, axis.character), axis.label)?;
        if !axis.definition.is_empty() {
            writeln!(out, "  {:<22}    {}", "", paint(QUIET, axis.definition))?;
        }
        let others = axis.others.iter().map(|value| format!("{} {}", value.character, value.label));
        let some: Vec<String> = others.take(OTHERS).collect();
        if !some.is_empty() {
            let more = axis.others.len().saturating_sub(OTHERS);
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            writeln!(out, "  {:<22}    {} {}{more}", "", paint(QUIET, "or"), some.join(" · "))?;
        }
    }
    Ok(())
}

fn code_json(book: Book<'_>, code: Icd10Pcs) -> CodeJson<'_> {
    let pcs = book.pcs();
    let (status, from, to) = standing(&pcs, &code);
    CodeJson {
        code,
        on: book.date(),
        system: "icd10pcs",
        title: pcs.title(&code).map(|title| title.to_string()),
        status,
        from,
        to,
        table: String::from_utf8_lossy(&code.table()).into_owned(),
        axes: Axis::ALL.into_iter().filter_map(|axis| axis_json(&pcs, &code, axis)).collect(),
    }
}

fn axis_json<'a>(pcs: &Icd10PcsBook<'a>, code: &Icd10Pcs, axis: Axis) -> Option<AxisJson<'a>> {
    let (tables, definitions) = (pcs.tables()?, pcs.definitions());
    let (table, value) = (tables.table(&code.table())?, tables.value(code, axis)?);
    let [section, ..] = code.characters();
    let definition = definitions.and_then(|all| all.definition(char::from(section), axis, value.label));
    let kept = Axis::ALL.into_iter().zip(code.characters()).filter(|(other, _)| *other != axis);
    let others = kept.map(|(other, character)| (other, char::from(character)));
    let build =
        others.into_iter().try_fold(tables.build(), |build, (axis, character)| build.choose(axis, character));
    let values = build.map(|build| build.values(axis)).unwrap_or_default();
    Some(AxisJson {
        position: axis.position(),
        title: table.axis_title(axis),
        character: value.letter(),
        label: value.label,
        definition: definition.map_or("", |found| found.definition),
        others: values.into_iter().filter(|other| *other != value).map(Into::into).collect(),
    })
}

/// The tables whose codes begin with a text of one to three characters. None where the text has another length, is a
/// diagnosis of the day (B00), or another code set is asked.
pub fn tables<'a>(book: Book<'a>, system: Option<System>, text: &str) -> Vec<Table<'a>> {
    let is_diagnosis = text.parse().is_ok_and(|code| book.diagnosis(&code).is_some());
    let is_asked = system.map_or(!is_diagnosis, |system| system == System::Icd10Pcs);
    let tables = book.pcs().tables().filter(|_| is_asked && (1..=3).contains(&text.len()));
    tables.into_iter().flat_map(|tables| tables.tables_under(text)).collect()
}

/// Shows a table by its rows, or several by their names.
///
/// # Errors
/// Where nothing can be written.
pub fn show_tables(
    book: Book<'_>,
    tables: &[Table<'_>],
    format: Format,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    if format == Format::Json {
        return tables.iter().try_for_each(|table| write_line(out, &table_json(book, table)));
    }
    let carried = match book.pcs().fit() {
        Some(Fit::InForce) | None => "",
        Some(_) => "carried forward: newer tables are not at hand",
    };
    for table in tables {
        let names: Vec<&str> = table.values().map(|value| value.label).collect();
        writeln!(
            out,
            "{}  {}  {}",
            paint(CODE, table.code()),
            paint(HEADING, names.join(" · ")),
            paint(QUIET, carried)
        )?;
    }
    if let [table] = tables {
        rows(table, out)?;
    }
    Ok(())
}

fn rows(table: &Table<'_>, out: &mut impl Write) -> anyhow::Result<()> {
    if !table.definition().is_empty() {
        writeln!(out, "  {}", paint(QUIET, table.definition()))?;
    }
    for row in table.rows() {
        writeln!(out, "  {}", paint(QUIET, format!("{} codes", row.count())))?;
        for axis in Axis::OF_ROWS {
            let values: Vec<String> = row.values(axis).map(|value| value.to_string()).collect();
            let name = paint(QUIET, format!("{:<20}", table.axis_title(axis)));
            writeln!(out, "    {name} {}", values.join(" · "))?;
        }
    }
    Ok(())
}

fn table_json<'a>(book: Book<'a>, table: &Table<'a>) -> TableJson<'a> {
    let edition = book.pcs().tables().map_or("", |tables| &tables.manifest().edition);
    TableJson {
        table: table.code(),
        on: book.date(),
        system: "icd10pcs",
        edition,
        values: table.values().map(Into::into).collect(),
        definition: table.definition(),
        axes: Axis::OF_ROWS.map(|axis| table.axis_title(axis)),
        rows: table
            .rows()
            .map(|row| Axis::OF_ROWS.map(|axis| row.values(axis).map(Into::into).collect()))
            .collect(),
    }
}
