//! What is wrong with a transaction set, seen from its guide.

use superbill_x12::Position;

/// A departure from an implementation guide, with all that a 999 repeats of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideFault {
    /// Which rule.
    pub rule: GuideRule,
    /// Where the segment stands in the file. For a missing segment: the one before which it should stand.
    pub position: Position,
    /// The segment's place in its transaction set, ST being 1.
    pub place_in_set: u32,
    /// The segment's identifier.
    pub segment: String,
    /// The loop, where it is known.
    pub loop_id: &'static str,
    /// The element, numbered from one.
    pub element: Option<u8>,
    /// The component of it, numbered from one.
    pub component: Option<u8>,
    /// Which repetition of it, numbered from one.
    pub repetition: Option<u8>,
    /// What stands there, where the message may repeat it: codes and numbers, never names.
    pub bad_data: Option<String>,
    /// What is wrong, in words.
    pub message: String,
}

/// The rules that any guide's table brings with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GuideRule {
    /// No guide for this transaction set has such a segment.
    UnknownSegment,
    /// The segment exists, and not here.
    UnexpectedSegment,
    /// A required segment is not there.
    MissingSegment,
    /// A required loop is not there.
    MissingLoop,
    /// The segment stands more often than it may.
    SegmentTooOften,
    /// The loop stands more often than it may.
    LoopTooOften,
    /// A required element is empty.
    MissingElement,
    /// An element is filled that the guide does not use.
    UnusedElement,
    /// More elements or components than the segment has.
    TooManyElements,
    /// The element is shorter than it may be.
    TooShort,
    /// The element is longer than it may be.
    TooLong,
    /// The data are not of the element's type.
    WrongType,
    /// The code is none of those the guide allows here.
    WrongCode,
    /// Not a day of the calendar.
    WrongDate,
    /// Not a time of day.
    WrongTime,
    /// Elements that must stand together, or may not.
    Relation,
    /// The element is repeated and may not be.
    RepeatedElement,
    /// A number that counts through the set is not the next one.
    Numbering,
    /// A level of the hierarchy hangs from none that is open.
    Parent,
}

impl GuideRule {
    /// Every rule.
    pub const ALL: [Self; 19] = [
        Self::UnknownSegment,
        Self::UnexpectedSegment,
        Self::MissingSegment,
        Self::MissingLoop,
        Self::SegmentTooOften,
        Self::LoopTooOften,
        Self::MissingElement,
        Self::UnusedElement,
        Self::TooManyElements,
        Self::TooShort,
        Self::TooLong,
        Self::WrongType,
        Self::WrongCode,
        Self::WrongDate,
        Self::WrongTime,
        Self::Relation,
        Self::RepeatedElement,
        Self::Numbering,
        Self::Parent,
    ];

    /// The code of a 999 for it: IK304 for a segment, IK403 for an element (X12 data elements 620 and 621).
    #[must_use]
    pub fn acknowledgment_code(self) -> &'static str {
        match self {
            Self::UnknownSegment | Self::MissingElement => "1",
            Self::UnexpectedSegment | Self::Relation => "2",
            Self::MissingSegment | Self::MissingLoop | Self::TooManyElements => "3",
            Self::LoopTooOften | Self::TooShort => "4",
            Self::SegmentTooOften | Self::TooLong => "5",
            Self::WrongType => "6",
            Self::WrongCode | Self::Numbering | Self::Parent => "7",
            Self::WrongDate => "8",
            Self::WrongTime => "9",
            Self::RepeatedElement => "12",
            Self::UnusedElement => "I10",
        }
    }
}
