//! One segment, borrowed from where it was read.

use std::borrow::Cow;
use std::fmt;

use crate::Delimiters;

/// Where a segment stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Number of the segment in the file, from 1.
    pub ordinal: u64,
    /// Offset of its first byte in the file, from 0.
    pub offset: u64,
}

impl Position {
    /// The first segment of a file.
    pub const START: Self = Self { ordinal: 1, offset: 0 };
}

/// How a segment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// By its terminator.
    Terminated,
    /// The input ended first.
    Truncated,
    /// It is longer than any segment can be; reading stopped there.
    TooLong,
}

/// A segment: an identifier and its elements, numbered from 1 as the standard does (`CLM01` is element 1).
#[derive(Clone, Copy)]
pub struct Segment<'a> {
    raw: &'a [u8],
    id: &'a [u8],
    delimiters: Delimiters,
    position: Position,
    ending: Ending,
}

impl<'a> Segment<'a> {
    pub(crate) fn new(raw: &'a [u8], delimiters: Delimiters, position: Position, ending: Ending) -> Self {
        let end = memchr::memchr(delimiters.element, raw).unwrap_or(raw.len());
        let id = raw.get(..end).unwrap_or_default().trim_ascii_start();
        Self { raw, id, delimiters, position, ending }
    }

    /// The bytes of the segment without its terminator.
    #[must_use]
    pub fn raw(&self) -> &'a [u8] {
        self.raw
    }

    /// The delimiters that were in force.
    #[must_use]
    pub fn delimiters(&self) -> Delimiters {
        self.delimiters
    }

    /// Where the segment stands.
    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// How the segment ended.
    #[must_use]
    pub fn ending(&self) -> Ending {
        self.ending
    }

    /// The segment identifier, `CLM` of `CLM*…`. White space before it, which people put there to indent, is
    /// not part of it; the [`crate::Envelope`] reports it.
    #[must_use]
    pub fn id(&self) -> &'a [u8] {
        self.id
    }

    /// Whether the identifier is this one.
    #[must_use]
    pub fn is(&self, id: &str) -> bool {
        self.id() == id.as_bytes()
    }

    /// The elements in order, each with all its repetitions and components.
    pub fn elements(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let separator = self.delimiters.element;
        self.raw.split(move |byte| *byte == separator).skip(1)
    }

    /// Element `number` (from 1), or `None` when the segment ends before it. An element that is present
    /// and empty is `Some(b"")`.
    #[must_use]
    pub fn element(&self, number: usize) -> Option<&'a [u8]> {
        self.elements().nth(number.checked_sub(1)?)
    }

    /// Element `number` as text: empty when it is absent or is not UTF-8 (which the [`crate::Envelope`]
    /// reports). For codes and identifiers; for people's text see [`Self::lossy`].
    #[must_use]
    pub fn text(&self, number: usize) -> &'a str {
        self.element(number).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Element `number` as text, bytes that are not UTF-8 shown as replacement characters.
    #[must_use]
    pub fn lossy(&self, number: usize) -> Cow<'a, str> {
        String::from_utf8_lossy(self.element(number).unwrap_or_default())
    }

    /// The components of element `number`; none when the element is absent or empty.
    pub fn components(&self, number: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        components_of(self.element(number).unwrap_or_default(), self.delimiters.component)
    }

    /// Component `part` (from 1) of element `number` as text; empty when absent or not UTF-8.
    #[must_use]
    pub fn component(&self, number: usize, part: usize) -> &'a str {
        part.checked_sub(1).and_then(|skip| self.components(number).nth(skip)).unwrap_or_default()
    }

    /// The repetitions of element `number`; none when the element is absent or empty, one when the
    /// interchange has no repetition separator.
    pub fn repetitions(&self, number: usize) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let separator = self.delimiters.repetition;
        let element = self.element(number).unwrap_or_default();
        let present = if element.is_empty() { 0 } else { usize::MAX };
        element.split(move |byte| Some(*byte) == separator).take(present)
    }
}

/// Shows where a segment stands and not what it says: segments carry protected health information.
impl fmt::Debug for Segment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { ordinal, offset } = self.position;
        write!(f, "Segment({ordinal}, at byte {offset}, {} bytes)", self.raw.len())
    }
}

/// The components of one element or repetition, as text; none when it is empty.
fn components_of(element: &[u8], separator: u8) -> impl Iterator<Item = &str> {
    let present = if element.is_empty() { 0 } else { usize::MAX };
    element
        .split(move |byte| *byte == separator)
        .take(present)
        .map(|bytes| std::str::from_utf8(bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(raw: &str) -> Segment<'_> {
        Segment::new(raw.as_bytes(), Delimiters::default(), Position::START, Ending::Terminated)
    }

    #[test]
    fn elements_are_numbered_from_one_as_the_standard_does() {
        let clm = segment("CLM*A1*120***11:B:1*Y");
        assert!(clm.is("CLM"));
        assert_eq!(clm.text(1), "A1");
        assert_eq!(clm.element(3), Some(&b""[..]));
        assert_eq!(clm.component(5, 2), "B");
        assert_eq!(clm.component(5, 4), "");
        assert_eq!(clm.components(3).count(), 0);
        assert_eq!(clm.element(7), None);
        assert_eq!(clm.element(0), None);
    }

    #[test]
    fn debug_shows_no_data() {
        assert_eq!(format!("{:?}", segment("NM1*IL*1*ROE")), "Segment(1, at byte 0, 12 bytes)");
    }

    #[test]
    fn repetitions_are_split_only_by_the_declared_separator() {
        assert_eq!(segment("EB*1**30^98^UC").repetitions(3).count(), 3);
        assert_eq!(segment("EB*1**30").repetitions(2).count(), 0);
    }

    #[test]
    fn a_segment_without_elements_is_its_identifier() {
        assert_eq!(segment("LS").id(), b"LS");
        assert_eq!(segment("").id(), b"");
        assert_eq!(segment("").elements().count(), 0);
    }
}
