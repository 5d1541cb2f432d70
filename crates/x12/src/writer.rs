//! Writes interchanges that can be read back: exact envelopes, no delimiter in data, nothing half written.

use std::fmt;

use crate::Delimiters;
use crate::delimiters::ISA_WIDTHS;
use crate::fault::{Fault, FaultCode};
use crate::headers::{GroupHeader, InterchangeHeader, SetHeader};
use crate::segment::Position;
use crate::segment_builder::{SegmentBuilder, unfit};
use crate::segments::as_u64;

/// Whether a line break follows each segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineBreak {
    /// One line for the whole interchange.
    #[default]
    None,
    /// One segment a line, LF.
    Lf,
    /// One segment a line, CR LF.
    CrLf,
}

impl LineBreak {
    /// The bytes after a terminator: none when the terminator itself breaks the line.
    pub(crate) fn after(self, terminator: u8) -> &'static [u8] {
        match self {
            _ if matches!(terminator, b'\r' | b'\n') => b"",
            Self::None => b"",
            Self::Lf => b"\n",
            Self::CrLf => b"\r\n",
        }
    }
}

/// Writes one interchange. Beginning a group or a set ends the one before; [`Self::finish`] ends all.
pub struct InterchangeWriter {
    pub(crate) bytes: Vec<u8>,
    pub(crate) delimiters: Delimiters,
    breaks: LineBreak,
    segments: u64,
    taken: u64,
    control_number: String,
    groups: u64,
    group: Option<Level>,
    set: Option<Level>,
}

/// The segments that only the writer itself writes.
const ENVELOPE: [&str; 6] = ["ISA", "GS", "ST", "SE", "GE", "IEA"];

/// An open group or transaction set: its control number and what was written in it.
#[derive(Debug)]
struct Level {
    control_number: String,
    count: u64,
}

/// Shows how far the writer is and none of the data.
impl fmt::Debug for InterchangeWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InterchangeWriter({}, {} segments)", self.control_number, self.segments)
    }
}

impl InterchangeWriter {
    /// Begins an interchange with the usual delimiters `* ^ : ~` on one line.
    ///
    /// # Errors
    /// As [`Self::with`].
    pub fn new(header: &InterchangeHeader) -> Result<Self, Fault> {
        Self::with(header, Delimiters::default(), LineBreak::None)
    }

    /// Begins an interchange with these delimiters.
    ///
    /// # Errors
    /// `Delimiters` when they are not four different characters, `Width` when a header element is longer
    /// than its place, `Isa13` when the control number is not nine digits, `DelimiterInData` and
    /// `ControlCharacter` as for any element.
    pub fn with(
        header: &InterchangeHeader,
        delimiters: Delimiters,
        breaks: LineBreak,
    ) -> Result<Self, Fault> {
        delimiters.check()?;
        let mut writer = Self {
            bytes: Vec::new(),
            delimiters,
            breaks,
            segments: 0,
            taken: 0,
            control_number: header.control_number.clone(),
            groups: 0,
            group: None,
            set: None,
        };
        writer.write_isa(header)?;
        Ok(writer)
    }

    fn write_isa(&mut self, header: &InterchangeHeader) -> Result<(), Fault> {
        let fault =
            |number, code, message: &str| Err(Fault::at(Position::START, "ISA", Some(number), code, message));
        let control = &header.control_number;
        if control.len() != 9 || !control.bytes().all(|byte| byte.is_ascii_digit()) {
            return fault(13, FaultCode::Isa13, "the control number is not nine digits");
        }
        let repetition = [self.delimiters.repetition.unwrap_or(b'U')];
        let repetition = std::str::from_utf8(&repetition).unwrap_or_default();
        let acknowledgment = if header.acknowledgment_requested { "1" } else { "0" };
        let elements: [&str; 15] = [
            "00",
            "",
            "00",
            "",
            &header.sender_qualifier,
            &header.sender,
            &header.receiver_qualifier,
            &header.receiver,
            &header.date,
            &header.time,
            repetition,
            &header.version,
            control,
            acknowledgment,
            &header.usage,
        ];
        self.bytes.extend_from_slice(b"ISA");
        for ((number, width), element) in (1_usize..).zip(ISA_WIDTHS).zip(elements) {
            if element.len() > width {
                return fault(number, FaultCode::Width, "longer than its place in the ISA");
            }
            if let Some(code) = unfit(element, self.delimiters).filter(|_| number != 11) {
                return fault(number, code, "cannot be written in the ISA");
            }
            self.bytes.push(self.delimiters.element);
            self.bytes.extend_from_slice(element.as_bytes());
            self.bytes.resize(self.bytes.len().saturating_add(width.saturating_sub(element.len())), b' ');
        }
        self.bytes.extend([self.delimiters.element, self.delimiters.component]);
        self.terminate();
        Ok(())
    }

