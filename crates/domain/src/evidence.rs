//! Evidence: what a statement of ours stands on.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::identifiers::{DocumentId, InterchangeId};

/// A range of bytes of a document's original text: `start` included, `end` not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// A range of bytes.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words of the range in the text it was taken from; empty where it does not fit the text.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// True where `other` lies wholly inside.
    #[must_use]
    pub const fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share a byte.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The number of bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True for a range of no bytes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.end <= self.start
    }
}

/// What a statement stands on: words of a note, a row of a release or a segment of an interchange.
///
/// Its `Debug` shows where the words stand and never the words, which are a patient's.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Words of a document.
    Words {
        /// The document.
        document: DocumentId,
        /// Where in its original text.
        span: Span,
        /// The words themselves.
        text: String,
    },
    /// A row of a published release.
    Row {
        /// The release: "NCCI PTP practitioner 2024-07-01".
        release: String,
        /// The row: "11042/97597".
        row: String,
    },
    /// A segment of an X12 interchange.
    Segment {
        /// The interchange.
        interchange: InterchangeId,
        /// The segment's number in the file, from 1.
        segment: u64,
        /// The first byte of the segment in the file.
        offset: u64,
        /// The element, as X12 writes it: "SV101", "CLM05-3".
        element: Option<String>,
    },
}

impl Evidence {
    /// Words of a document, taken from its text.
    #[must_use]
    pub fn words(document: &DocumentId, span: Span, text: &str) -> Self {
        Self::Words { document: document.clone(), span, text: span.of(text).to_owned() }
    }
}

impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words { document, span, .. } => {
                write!(f, "Words({document} {}..{}, protected)", span.start, span.end)
            }
            Self::Row { release, row } => write!(f, "Row({release}, {row})"),
            Self::Segment { interchange, segment, offset, element } => {
                let element = element.as_deref().unwrap_or("-");
                write!(f, "Segment({interchange} {segment} at {offset}, {element})")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_do_not_show_themselves_in_debug() {
        let evidence = Evidence::words(&DocumentId::new("note"), Span::new(0, 7), "Ada has gout");
        assert_eq!(format!("{evidence:?}"), "Words(note 0..7, protected)");
    }

    #[test]
    fn a_span_of_another_text_is_empty_and_never_a_panic() {
        assert_eq!(Span::new(2, 99).of("short"), "");
        assert_eq!(Span::new(1, 2).of("é"), "", "inside a character");
    }
}
