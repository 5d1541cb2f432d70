//! A whole input at once: interchanges, functional groups, transaction sets, and their faults.

use std::fmt;

use crate::Delimiters;
use crate::envelope::{Envelope, Part, declared};
use crate::fault::Fault;
use crate::headers::{GroupHeader, InterchangeHeader, SetHeader};
use crate::segment::{Position, Segment};
use crate::segments::Segments;

/// Everything that a byte slice holds. Transaction sets borrow their segments from it.
#[derive(Debug, Default)]
pub struct Document<'a> {
    /// The interchanges in order.
    pub interchanges: Vec<Interchange<'a>>,
    /// What is wrong with the syntax, in order of place.
    pub faults: Vec<Fault>,
}

impl<'a> Document<'a> {
    /// The transaction sets of every group of every interchange, in order.
    pub fn transaction_sets(&self) -> impl Iterator<Item = &TransactionSet<'a>> {
        self.groups().flat_map(|group| &group.sets)
    }

    /// The functional groups of every interchange, in order.
    pub fn groups(&self) -> impl Iterator<Item = &FunctionalGroup<'a>> {
        self.interchanges.iter().flat_map(|interchange| &interchange.groups)
    }
}

/// One interchange, ISA to IEA.
#[derive(Debug)]
pub struct Interchange<'a> {
    /// Its header.
    pub header: InterchangeHeader,
    /// Where its ISA stands.
    pub start: Position,
    /// Its delimiters.
    pub delimiters: Delimiters,
    /// Its functional groups in order.
    pub groups: Vec<FunctionalGroup<'a>>,
    /// Its segments outside the groups: TA1.
    pub acknowledgments: Vec<Segment<'a>>,
}

/// One functional group, GS to GE.
#[derive(Debug)]
pub struct FunctionalGroup<'a> {
    /// Its header.
    pub header: GroupHeader,
    /// Its transaction sets in order.
    pub sets: Vec<TransactionSet<'a>>,
    /// GE01, the number of transaction sets that the group says it has.
    pub declared: Option<u64>,
}

/// One transaction set, ST to SE.
pub struct TransactionSet<'a> {
    /// Its header.
    pub header: SetHeader,
    /// Where its ST stands.
    pub start: Position,
    /// Number of its segments, ST and SE included.
    pub count: u64,
    delimiters: Delimiters,
    bytes: &'a [u8],
}

impl<'a> TransactionSet<'a> {
    /// The segments, ST and SE included.
    #[must_use]
    pub fn segments(&self) -> Segments<'a> {
        Segments::within(self.bytes, self.delimiters, self.start)
    }

    /// Whether a segment of the file, by its number, belongs to this transaction set.
    #[must_use]
    pub fn contains(&self, ordinal: u64) -> bool {
        ordinal.checked_sub(self.start.ordinal).is_some_and(|distance| distance < self.count)
    }
}

/// Shows the header and none of the data.
impl fmt::Debug for TransactionSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { header, start, count, .. } = self;
        write!(f, "TransactionSet({header:?}, from {start:?}, {count} segments)")
    }
}

/// Reads a whole input. A part that lacks its envelope is kept in an envelope of empty headers, so that
/// nothing is lost; the faults say so.
#[must_use]
pub fn read(bytes: &[u8]) -> Document<'_> {
    let mut envelope = Envelope::new();
    let mut builder = Builder { bytes, interchanges: Vec::new() };
    match Segments::new(bytes) {
        Ok(segments) => {
            for segment in segments {
                let part = envelope.observe(&segment);
                builder.take(part, &segment, &envelope);
            }
            envelope.finish();
        }
        Err(fault) => envelope.report(fault),
    }
    Document { interchanges: builder.interchanges, faults: envelope.take_faults() }
}

struct Builder<'a> {
    bytes: &'a [u8],
    interchanges: Vec<Interchange<'a>>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, part: Part, segment: &Segment<'a>, envelope: &Envelope) -> Option<()> {
        match part {
            Part::InterchangeStart => self.interchanges.push(Interchange {
                header: envelope.interchange()?.clone(),
                start: segment.position(),
                delimiters: segment.delimiters(),
                groups: Vec::new(),
                acknowledgments: Vec::new(),
            }),
            Part::GroupStart => {
                let group =
                    FunctionalGroup { header: envelope.group()?.clone(), sets: Vec::new(), declared: None };
                self.interchanges.last_mut()?.groups.push(group);
            }
            Part::SetStart => self.start_set(envelope.set()?.clone(), segment)?,
            Part::Body | Part::SetEnd => self.extend_set(segment)?,
            Part::GroupEnd => self.interchanges.last_mut()?.groups.last_mut()?.declared = declared(segment),
            Part::Outside => self.interchanges.last_mut()?.acknowledgments.push(*segment),
            Part::InterchangeEnd => {}
        }
        Some(())
    }

    fn start_set(&mut self, header: SetHeader, st: &Segment<'a>) -> Option<()> {
        let interchange = self.interchanges.last_mut()?;
        if interchange.groups.is_empty() {
            let header = GroupHeader::new("", "", "", 0, "");
            interchange.groups.push(FunctionalGroup { header, sets: Vec::new(), declared: None });
        }
        let set = TransactionSet {
            header,
            start: st.position(),
            count: 1,
            delimiters: st.delimiters(),
            bytes: span(self.bytes, st.position().offset, st),
        };
        interchange.groups.last_mut()?.sets.push(set);
        Some(())
    }

    fn extend_set(&mut self, segment: &Segment<'a>) -> Option<()> {
        let set = self.interchanges.last_mut()?.groups.last_mut()?.sets.last_mut()?;
        set.count = set.count.saturating_add(1);
        set.bytes = span(self.bytes, set.start.offset, segment);
        Some(())
    }
}

/// The bytes from an offset to the end of a segment, its terminator included when it has one.
fn span<'a>(bytes: &'a [u8], from: u64, last: &Segment<'_>) -> &'a [u8] {
    let index = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
    let end = index(last.position().offset).saturating_add(last.raw().len()).saturating_add(1);
    bytes.get(index(from)..end.min(bytes.len())).unwrap_or_default()
}