    /// Begins a functional group, ending the one before.
    ///
    /// # Errors
    /// `Width` when an element is longer than the standard allows; and as for any element.
    pub fn begin_group(&mut self, header: &GroupHeader) -> Result<(), Fault> {
        self.end_group();
        let control_number = header.control_number.clone();
        self.group = Some(Level { control_number, count: 0 });
        let written = SegmentBuilder::new(self, "GS")
            .bounded(&header.functional_id, 2)
            .bounded(&header.sender, 15)
            .bounded(&header.receiver, 15)
            .bounded(&header.date, 8)
            .bounded(&header.time, 8)
            .bounded(&header.control_number, 9)
            .element("X")
            .bounded(&header.version, 12)
            .end();
        match written {
            Ok(()) => self.groups = self.groups.saturating_add(1),
            Err(_) => self.group = None,
        }
        written
    }

    /// Begins a transaction set, ending the one before.
    ///
    /// # Errors
    /// `Outside` when no group is open; `Width`; and as for any element.
    pub fn begin_set(&mut self, header: &SetHeader) -> Result<(), Fault> {
        self.end_set();
        if self.group.is_none() {
            return Err(self.fault("ST", None, FaultCode::Outside, "no functional group is open"));
        }
        SegmentBuilder::new(self, "ST")
            .bounded(&header.identifier, 3)
            .bounded(&header.control_number, 9)
            .bounded(header.implementation.as_deref().unwrap_or_default(), 35)
            .end()?;
        if let Some(group) = &mut self.group {
            group.count = group.count.saturating_add(1);
        }
        self.set = Some(Level { control_number: header.control_number.clone(), count: 1 });
        Ok(())
    }

    /// Begins a segment. Nothing of it is kept until [`SegmentBuilder::end`] succeeds.
    pub fn segment(&mut self, id: &str) -> SegmentBuilder<'_> {
        let outside = self.set.is_none() && !(id == "TA1" && self.group.is_none());
        let mut builder = SegmentBuilder::new(self, id);
        if outside {
            builder.refuse(None, FaultCode::Outside, "no transaction set is open");
        }
        if ENVELOPE.contains(&id) {
            builder.refuse(None, FaultCode::Outside, "the envelope is written by the writer itself");
        }
        builder
    }

    /// Number of segments of the open transaction set so far, ST included; 0 when none is open.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.set.as_ref().map_or(0, |set| set.count)
    }

    /// Ends the open transaction set, if any.
    pub fn end_set(&mut self) {
        if let Some(Level { control_number, count }) = self.set.take() {
            self.trailer("SE", count.saturating_add(1), &control_number);
        }
    }

    /// Ends the open functional group, if any.
    pub fn end_group(&mut self) {
        self.end_set();
        if let Some(Level { control_number, count }) = self.group.take() {
            self.trailer("GE", count, &control_number);
        }
    }

    /// Takes out what has been written so far, so that a long interchange need not be held in memory.
    #[must_use]
    pub fn take(&mut self) -> Vec<u8> {
        self.taken = self.taken.saturating_add(as_u64(self.bytes.len()));
        std::mem::take(&mut self.bytes)
    }

    /// Ends all that is open and gives the bytes that [`Self::take`] has not given.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.end_group();
        let (groups, control_number) = (self.groups, std::mem::take(&mut self.control_number));
        self.trailer("IEA", groups, &control_number);
        self.bytes
    }

    /// Writes a trailer; its control number was accepted with the header.
    fn trailer(&mut self, id: &str, count: u64, control_number: &str) {
        let separator = self.delimiters.element;
        for part in [id, &count.to_string()] {
            self.bytes.extend_from_slice(part.as_bytes());
            self.bytes.push(separator);
        }
        self.bytes.extend_from_slice(control_number.as_bytes());
        self.terminate();
    }

    /// Counts a segment of the open transaction set and terminates it.
    pub(crate) fn complete(&mut self) {
        self.terminate();
        if let Some(set) = &mut self.set {
            set.count = set.count.saturating_add(1);
        }
    }

    fn terminate(&mut self) {
        self.bytes.push(self.delimiters.terminator);
        self.bytes.extend_from_slice(self.breaks.after(self.delimiters.terminator));
        self.segments = self.segments.saturating_add(1);
    }

    pub(crate) fn fault(&self, id: &str, element: Option<usize>, code: FaultCode, message: &str) -> Fault {
        let position = Position {
            ordinal: self.segments.saturating_add(1),
            offset: self.taken.saturating_add(as_u64(self.bytes.len())),
        };
        Fault::at(position, id, element, code, message)
    }
}
