//! What is wrong with the syntax of an interchange.

use std::fmt;

use crate::segment::{Position, Segment};

/// A violation of X12 syntax: what, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which rule was violated.
    pub code: FaultCode,
    /// Number of the segment in the file, from 1.
    pub segment: u64,
    /// Offset of the segment's first byte in the file, from 0.
    pub offset: u64,
    /// Identifier of the segment, empty where there is none.
    pub segment_id: String,
    /// Number of the element, from 1, when one element is at fault.
    pub element: Option<usize>,
    /// What was found and what was expected. Holds no data of the element but control numbers and counts.
    pub message: String,
}

impl Fault {
    pub(crate) fn at(
        position: Position,
        segment_id: &str,
        element: Option<usize>,
        code: FaultCode,
        message: impl Into<String>,
    ) -> Self {
        let Position { ordinal, offset } = position;
        Self {
            code,
            segment: ordinal,
            offset,
            segment_id: segment_id.to_owned(),
            element,
            message: message.into(),
        }
    }

    pub(crate) fn of(
        segment: &Segment<'_>,
        element: Option<usize>,
        code: FaultCode,
        message: impl Into<String>,
    ) -> Self {
        // An identifier has two or three characters; anything longer is data that does not belong in a message.
        let id = segment.id();
        let id = id.get(..3).unwrap_or(id);
        Self::at(segment.position(), &String::from_utf8_lossy(id), element, code, message)
    }

    /// The place as the field writes it: `SE01`, or the segment identifier alone.
    #[must_use]
    pub fn place(&self) -> String {
        self.element
            .map_or_else(|| self.segment_id.clone(), |number| format!("{}{number:02}", self.segment_id))
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        self.code.remedy()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, segment, offset, message, .. } = self;
        write!(f, "{code}: {message} (segment {segment}, byte {offset}")?;
        let place = self.place();
        if place.is_empty() { f.write_str(")") } else { write!(f, ", {place})") }
    }
}

impl std::error::Error for Fault {}

macro_rules! fault_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $remedy:literal, $example:literal;)+) => {
        /// The rules of syntax, one variant each. [`FaultCode::id`] is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum FaultCode {
            $($(#[doc = $doc])+ $name,)+
        }

        impl FaultCode {
            /// Every code, in the order of an interchange.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable identifier, for example `X12-SE01`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// The rule in a sentence.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// A case in which it is violated.
            #[must_use]
            pub fn example(self) -> &'static str {
                match self { $(Self::$name => $example,)+ }
            }

            /// What to do about it.
            #[must_use]
            pub fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy,)+ }
            }
        }
    };
}

