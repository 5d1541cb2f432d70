//! Comma-separated tables with a header: records that know their line, cells read as what they must be.

use std::cell::Cell;
use std::io::{self, Read};
use std::str::FromStr;

use superbill_code_sets::release::Day;
use superbill_domain::Date;

use crate::{ImportError, Publication};

/// A table of a layout: the header that tells it, and whether its last line ends as the others do.
pub(crate) struct Table {
    /// The layout, as errors name it.
    pub(crate) layout: &'static str,
    /// The first line.
    pub(crate) header: &'static str,
}

/// A record.
pub(crate) struct Record<'r> {
    layout: &'static str,
    line: u64,
    cells: &'r csv::StringRecord,
}

impl Table {
    /// True for a file whose first line is the header.
    pub(crate) fn begins(&self, publication: &Publication<'_>) -> bool {
        publication.head_text().lines().next().is_some_and(|line| line.trim_end() == self.header)
    }

    /// Calls `each` with every record. The last line must end in a line break: without one the file is cut short.
    pub(crate) fn for_each(
        &self,
        publication: Publication<'_>,
        each: impl FnMut(&Record<'_>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let last = Cell::new(b'\n');
        let lines = self.read(LastByte { bytes: publication.into_reader(), last: &last }, each)?;
        if last.get() == b'\n' {
            Ok(())
        } else {
            Err(self.refused(lines, "it ends within a line: the file is cut short"))
        }
    }

    /// The same for a table whose publisher leaves the last line open.
    pub(crate) fn for_each_open(
        &self,
        publication: Publication<'_>,
        each: impl FnMut(&Record<'_>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.read(publication.into_reader(), each).map(|_| ())
    }

    /// The number of the last line.
    fn read(
        &self,
        bytes: impl Read,
        mut each: impl FnMut(&Record<'_>) -> Result<(), ImportError>,
    ) -> Result<u64, ImportError> {
        // With its own rule for CRLF the library counts lines from the character between the two.
        let terminator = csv::Terminator::Any(b'\n');
        let mut reader = csv::ReaderBuilder::new().terminator(terminator).from_reader(bytes);
        let columns = reader.headers().map_err(|error| self.unreadable(&error))?;
        if columns.iter().map(str::trim).ne(self.header.split(',')) {
            return Err(self.refused(1, format!("the columns are not {}", self.header)));
        }
        let mut cells = csv::StringRecord::new();
        let mut line = 1;
        while reader.read_record(&mut cells).map_err(|error| self.unreadable(&error))? {
            line = cells.position().map_or(line, csv::Position::line);
            each(&Record { layout: self.layout, line, cells: &cells })?;
        }
        if line == 1 { Err(self.refused(1, "nothing follows the header")) } else { Ok(line) }
    }

    fn refused(&self, line: u64, what: impl Into<String>) -> ImportError {
        ImportError::layout(self.layout, format!("line {line}"), what)
    }

    fn unreadable(&self, error: &csv::Error) -> ImportError {
        let what = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("{len} cells stand where {expected_len} should")
            }
            csv::ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
            _ => error.to_string(),
        };
        self.refused(error.position().map_or(1, csv::Position::line), what)
    }
}

impl<'r> Record<'r> {
    /// A cell, without blanks around it.
    pub(crate) fn cell(&self, at: usize) -> &'r str {
        self.cells.get(at).unwrap_or_default().trim()
    }

    /// An error at this line.
    pub(crate) fn refused(&self, what: impl Into<String>) -> ImportError {
        ImportError::layout(self.layout, format!("line {}", self.line), what)
    }

    /// A cell as a value.
    pub(crate) fn value<T: FromStr>(&self, at: usize, what: &str) -> Result<T, ImportError> {
        self.cell(at).parse().map_err(|_| self.refused(format!("“{}” is no {what}", self.cell(at))))
    }

    /// A cell as a value; none where it is empty.
    pub(crate) fn open<T: FromStr>(&self, at: usize, what: &str) -> Result<Option<T>, ImportError> {
        if self.cell(at).is_empty() { Ok(None) } else { self.value(at, what).map(Some) }
    }

    /// A code of letters and digits, at most as long as the row has room, filled up with blanks.
    pub(crate) fn code<const N: usize>(&self, at: usize) -> Result<[u8; N], ImportError> {
        let text = self.cell(at);
        let is_code = !text.is_empty()
            && text.len() <= N
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'@');
        if is_code {
            Ok(padded(text))
        } else {
            Err(self.refused(format!("“{text}” is no code of up to {N} characters")))
        }
    }

    /// A date as YYYYMMDD, YYYY-MM-DD or MM/DD/YYYY; no day where the cell is empty.
    pub(crate) fn day(&self, at: usize) -> Result<Day, ImportError> {
        let text = self.cell(at);
        let date = date(text);
        if date.is_none() && !text.is_empty() {
            return Err(self.refused(format!("“{text}” is no date")));
        }
        Ok(Day::from(date))
    }
}

/// Text, filled up with blanks; its beginning where there is no room for more.
pub(crate) fn padded<const N: usize>(text: &str) -> [u8; N] {
    let mut code = [b' '; N];
    code.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    code
}

fn date(text: &str) -> Option<Date> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    let (year, month, day) = match text.len() {
        8 => (number(0, 4)?, number(4, 6)?, number(6, 8)?),
        10 if text.get(4..5) == Some("-") => return text.parse().ok(),
        10 if text.get(2..3) == Some("/") => (number(6, 10)?, number(0, 2)?, number(3, 5)?),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Bytes as they are read, remembering the last.
struct LastByte<'a, R> {
    bytes: R,
    last: &'a Cell<u8>,
}

impl<R: Read> Read for LastByte<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        if let Some(&last) = buffer.get(..read).and_then(<[u8]>::last) {
            self.last.set(last);
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table = Table { layout: "cheeses", header: "code,from" };

    fn read(text: &str) -> Result<usize, String> {
        let mut count = 0;
        let publication = Publication::new("a.csv", text.as_bytes()).unwrap();
        let done = TABLE.for_each(publication, |record| {
            record.code::<4>(0)?;
            record.day(1)?;
            count += 1;
            Ok(())
        });
        done.map(|()| count).map_err(|error| error.to_string())
    }

    #[test]
    fn every_fault_names_its_line() {
        assert_eq!(read("code,from\nA,20251001\nB,2025-10-01\nC,10/01/2025\nD,\n"), Ok(4));
        for (text, error) in [
            ("code,to\nA,\n", "cheeses, line 1: the columns are not code,from"),
            ("code,from\n", "cheeses, line 1: nothing follows the header"),
            ("code,from\nA,\nB\n", "cheeses, line 3: 1 cells stand where 2 should"),
            ("code,from\nA,20251301\n", "cheeses, line 2: “20251301” is no date"),
            ("code,from\nABCDE,\n", "cheeses, line 2: “ABCDE” is no code of up to 4 characters"),
            ("code,from\nA,\nB,", "cheeses, line 3: it ends within a line: the file is cut short"),
        ] {
            assert_eq!(read(text), Err(error.to_owned()), "{text:?}");
        }
    }
}
