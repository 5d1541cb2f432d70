//! Segments of a stream, in memory that does not grow.

use std::fmt;
use std::io::{self, Read};

use memchr::memchr;

use crate::Delimiters;
use crate::delimiters::ISA_SEARCH;
use crate::fault::Fault;
use crate::segment::{Ending, Position, Segment};
use crate::segments::{as_u64, classify, leading, line_breaks};

/// Longest segment in bytes that is read whole. The longest that the health care guides allow has a few
/// thousand; this leaves room for free text and stops a file that is one line without end.
pub const MAX_SEGMENT: usize = 1 << 20;

/// Bytes that are asked of the source at a time.
const CHUNK: usize = 1 << 16;

/// Reads segments from a stream. It holds one chunk and one segment, never the file.
pub struct SegmentReader<R> {
    source: R,
    buffer: Vec<u8>,
    /// First byte of the buffer that has not been given out.
    start: usize,
    ended: bool,
    next: Position,
    state: State,
}

#[derive(Debug, Clone, Copy)]
enum State {
    /// Before the first ISA.
    Unopened,
    /// Reading, with the delimiters in force.
    Open(Delimiters),
    /// The delimiters are unknown: nothing can be read.
    Unreadable,
}

/// Shows where the reader stands and none of the data.
impl<R> fmt::Debug for SegmentReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SegmentReader(next {:?})", self.next)
    }
}

impl<R: Read> SegmentReader<R> {
    /// Reads from a source. It needs no buffer of its own.
    pub fn new(source: R) -> Self {
        let (buffer, next) = (Vec::with_capacity(CHUNK), Position::START);
        Self { source, buffer, start: 0, ended: false, next, state: State::Unopened }
    }

    /// The next segment; `Ok(None)` at the end of the input.
    ///
    /// # Errors
    /// The outer error is the source's. The inner one is the fault for which the delimiters are unknown;
    /// after it the reader is at its end.
    pub fn next_segment(&mut self) -> io::Result<Option<Result<Segment<'_>, Fault>>> {
        let delimiters = match self.state {
            State::Open(delimiters) => delimiters,
            State::Unreadable => return Ok(None),
            State::Unopened => match self.open()? {
                Ok(delimiters) => delimiters,
                Err(fault) => {
                    self.state = State::Unreadable;
                    return Ok(Some(Err(fault)));
                }
            },
        };
        self.skip_line_breaks()?;
        let delimiters = self.redeclared(delimiters)?;
        self.state = State::Open(delimiters);
        let end = self.find(delimiters.terminator)?;
        let pending = self.buffer.get(self.start..).unwrap_or_default();
        if pending.is_empty() {
            return Ok(None);
        }
        let (length, ending) = classify(end, pending.len());
        let (from, position) = (self.start, self.next);
        self.advance(length.saturating_add(usize::from(ending == Ending::Terminated)));
        self.next.ordinal = self.next.ordinal.saturating_add(1);
        if ending != Ending::Terminated {
            (self.ended, self.start) = (true, self.buffer.len());
        }
        let raw = self.buffer.get(from..from.saturating_add(length)).unwrap_or_default();
        Ok(Some(Ok(Segment::new(raw, delimiters, position, ending))))
    }

    /// Finds the first ISA and its delimiters.
    fn open(&mut self) -> io::Result<Result<Delimiters, Fault>> {
        loop {
            let lead = leading(self.pending());
            self.advance(lead);
            if !self.pending().is_empty() || self.ended {
                break;
            }
            self.fill()?;
        }
        self.fill_to(ISA_SEARCH)?;
        Ok(Delimiters::detect(self.pending()))
    }

    /// The delimiters that a new ISA declares, else those in force.
    fn redeclared(&mut self, delimiters: Delimiters) -> io::Result<Delimiters> {
        self.fill_to(3)?;
        if !self.pending().starts_with(b"ISA") {
            return Ok(delimiters);
        }
        self.fill_to(ISA_SEARCH)?;
        Ok(Delimiters::detect(self.pending()).unwrap_or(delimiters))
    }

    fn skip_line_breaks(&mut self) -> io::Result<()> {
        loop {
            let breaks = line_breaks(self.pending());
            self.advance(breaks);
            if !self.pending().is_empty() || self.ended {
                return Ok(());
            }
            self.fill()?;
        }
    }

    /// Distance to the terminator, reading on until it is found or no segment can be that long.
    fn find(&mut self, terminator: u8) -> io::Result<Option<usize>> {
        let mut searched = 0;
        loop {
            let pending = self.pending();
            if let Some(found) = memchr(terminator, pending.get(searched..).unwrap_or_default()) {
                return Ok(Some(searched.saturating_add(found)));
            }
            searched = pending.len();
            if self.ended || searched > MAX_SEGMENT {
                return Ok(None);
            }
            self.fill()?;
        }
    }

    fn pending(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    fn advance(&mut self, bytes: usize) {
        self.start = self.start.saturating_add(bytes);
        self.next.offset = self.next.offset.saturating_add(as_u64(bytes));
    }

    /// Reads on until at least `wanted` bytes are pending or the source is at its end.
    fn fill_to(&mut self, wanted: usize) -> io::Result<()> {
        while self.pending().len() < wanted && !self.ended {
            self.fill()?;
        }
        Ok(())
    }

    /// Reads one chunk, after moving what is pending to the front.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.start.min(self.buffer.len()));
        self.start = 0;
        let chunk = as_u64(CHUNK);
        let read = self.source.by_ref().take(chunk).read_to_end(&mut self.buffer)?;
        self.ended = read == 0;
        Ok(())
    }
}
