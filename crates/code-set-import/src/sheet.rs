//! Sheets: tables published as comma- or tab-separated text or as a workbook, read row by row as text.

use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::str::FromStr;

use calamine::{DataRef, Xlsx};
use superbill_code_sets::release::Day;
use superbill_domain::Date;

use crate::publication::text_of;
use crate::{ImportError, Publication};

/// A row of a sheet.
pub(crate) struct Row<'r> {
    layout: &'static str,
    /// Its line in the text or its row in the workbook, counted from one.
    pub(crate) number: usize,
    cells: &'r [String],
}

/// Calls `each` with every row of a text in UTF-8 or Latin-1, or of a workbook's first sheet, until it fails. Rows may
/// differ in length; a workbook's empty rows are left out. A text whose last line is open is refused as cut short.
pub(crate) fn for_each_row(
    layout: &'static str,
    publication: Publication<'_>,
    mut each: impl FnMut(&Row<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    if is_workbook(&publication) {
        let bytes = publication.into_bytes()?;
        return of_workbook(layout, &bytes, usize::MAX, |number, cells| each(&Row { layout, number, cells }));
    }
    let last = Cell::new(b'\n');
    let bytes = LastByte { bytes: publication.into_reader(), last: &last };
    let mut records = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let (mut record, mut cells, mut number) = (csv::ByteRecord::new(), Vec::new(), 1);
    loop {
        let unreadable = |error: csv::Error| ImportError::line(layout, number, error.to_string());
        if !records.read_byte_record(&mut record).map_err(unreadable)? {
            break;
        }
        number = record.position().map_or(number, line_of);
        cells.clear();
        cells.extend(record.iter().map(|cell| text_of(cell).into_owned()));
        each(&Row { layout, number, cells: &cells })?;
    }
    if last.get() == b'\n' { Ok(()) } else { Err(cut_short(layout, number)) }
}

/// The first rows of a workbook's first sheet, for a look; none for what is no workbook.
pub(crate) fn first_rows(publication: &Publication<'_>, count: usize) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    if is_workbook(publication) {
        // What cannot be read is not recognised.
        let _ = of_workbook("a workbook", publication.head(), count, |_, cells| {
            rows.push(cells.to_vec());
            Ok(())
        });
    }
    rows
}

/// That a text ends before its last line does.
pub(crate) fn cut_short(layout: &'static str, line: usize) -> ImportError {
    ImportError::line(layout, line, "it ends within a line: the file is cut short")
}

fn is_workbook(publication: &Publication<'_>) -> bool {
    publication.head().starts_with(b"PK\x03\x04")
}

fn of_workbook(
    layout: &'static str,
    bytes: &[u8],
    rows: usize,
    mut each: impl FnMut(usize, &[String]) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let damaged = |error: calamine::XlsxError| ImportError::layout(layout, "the workbook", error.to_string());
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let name = calamine::Reader::sheet_names(&workbook).first().cloned().unwrap_or_default();
    let mut sheet = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
    let (mut number, mut given, mut cells) = (0, 0, Vec::new());
    while let Some(cell) = sheet.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize + 1, column as usize);
        if row != number {
            if !cells.is_empty() {
                each(number, &cells)?;
                given += 1;
            }
            if given == rows {
                return Ok(());
            }
            number = row;
            cells.clear();
        }
        cells.resize(column.max(cells.len()), String::new());
        cells.push(text_of_cell(cell.get_value()));
    }
    if cells.is_empty() { Ok(()) } else { each(number, &cells) }
}

/// What a cell shows. A number is written with as few digits as tell it: 0.57999999999999996 is 0.58.
fn text_of_cell(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}

fn line_of(position: &csv::Position) -> usize {
    usize::try_from(position.line()).unwrap_or_default()
}

impl<'r> Row<'r> {
    /// How many cells it has.
    pub(crate) fn width(&self) -> usize {
        self.cells.len()
    }

