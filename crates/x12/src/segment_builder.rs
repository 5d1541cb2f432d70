//! Builds one segment of an interchange that is being written.

use crate::Delimiters;
use crate::characters::is_control;
use crate::fault::{Fault, FaultCode};
use crate::writer::InterchangeWriter;

/// Builds one segment element by element. Empty elements and components at an end are not written.
#[derive(Debug)]
#[must_use = "a segment is written by `end`"]
pub struct SegmentBuilder<'w> {
    writer: &'w mut InterchangeWriter,
    id: String,
    start: usize,
    /// Length of the bytes up to the last element that has data.
    filled: usize,
    number: usize,
    refused: Option<Fault>,
}

impl<'w> SegmentBuilder<'w> {
    pub(crate) fn new(writer: &'w mut InterchangeWriter, id: &str) -> Self {
        let start = writer.bytes.len();
        let well_formed =
            matches!(id.len(), 2 | 3) && id.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        writer.bytes.extend_from_slice(id.as_bytes());
        let filled = writer.bytes.len();
        let mut builder = Self { writer, id: id.to_owned(), start, filled, number: 0, refused: None };
        if !well_formed {
            builder.refuse(None, FaultCode::SegmentId, "not a segment identifier");
        }
        builder
    }

    /// Adds an element; an empty one leaves its place empty.
    pub fn element(mut self, value: &str) -> Self {
        self.separate();
        self.data(value);
        self
    }

    /// Adds an element when there is one, else leaves its place empty.
    pub fn optional(self, value: Option<&str>) -> Self {
        self.element(value.unwrap_or_default())
    }

    /// Leaves the places of this many elements empty.
    pub fn skip(mut self, elements: usize) -> Self {
        for _ in 0..elements {
            self.separate();
        }
        self
    }

    /// Adds a whole number.
    pub fn number(self, value: u64) -> Self {
        self.element(&value.to_string())
    }

    /// Adds a composite element.
    pub fn composite(mut self, components: &[&str]) -> Self {
        self.separate();
        self.components(components);
        self
    }

    /// Adds a repeating composite element. An interchange without a repetition separator takes one.
    pub fn repeated(mut self, repetitions: &[&[&str]]) -> Self {
        self.separate();
        let empty = |components: &&[&str]| components.iter().all(|part| part.is_empty());
        let used = repetitions.iter().rposition(|components| !empty(components));
        for (index, components) in
            repetitions.iter().take(used.map_or(0, |last| last.saturating_add(1))).enumerate()
        {
            if index > 0 {
                match self.writer.delimiters.repetition {
                    Some(separator) => self.writer.bytes.push(separator),
                    None => {
                        let message = "the interchange has no repetition separator";
                        self.refuse(Some(self.number), FaultCode::Delimiters, message);
                    }
                }
            }
            self.components(components);
        }
        self
    }

    /// Writes the segment.
    ///
    /// # Errors
    /// The first reason for which it was refused: `DelimiterInData`, `ControlCharacter`, `TrailingSpace`,
    /// `CharacterSet`, `Outside`, `SegmentId` or `Width`. Then nothing of it is written.
    pub fn end(self) -> Result<(), Fault> {
        let Self { writer, start, filled, refused, .. } = self;
        if let Some(fault) = refused {
            writer.bytes.truncate(start);
            return Err(fault);
        }
        writer.bytes.truncate(filled);
        writer.complete();
        Ok(())
    }

    pub(crate) fn bounded(mut self, value: &str, width: usize) -> Self {
        if value.len() > width {
            self.refuse(
                Some(self.number.saturating_add(1)),
                FaultCode::Width,
                "longer than the standard allows",
            );
        }
        self.element(value)
    }

    fn separate(&mut self) {
        self.writer.bytes.push(self.writer.delimiters.element);
        self.number = self.number.saturating_add(1);
    }

    fn components(&mut self, components: &[&str]) {
        let used =
            components.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last.saturating_add(1));
        for (index, part) in components.iter().take(used).enumerate() {
            if index > 0 {
                self.writer.bytes.push(self.writer.delimiters.component);
            }
            self.data(part);
        }
    }

    fn data(&mut self, value: &str) {
        if let Some(code) = unfit(value, self.writer.delimiters) {
            self.refuse(Some(self.number), code, "the data cannot be written in an element");
        }
        if value.ends_with(' ') {
            self.refuse(Some(self.number), FaultCode::TrailingSpace, "the data end with a space");
        }
        self.writer.bytes.extend_from_slice(value.as_bytes());
        if !value.is_empty() {
            self.filled = self.writer.bytes.len();
        }
    }

    pub(crate) fn refuse(&mut self, element: Option<usize>, code: FaultCode, message: &str) {
        if self.refused.is_none() {
            self.refused = Some(self.writer.fault(&self.id, element, code, message));
        }
    }
}

/// Why a text cannot stand in an element.
pub(crate) fn unfit(value: &str, delimiters: Delimiters) -> Option<FaultCode> {
    value.bytes().find_map(|byte| match byte {
        _ if delimiters.contains(byte) => Some(FaultCode::DelimiterInData),
        _ if is_control(byte) => Some(FaultCode::ControlCharacter),
        _ if !byte.is_ascii() => Some(FaultCode::CharacterSet),
        _ => None,
    })
}
