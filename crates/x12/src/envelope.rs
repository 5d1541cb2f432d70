//! The envelopes, checked as segments pass: ISA > GS > ST … SE < GE < IEA.

use crate::characters;
use crate::delimiters::{ISA_LENGTH, ISA_WIDTHS};
use crate::fault::{Fault, FaultCode};
use crate::headers::{GroupHeader, InterchangeHeader, SetHeader};
use crate::segment::{Ending, Position, Segment};
use crate::trailers::{GROUP, INTERCHANGE, Open, Rules, SET, number};

/// Faults kept before the rest is only counted: a hostile file cannot fill the memory.
const MAX_FAULTS: usize = 1_000;

/// What a segment is in its envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// ISA.
    InterchangeStart,
    /// GS.
    GroupStart,
    /// ST.
    SetStart,
    /// A segment between ST and SE.
    Body,
    /// SE.
    SetEnd,
    /// GE.
    GroupEnd,
    /// IEA.
    InterchangeEnd,
    /// A segment of the interchange outside its groups, such as TA1, or one that stands where it must not.
    Outside,
}

/// Follows segments through the envelopes and collects what is wrong with them. It holds three headers and
/// the control numbers of one group, whatever the size of the input.
#[derive(Debug, Default)]
pub struct Envelope {
    interchange: Option<(InterchangeHeader, Open)>,
    group: Option<(GroupHeader, Open)>,
    set: Option<(SetHeader, Open)>,
    last: Option<Position>,
    faults: Vec<Fault>,
    reported: usize,
}

impl Envelope {
    /// Begins before the first segment.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next segment and says what it is.
    pub fn observe(&mut self, segment: &Segment<'_>) -> Part {
        self.last = Some(segment.position());
        let isa = segment.is("ISA");
        if !isa {
            let (faults, reported) = (&mut self.faults, &mut self.reported);
            characters::check(segment, |fault| keep(faults, reported, fault));
        }
        match segment.ending() {
            Ending::Terminated => {}
            Ending::Truncated => {
                self.report(Fault::of(
                    segment,
                    None,
                    FaultCode::Truncated,
                    "the input ends within a segment",
                ));
            }
            Ending::TooLong => {
                self.report(Fault::of(segment, None, FaultCode::TooLong, "no segment can be this long"));
            }
        }
        match segment.id() {
            b"ISA" => self.start_interchange(segment),
            b"GS" => self.start_group(segment),
            b"ST" => self.start_set(segment),
            b"SE" => self.end_set(segment),
            b"GE" => self.end_group(segment),
            b"IEA" => self.end_interchange(segment),
            id => self.body(segment, id),
        }
    }

    /// Says that the input is at its end: what is still open lacks its trailer.
    pub fn finish(&mut self) {
        let end = self.last.unwrap_or(Position::START);
        self.close_set(end);
        self.close_group(end);
        self.close_interchange(end);
    }

    /// Adds a fault that the reader of the segments met.
    pub fn report(&mut self, fault: Fault) {
        keep(&mut self.faults, &mut self.reported, fault);
    }