    /// True where no cell says anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// A cell, without blanks around it; empty where there is none.
    pub(crate) fn cell(&self, at: usize) -> &'r str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    /// Every cell, without blanks around it.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        self.cells.iter().map(|cell| cell.trim())
    }

    /// An error at this row.
    pub(crate) fn refused(&self, what: impl Into<String>) -> ImportError {
        ImportError::line(self.layout, self.number, what)
    }

    /// A cell as a value.
    pub(crate) fn value<T: FromStr>(&self, at: usize, what: &str) -> Result<T, ImportError> {
        self.cell(at).parse().map_err(|_| self.refused(format!("“{}” is no {what}", self.cell(at))))
    }

    /// A cell as exactly so many letters and digits.
    pub(crate) fn code<const N: usize>(&self, at: usize, what: &str) -> Result<[u8; N], ImportError> {
        code(self.cell(at)).ok_or_else(|| self.refused(format!("“{}” is no {what}", self.cell(at))))
    }

    /// A cell as exactly so many letters and digits; blanks where it is empty.
    pub(crate) fn code_or_blank<const N: usize>(
        &self,
        at: usize,
        what: &str,
    ) -> Result<[u8; N], ImportError> {
        if self.cell(at).is_empty() { Ok([b' '; N]) } else { self.code(at, what) }
    }

    /// A cell as a day; no day where it is empty.
    pub(crate) fn day(&self, at: usize) -> Result<Day, ImportError> {
        match self.cell(at) {
            "" => Ok(Day::NONE),
            text => day(text).ok_or_else(|| self.refused(format!("“{text}” is no date"))),
        }
    }

    /// A cell as whole parts of a number with so many decimals: `1.3` with two is 130.
    pub(crate) fn parts(&self, at: usize, decimals: usize, what: &str) -> Result<u32, ImportError> {
        let text = self.cell(at);
        parts(text, decimals).ok_or_else(|| self.refused(format!("“{text}” is no {what}")))
    }
}

/// Letters and digits, exactly so many.
pub(crate) fn code<const N: usize>(text: &str) -> Option<[u8; N]> {
    let code: [u8; N] = text.as_bytes().try_into().ok()?;
    code.iter().all(u8::is_ascii_alphanumeric).then_some(code)
}

/// A date as YYYYMMDD, YYYY-MM-DD or M/D/YYYY.
pub(crate) fn day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('/').collect();
    let date = match (text.len(), parts.as_slice()) {
        (_, [month, day, year]) => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        (8, _) => {
            let part = |range: std::ops::Range<usize>| text.get(range)?.parse().ok();
            Date::new(text.get(..4)?.parse().ok()?, part(4..6)?, part(6..8)?)
        }
        _ => text.parse(),
    };
    date.ok().map(Day::from)
}

/// Whole parts of a number with so many decimals, rounded to them; no sign, no separators.
pub(crate) fn parts(text: &str, decimals: usize) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(decimals).collect();
    let up = fraction.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
    let number: u32 = format!("{whole}{kept}").parse().ok()?;
    number.checked_add(u32::from(up))
}

/// Bytes without carriage returns, which would shift the numbers of lines, remembering the last.
struct LastByte<'a, R> {
    bytes: R,
    last: &'a Cell<u8>,
}

impl<R: Read> Read for LastByte<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.bytes.read(buffer)?;
            let mut kept = 0;
            for at in 0..read {
                let byte = buffer.get(at).copied().unwrap_or_default();
                if byte != b'\r'
                    && let Some(place) = buffer.get_mut(kept)
                {
                    *place = byte;
                    self.last.set(byte);
                    kept += 1;
                }
            }
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<(usize, usize)>, String> {
        let mut rows = Vec::new();
        let publication = Publication::new("a.csv", text.as_bytes()).unwrap();
        let done = for_each_row("cheeses", publication, |row| {
            rows.push((row.number, row.width()));
            Ok(())
        });
        done.map(|()| rows).map_err(|error| error.to_string())
    }

    #[test]
    fn rows_know_their_line_over_quoted_line_breaks() {
        assert_eq!(rows("\"two\nlines\",b\nc\n"), Ok(vec![(1, 2), (3, 1)]));
        assert_eq!(rows("\"two\r\nlines\",b\r\nc\r\nd\r\n"), Ok(vec![(1, 2), (3, 1), (4, 1)]));
        assert_eq!(
            rows("a,b\nc,d"),
            Err("cheeses, line 2: it ends within a line: the file is cut short".into())
        );
    }

    #[test]
    fn numbers_are_whole_parts_of_their_decimals() {
        assert_eq!(parts("1.3", 2), Some(130));
        assert_eq!(parts("0.57999999999999996", 2), Some(58));
        assert_eq!(
            (parts("20.3178", 4), parts("1", 3), parts(".5", 2)),
            (Some(203_178), Some(1_000), Some(50))
        );
        assert_eq!(
            (parts("", 2), parts("-1", 2), parts("1,0", 2), parts("99999999999", 2)),
            (None, None, None, None)
        );
    }

    #[test]
    fn days_are_read_as_publishers_write_them() {
        let read = |text: &str| day(text).and_then(Day::date).map(|date| date.to_string());
        for text in ["20251001", "2025-10-01", "10/1/2025", "10/01/2025"] {
            assert_eq!(read(text).as_deref(), Some("2025-10-01"), "{text}");
        }
        assert_eq!((read("20251301"), read("1/2"), read("soon")), (None, None, None));
    }
}
