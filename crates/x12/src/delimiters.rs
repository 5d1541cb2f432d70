//! The four characters that an interchange declares in its first segment.

use crate::fault::{Fault, FaultCode};
use crate::segment::Position;

/// Length of an ISA segment in bytes, its terminator included (X12.5: every element has a fixed width).
pub(crate) const ISA_LENGTH: usize = 106;

/// Widths of ISA01 to ISA16 in characters (X12.5, segment ISA).
pub(crate) const ISA_WIDTHS: [usize; 16] = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

/// A malformed ISA is still read when its sixteen separators stand within this many bytes.
pub(crate) const ISA_SEARCH: usize = 512;

/// The characters that separate elements, repetitions and components and end a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Delimiters {
    /// Between elements: byte 4 of the ISA, usually `*`.
    pub element: u8,
    /// Between repetitions of one element: ISA11, usually `^`. `None` before version 00402, where ISA11
    /// names a standards body instead.
    pub repetition: Option<u8>,
    /// Between the components of a composite element: ISA16, usually `:`.
    pub component: u8,
    /// After each segment: byte 106 of the ISA, usually `~`.
    pub terminator: u8,
}

impl Default for Delimiters {
    fn default() -> Self {
        Self { element: b'*', repetition: Some(b'^'), component: b':', terminator: b'~' }
    }
}

impl Delimiters {
    /// Finds the delimiters in bytes that begin with an ISA segment.
    ///
    /// An ISA whose elements are not padded to their widths is read by counting its separators, so that
    /// the fault can be told for what it is.
    ///
    /// # Errors
    /// `NotX12` when the bytes do not begin with `ISA`, `Isa` when the delimiters cannot be told,
    /// `Delimiters` when two of them are the same.
    pub fn detect(bytes: &[u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(b"ISA") {
            return Err(Fault::at(Position::START, "", None, FaultCode::NotX12, "does not begin with ISA"));
        }
        let broken = |message: &str| Fault::at(Position::START, "ISA", None, FaultCode::Isa, message);
        let element = *bytes.get(3).ok_or_else(|| broken("ends within ISA"))?;
        let isa16 = sixteenth_element(bytes, element)
            .ok_or_else(|| broken("ISA does not have sixteen elements; the delimiters are unknown"))?;
        let component = *bytes.get(isa16).ok_or_else(|| broken("ends before ISA16"))?;
        let terminator = *bytes
            .get(isa16.saturating_add(1))
            .ok_or_else(|| broken("ends before the segment terminator"))?;
        let start = bytes.get(..isa16).unwrap_or_default();
        let isa11 = start.split(|byte| *byte == element).nth(11).unwrap_or_default();
        let repetition = match isa11 {
            [byte] if !byte.is_ascii_alphanumeric() && *byte != b' ' => Some(*byte),
            _ => None,
        };
        let delimiters = Self { element, repetition, component, terminator };
        delimiters.check()?;
        Ok(delimiters)
    }

    /// Whether this byte is one of the delimiters.
    #[must_use]
    pub fn contains(&self, byte: u8) -> bool {
        byte == self.element
            || byte == self.terminator
            || byte == self.component
            || Some(byte) == self.repetition
    }

    /// Checks that the delimiters differ and are not characters that every text uses.
    ///
    /// # Errors
    /// A fault with code `Delimiters`.
    pub fn check(&self) -> Result<(), Fault> {
        let fault = |message| Err(Fault::at(Position::START, "ISA", None, FaultCode::Delimiters, message));
        let Self { element, repetition, component, terminator } = *self;
        if element == terminator || element == component || component == terminator {
            return fault("two delimiters are the same character");
        }
        if repetition.is_some_and(|byte| byte == element || byte == component || byte == terminator) {
            return fault("the repetition separator is also another delimiter");
        }
        if [element, component, terminator, repetition.unwrap_or(element)]
            .iter()
            .any(|byte| byte.is_ascii_alphanumeric() || *byte == b' ' || !byte.is_ascii())
        {
            return fault("a letter, digit, space or byte beyond ASCII cannot be a delimiter");
        }
        Ok(())
    }
}

/// Offset of ISA16: fixed when every separator stands in its place, else after the sixteenth separator.
fn sixteenth_element(bytes: &[u8], element: u8) -> Option<usize> {
    let mut at = 3_usize;
    let fixed = ISA_WIDTHS.iter().all(|width| {
        let here = bytes.get(at) == Some(&element);
        at = at.saturating_add(width.saturating_add(1));
        here
    });
    if fixed {
        return Some(ISA_LENGTH.saturating_sub(2));
    }
    let start = bytes.get(..bytes.len().min(ISA_SEARCH - 2)).unwrap_or_default();
    memchr::memchr_iter(element, start).nth(15).map(|found| found.saturating_add(1))
}