    /// The faults since the last call. At most a thousand are given over the life of the envelope.
    pub fn take_faults(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.faults)
    }

    /// The interchange that is open.
    #[must_use]
    pub fn interchange(&self) -> Option<&InterchangeHeader> {
        self.interchange.as_ref().map(|(header, _)| header)
    }

    /// The functional group that is open.
    #[must_use]
    pub fn group(&self) -> Option<&GroupHeader> {
        self.group.as_ref().map(|(header, _)| header)
    }

    /// The transaction set that is open.
    #[must_use]
    pub fn set(&self) -> Option<&SetHeader> {
        self.set.as_ref().map(|(header, _)| header)
    }

    fn start_interchange(&mut self, isa: &Segment<'_>) -> Part {
        self.close_set(isa.position());
        self.close_group(isa.position());
        self.close_interchange(isa.position());
        if let Some(message) = misshapen(isa) {
            self.report(Fault::of(isa, None, FaultCode::Isa, message));
        }
        let control = isa.element(13).unwrap_or_default();
        if control.len() != 9 || !control.iter().all(u8::is_ascii_digit) {
            self.report(Fault::of(isa, Some(13), FaultCode::Isa13, "the control number is not nine digits"));
        }
        self.interchange = Some((InterchangeHeader::read(isa), Open::new(control, 0)));
        Part::InterchangeStart
    }

    fn start_group(&mut self, gs: &Segment<'_>) -> Part {
        self.close_set(gs.position());
        self.close_group(gs.position());
        match &mut self.interchange {
            Some((_, open)) => open.count = open.count.saturating_add(1),
            None => self.outside(gs, "GS stands outside an interchange"),
        }
        let control = gs.element(6).unwrap_or_default();
        self.group = Some((GroupHeader::read(gs), Open::new(control, 0)));
        Part::GroupStart
    }

    fn start_set(&mut self, st: &Segment<'_>) -> Part {
        self.close_set(st.position());
        let header = SetHeader::read(st);
        let control = st.element(2).unwrap_or_default();
        if let Some((group, open)) = &mut self.group {
            open.count = open.count.saturating_add(1);
            let fresh = open.used.insert(control.to_vec());
            let other_guide = header.implementation.as_ref().is_some_and(|guide| *guide != group.version);
            if !fresh {
                let message = "the control number was used before in this group";
                self.report(Fault::of(st, Some(2), FaultCode::DuplicateSt02, message));
            }
            if other_guide {
                self.report(Fault::of(st, Some(3), FaultCode::St03, "names another guide than GS08"));
            }
        } else {
            self.outside(st, "ST stands outside a functional group");
        }
        self.set = Some((header, Open::new(control, 1)));
        Part::SetStart
    }

    fn body(&mut self, segment: &Segment<'_>, id: &[u8]) -> Part {
        if let Some((_, open)) = &mut self.set {
            open.count = open.count.saturating_add(1);
            return Part::Body;
        }
        let acknowledges_interchange = id == b"TA1" && self.interchange.is_some() && self.group.is_none();
        if !acknowledges_interchange {
            self.outside(segment, "a data segment stands outside a transaction set");
        }
        Part::Outside
    }

    fn end_set(&mut self, se: &Segment<'_>) -> Part {
        let Some((_, mut open)) = self.set.take() else {
            self.outside(se, "SE closes nothing");
            return Part::Outside;
        };
        open.count = open.count.saturating_add(1);
        self.compare(&open, se, &SET);
        Part::SetEnd
    }

    fn end_group(&mut self, ge: &Segment<'_>) -> Part {
        self.close_set(ge.position());
        let Some((_, open)) = self.group.take() else {
            self.outside(ge, "GE closes nothing");
            return Part::Outside;
        };
        self.compare(&open, ge, &GROUP);
        Part::GroupEnd
    }

    fn end_interchange(&mut self, iea: &Segment<'_>) -> Part {
        self.close_set(iea.position());
        self.close_group(iea.position());
        let Some((_, open)) = self.interchange.take() else {
            self.outside(iea, "IEA closes nothing");
            return Part::Outside;
        };
        self.compare(&open, iea, &INTERCHANGE);
        Part::InterchangeEnd
    }

    fn compare(&mut self, open: &Open, trailer: &Segment<'_>, rules: &Rules) {
        let (faults, reported) = (&mut self.faults, &mut self.reported);
        open.compare(trailer, rules, |fault| keep(faults, reported, fault));
    }

    fn outside(&mut self, segment: &Segment<'_>, message: &str) {
        self.report(Fault::of(segment, None, FaultCode::Outside, message));
    }

    fn close_set(&mut self, at: Position) {
        if self.set.take().is_some() {
            self.missing(at, &SET);
        }
    }

    fn close_group(&mut self, at: Position) {
        if self.group.take().is_some() {
            self.missing(at, &GROUP);
        }
    }

    fn close_interchange(&mut self, at: Position) {
        if self.interchange.take().is_some() {
            self.missing(at, &INTERCHANGE);
        }
    }

    fn missing(&mut self, at: Position, rules: &Rules) {
        let message = format!("{} is missing before here", rules.trailer);
        self.report(Fault::at(at, rules.trailer, None, rules.missing, message));
    }
}

/// Keeps a fault, or says once that there are too many.
fn keep(faults: &mut Vec<Fault>, reported: &mut usize, fault: Fault) {
    *reported = reported.saturating_add(1);
    if *reported < MAX_FAULTS {
        faults.push(fault);
    } else if *reported == MAX_FAULTS {
        let position = Position { ordinal: fault.segment, offset: fault.offset };
        faults.push(Fault::at(
            position,
            "",
            None,
            FaultCode::TooMany,
            "more faults follow; they are not listed",
        ));
    }
}

/// What is wrong with the shape of an ISA.
fn misshapen(isa: &Segment<'_>) -> Option<String> {
    let elements = isa.elements().count();
    if elements != ISA_WIDTHS.len() {
        return Some(format!("ISA has {elements} elements instead of 16"));
    }
    for ((number, width), element) in (1..).zip(ISA_WIDTHS).zip(isa.elements()) {
        if element.len() != width {
            return Some(format!("ISA{number:02} has {} characters instead of {width}", element.len()));
        }
    }
    let length = isa.raw().len().saturating_add(1);
    (length != ISA_LENGTH).then(|| format!("ISA has {length} bytes instead of {ISA_LENGTH}"))
}

/// Reads the count that a trailer declares in its first element.
pub(crate) fn declared(trailer: &Segment<'_>) -> Option<u64> {
    number(trailer.text(1))
}
