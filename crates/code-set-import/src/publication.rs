//! A publisher's file, unpacked, on its way to being read.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use crate::ImportError;
use crate::sheet::cut_short;

/// How much of a file is looked at to recognise it.
const HEAD: u64 = 64 * 1024;

/// A publisher's file: its name, and its bytes, of which the first may be looked at before the rest is read.
pub struct Publication<'a> {
    name: String,
    head: Vec<u8>,
    rest: Box<dyn Read + 'a>,
    /// The names of what lies in the same zip.
    beside: Vec<String>,
}

impl<'a> Publication<'a> {
    /// Reads the beginning of a file.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn new(name: impl Into<String>, mut bytes: impl Read + 'a) -> io::Result<Self> {
        let mut head = Vec::new();
        bytes.by_ref().take(HEAD).read_to_end(&mut head)?;
        Ok(Self { name: name.into(), head, rest: Box::new(bytes), beside: Vec::new() })
    }

    /// A workbook: all its bytes are at hand, since what tells it may stand anywhere in it.
    #[must_use]
    pub fn workbook(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), head: bytes, rest: Box::new(io::empty()), beside: Vec::new() }
    }

    /// The same with the names of what lies in the same zip.
    #[must_use]
    pub fn among(self, beside: &[String]) -> Self {
        let others = beside.iter().filter(|name| **name != self.name).cloned();
        Self { beside: others.collect(), ..self }
    }

    /// True where a file whose name has these letters lies in the same zip.
    #[must_use]
    pub fn stands_beside(&self, letters: &str) -> bool {
        self.beside.iter().any(|name| name.contains(letters))
    }

    /// The name of the file, without the ending that said how it was packed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its first bytes, at most 64 KiB; all of a workbook.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Its first bytes as text, for a look.
    #[must_use]
    pub fn head_text(&self) -> Cow<'_, str> {
        text_of(&self.head)
    }

    /// All its bytes.
    ///
    /// # Errors
    /// Where they cannot be read or unpacked.
    pub fn into_bytes(mut self) -> io::Result<Vec<u8>> {
        self.rest.read_to_end(&mut self.head)?;
        Ok(self.head)
    }

    /// All of it as text. Agencies publish UTF-8, with and without a mark, and Latin-1; what is no UTF-8 is Latin-1.
    ///
    /// # Errors
    /// Where it cannot be read or unpacked.
    pub fn into_text(self) -> io::Result<String> {
        let bytes = self.into_bytes()?;
        Ok(text_of(&bytes).into_owned())
    }

    /// Its bytes, streamed.
    #[must_use]
    pub fn into_reader(self) -> impl BufRead + use<'a> {
        BufReader::with_capacity(1 << 18, io::Cursor::new(self.head).chain(self.rest))
    }

    /// Calls `each` with every line, numbered from one, without its line end, until it fails. One line is held at a
    /// time.
    ///
    /// # Errors
    /// Where the file cannot be read, or `each` fails.
    pub fn for_each_line<E: From<io::Error>>(
        self,
        each: impl FnMut(usize, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        self.lines(each).map(|_| ())
    }

    /// As [`Publication::for_each_line`], for files whose every line ends: one whose last line does not is cut short.
    pub(crate) fn for_each_whole_line(
        self,
        layout: &'static str,
        each: impl FnMut(usize, &str) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        match self.lines(each)? {
            (_, true) => Ok(()),
            (last, false) => Err(cut_short(layout, last)),
        }
    }

    /// The number of the last line, and whether it ends.
    fn lines<E: From<io::Error>>(
        self,
        mut each: impl FnMut(usize, &str) -> Result<(), E>,
    ) -> Result<(usize, bool), E> {
        let mut reader = self.into_reader();
        let mut line = Vec::new();
        let (mut last, mut ends) = (0, true);
        for number in 1.. {
            line.clear();
            if reader.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            (last, ends) = (number, line.ends_with(b"\n"));
            let text = text_of(&line);
            each(number, text.trim_end_matches(['\n', '\r']))?;
        }
        Ok((last, ends))
    }
}

/// Bytes as text: UTF-8 without its mark where they are that, else Latin-1. A head cut within a letter loses it.
pub(crate) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default())
        }
        Err(_) => Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut lines = Vec::new();
        let publication = Publication::new("a.txt", bytes).unwrap();
        let done: io::Result<()> = publication.for_each_line(|number, line| {
            lines.push(format!("{number} {line}"));
            Ok(())
        });
        done.unwrap();
        lines
    }

    #[test]
    fn lines_are_numbered_whatever_ends_them_and_latin_1_is_read() {
        assert_eq!(lines(b"\xef\xbb\xbfone\r\ntwo\n\nfour"), ["1 one", "2 two", "3 ", "4 four"]);
        assert_eq!(lines(b"M\xe9ni\xe8re\r\n"), ["1 Ménière"]);
    }

    #[test]
    fn looking_at_the_head_takes_nothing_away() {
        let long = "x".repeat(200_000);
        let publication = Publication::new("a.txt", long.as_bytes()).unwrap();
        assert_eq!(publication.head_text().len(), 65_536);
        assert_eq!(publication.into_text().unwrap().len(), 200_000);
    }
}
