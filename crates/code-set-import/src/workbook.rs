//! Workbooks (xlsx): the rows of a named sheet as texts.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use crate::ImportError;

/// True for the bytes of a workbook, which is a zip.
pub(crate) fn is_workbook(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// The names of its sheets; none where the bytes are no whole workbook.
pub(crate) fn sheets(bytes: &[u8]) -> Option<Vec<String>> {
    is_workbook(bytes).then_some(())?;
    open(bytes).ok().map(|book| book.sheet_names())
}

/// A row of the first sheet, counted from one; none where the bytes are no whole workbook or the row is empty.
pub(crate) fn row(bytes: &[u8], wanted: usize) -> Option<Vec<String>> {
    is_workbook(bytes).then_some(())?;
    let mut found = None;
    // Beyond the row the reading is broken off by an error of our own.
    let past = || ImportError::Contradiction(String::new());
    let _ = for_each_row("workbook", bytes, None, |number, cells| match number.cmp(&wanted) {
        std::cmp::Ordering::Less => Ok(()),
        std::cmp::Ordering::Equal => {
            found = Some(cells.to_vec());
            Err(past())
        }
        std::cmp::Ordering::Greater => Err(past()),
    });
    found
}

/// Calls `each` with every row of a sheet that has a cell, numbered from one, until it fails. Without a name it is the
/// first sheet.
///
/// # Errors
/// Where it is no workbook, has no such sheet, or `each` fails.
pub(crate) fn for_each_row(
    layout: &'static str,
    bytes: &[u8],
    sheet: Option<&str>,
    mut each: impl FnMut(usize, &[String]) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let damaged = |error: XlsxError| ImportError::layout(layout, "the workbook", error.to_string());
    let mut book = open(bytes).map_err(damaged)?;
    let names = book.sheet_names();
    let name = sheet.or(names.first().map(String::as_str)).unwrap_or_default();
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let (mut number, mut row) = (0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (at, column) = cell.get_position();
        let (at, column) = (at as usize + 1, column as usize);
        if at != number {
            if !row.is_empty() {
                each(number, &row)?;
            }
            row.clear();
            number = at;
        }
        row.resize(column.max(row.len()), String::new());
        row.push(text_of(cell.get_value()));
    }
    if row.is_empty() { Ok(()) } else { each(number, &row) }
}

fn open(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, XlsxError> {
    calamine::open_workbook_from_rs(Cursor::new(bytes))
}

/// What a cell shows.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) => time.as_f64().to_string(),
        _ => String::new(),
    }
}