fault_codes! {
    /// The input does not begin with an ISA segment.
    NotX12 = "X12-NOT-X12", "Send an X12 interchange; it begins with the letters ISA.",
        "A PDF, or an HL7 v2 message that begins with MSH.";
    /// The ISA is not 106 bytes of sixteen fixed-width elements.
    Isa = "X12-ISA", "Pad every ISA element to its fixed width; the segment has 106 bytes with its terminator.",
        "ISA*00**00**ZZ*SENDER*… with elements that are not padded.";
    /// Two delimiters are the same character, or one is a letter, digit or space.
    Delimiters = "X12-DELIMITERS", "Choose four different characters that the data never contain, such as * ^ : ~.",
        "ISA11 and ISA16 are both a colon.";
    /// ISA13 is not nine digits.
    Isa13 = "X12-ISA13", "Write the interchange control number as nine digits.",
        "…*00501*17*0*P*:~ instead of 000000017.";
    /// An ISA that nothing closes.
    MissingIea = "X12-MISSING-IEA", "Close the interchange with IEA, or ask the sender for the rest of the file.",
        "The file ends after GE*1*7~.";
    /// IEA01 is not the number of functional groups.
    Iea01 = "X12-IEA01", "Write the number of GS segments of the interchange in IEA01.",
        "IEA*2*000000007~ after one GS.";
    /// IEA02 is not the control number of ISA13.
    Iea02 = "X12-IEA02", "Repeat ISA13 in IEA02.",
        "IEA*1*000000008~ when ISA13 is 000000007.";
    /// A GS that nothing closes.
    MissingGe = "X12-MISSING-GE", "Close the functional group with GE.",
        "IEA comes right after SE.";
    /// GE01 is not the number of transaction sets.
    Ge01 = "X12-GE01", "Write the number of ST segments of the group in GE01.",
        "GE*1*7~ after two transaction sets.";
    /// GE02 is not the control number of GS06.
    Ge02 = "X12-GE02", "Repeat GS06 in GE02.",
        "GE*2*8~ when GS06 is 7.";
    /// An ST that nothing closes.
    MissingSe = "X12-MISSING-SE", "Close the transaction set with SE.",
        "A second ST comes before the first set's SE.";
    /// SE01 is not the number of segments from ST to SE.
    Se01 = "X12-SE01", "Write the number of segments from ST to SE, both included, in SE01.",
        "SE*4*0001~ after ST, BHT and SE alone.";
    /// SE02 is not the control number of ST02.
    Se02 = "X12-SE02", "Repeat ST02 in SE02.",
        "SE*3*0002~ when ST02 is 0001.";
    /// ST02 was used before in the same functional group.
    DuplicateSt02 = "X12-ST02", "Give each transaction set of a group its own control number.",
        "Two sets of one group begin with ST*837*0001.";
    /// ST03 is given and names another guide than GS08.
    St03 = "X12-ST03", "Write the same implementation guide in ST03 and GS08.",
        "ST*837*0001*005010X223A2~ in a group of 005010X222A1.";
    /// A segment stands outside the envelope that it belongs to.
    Outside = "X12-OUTSIDE", "Keep data segments between ST and SE, ST between GS and GE, GS between ISA and IEA.",
        "NTE*ADD*TEXT~ between GE and IEA.";
    /// A segment without an identifier of two or three capital letters and digits.
    SegmentId = "X12-SEGMENT-ID", "Begin each segment with its identifier, and leave no empty segments.",
        "Two terminators in a row, or nm1*IL~.";
    /// The segment ends with empty elements.
    TrailingElement = "X12-TRAILING-ELEMENT", "Drop the separators after the last element that has data.",
        "NM1*IL*1*DOE**~.";
    /// An element ends with empty components.
    TrailingComponent = "X12-TRAILING-COMPONENT", "Drop the separators after the last component that has data.",
        "SV1*HC:99213::*120~.";
    /// An element ends with a space.
    TrailingSpace = "X12-TRAILING-SPACE", "Send elements without spaces at their end; only ISA is padded.",
        "NM1*IL*1*DOE ~.";
    /// An element holds a control character.
    ControlCharacter = "X12-CONTROL-CHARACTER", "Remove tabs, line breaks and other control characters from the data.",
        "A tab within N301.";
    /// An element holds a character outside the extended set.
    CharacterSet = "X12-CHARACTER-SET", "Use the basic or extended character set of X12; both are ASCII.",
        "A name written with a letter beyond ASCII.";
    /// Data to be written hold a delimiter.
    DelimiterInData = "X12-DELIMITER-IN-DATA", "Remove the character from the data or choose other delimiters.",
        "A street written 12*A when the element separator is *.";
    /// The input ends within a segment.
    Truncated = "X12-TRUNCATED", "Ask the sender for the whole file.",
        "The file ends with SE*3*00.";
    /// A segment is longer than any segment can be.
    TooLong = "X12-TOO-LONG", "Check that the file is X12 and that its segment terminator is the declared one.",
        "A file whose segments end with a line break while ISA declares ~.";
    /// A value to be written does not fit in its element.
    Width = "X12-WIDTH", "Shorten the value to the element's greatest length.",
        "A sender identifier of sixteen characters.";
    /// More faults follow than are kept.
    TooMany = "X12-TOO-MANY", "Cure the faults that are listed, then check again.",
        "A file whose every segment has trailing separators.";
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
