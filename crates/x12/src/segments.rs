//! Segments of a byte slice, borrowed.

use std::fmt;

use memchr::memchr;

use crate::fault::Fault;
use crate::segment::{Ending, Position, Segment};
use crate::{Delimiters, MAX_SEGMENT};

/// Iterates over the segments of a byte slice without allocating.
///
/// Carriage returns and line feeds before a segment are skipped, so a file may have one segment a line.
/// Each ISA declares the delimiters anew.
#[derive(Clone)]
pub struct Segments<'a> {
    rest: &'a [u8],
    delimiters: Delimiters,
    next: Position,
}

impl<'a> Segments<'a> {
    /// Reads an input that begins with an ISA segment; white space and a byte order mark before it are
    /// skipped.
    ///
    /// # Errors
    /// The fault for which the delimiters are unknown: then there are no segments to be told apart.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Fault> {
        let lead = leading(bytes);
        let rest = bytes.get(lead..).unwrap_or_default();
        let delimiters = Delimiters::detect(rest)?;
        Ok(Self::within(rest, delimiters, Position { ordinal: 1, offset: as_u64(lead) }))
    }

    /// Reads a part of an input whose delimiters and position are known.
    #[must_use]
    pub fn within(bytes: &'a [u8], delimiters: Delimiters, start: Position) -> Self {
        Self { rest: bytes, delimiters, next: start }
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        self.next.offset = self.next.offset.saturating_add(as_u64(bytes));
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        let breaks = line_breaks(self.rest);
        if breaks > 0 {
            self.advance(breaks);
        }
        if self.rest.is_empty() {
            return None;
        }
        if self.rest.starts_with(b"ISA")
            && let Ok(delimiters) = Delimiters::detect(self.rest)
        {
            self.delimiters = delimiters;
        }
        let end = memchr(self.delimiters.terminator, self.rest);
        let (length, ending) = classify(end, self.rest.len());
        let raw = self.rest.get(..length).unwrap_or_default();
        let segment = Segment::new(raw, self.delimiters, self.next, ending);
        match ending {
            Ending::Terminated => self.advance(length.saturating_add(1)),
            Ending::Truncated | Ending::TooLong => self.rest = &[],
        }
        self.next.ordinal = self.next.ordinal.saturating_add(1);
        Some(segment)
    }
}

/// Shows where the iteration stands and none of the data.
impl fmt::Debug for Segments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Segments(next {:?}, {} bytes left)", self.next, self.rest.len())
    }
}

/// Length and ending of a segment whose terminator was found at `end` of `available` bytes.
pub(crate) fn classify(end: Option<usize>, available: usize) -> (usize, Ending) {
    match end {
        Some(length) if length <= MAX_SEGMENT => (length, Ending::Terminated),
        None if available <= MAX_SEGMENT => (available, Ending::Truncated),
        _ => (MAX_SEGMENT, Ending::TooLong),
    }
}

/// Number of bytes before the ISA that mean nothing: a byte order mark, white space.
pub(crate) fn leading(bytes: &[u8]) -> usize {
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let rest = bytes.get(mark..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count().saturating_add(mark)
}

/// Number of carriage returns and line feeds at the front.
pub(crate) fn line_breaks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// Lengths in memory fit in 64 bits on every machine that Rust has a standard library for.
pub(crate) fn as_u64(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
