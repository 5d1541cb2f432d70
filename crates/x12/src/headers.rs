//! The headers of the three envelopes: interchange (ISA), functional group (GS), transaction set (ST).

use crate::segment::Segment;

/// The interchange header, ISA: who sends what to whom. Texts are held without their padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterchangeHeader {
    /// ISA05, two characters: what kind of identifier the sender's is (`ZZ` mutually defined).
    pub sender_qualifier: String,
    /// ISA06, at most 15 characters.
    pub sender: String,
    /// ISA07, two characters.
    pub receiver_qualifier: String,
    /// ISA08, at most 15 characters.
    pub receiver: String,
    /// ISA09, `YYMMDD`.
    pub date: String,
    /// ISA10, `HHMM`.
    pub time: String,
    /// ISA12, five characters: the version of the envelope, `00501`.
    pub version: String,
    /// ISA13, nine digits; unique for each sender and receiver.
    pub control_number: String,
    /// ISA14: whether a TA1 is asked for.
    pub acknowledgment_requested: bool,
    /// ISA15: `P` production, `T` test.
    pub usage: String,
}

impl InterchangeHeader {
    /// A version 00501 header for production, qualifiers `ZZ`, dated 2000-01-01 until the caller says when.
    #[must_use]
    pub fn new(sender: &str, receiver: &str, control_number: u32) -> Self {
        Self {
            sender_qualifier: "ZZ".to_owned(),
            sender: sender.to_owned(),
            receiver_qualifier: "ZZ".to_owned(),
            receiver: receiver.to_owned(),
            date: "000101".to_owned(),
            time: "0000".to_owned(),
            version: "00501".to_owned(),
            control_number: format!("{control_number:09}"),
            acknowledgment_requested: false,
            usage: "P".to_owned(),
        }
    }

    pub(crate) fn read(isa: &Segment<'_>) -> Self {
        let text = |number| isa.lossy(number).trim_end().to_owned();
        Self {
            sender_qualifier: text(5),
            sender: text(6),
            receiver_qualifier: text(7),
            receiver: text(8),
            date: text(9),
            time: text(10),
            version: text(12),
            control_number: text(13),
            acknowledgment_requested: isa.text(14) == "1",
            usage: text(15),
        }
    }
}

/// The functional group header, GS: transaction sets of one kind and version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupHeader {
    /// GS01: `HC` 837, `HP` 835, `HN` 277, `FA` 999, `HB` 271, `HS` 270, `HR` 276.
    pub functional_id: String,
    /// GS02, at most 15 characters.
    pub sender: String,
    /// GS03, at most 15 characters.
    pub receiver: String,
    /// GS04, `YYYYMMDD`.
    pub date: String,
    /// GS05, `HHMM`, `HHMMSS` or finer.
    pub time: String,
    /// GS06, one to nine digits; unique in the interchange.
    pub control_number: String,
    /// GS08: the version and implementation guide, `005010X222A1`.
    pub version: String,
}

impl GroupHeader {
    /// A header dated 2000-01-01 until the caller says when.
    #[must_use]
    pub fn new(
        functional_id: &str,
        sender: &str,
        receiver: &str,
        control_number: u32,
        version: &str,
    ) -> Self {
        Self {
            functional_id: functional_id.to_owned(),
            sender: sender.to_owned(),
            receiver: receiver.to_owned(),
            date: "20000101".to_owned(),
            time: "0000".to_owned(),
            control_number: control_number.to_string(),
            version: version.to_owned(),
        }
    }

    pub(crate) fn read(gs: &Segment<'_>) -> Self {
        let text = |number| gs.lossy(number).into_owned();
        Self {
            functional_id: text(1),
            sender: text(2),
            receiver: text(3),
            date: text(4),
            time: text(5),
            control_number: text(6),
            version: text(8),
        }
    }
}

/// The transaction set header, ST.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetHeader {
    /// ST01: the kind, `837`.
    pub identifier: String,
    /// ST02, four to nine characters; unique in the group.
    pub control_number: String,
    /// ST03: the implementation guide, where the kind carries it (the 835 does not).
    pub implementation: Option<String>,
}

impl SetHeader {
    /// A header whose control number is written with at least four digits.
    #[must_use]
    pub fn new(identifier: &str, control_number: u32, implementation: Option<&str>) -> Self {
        Self {
            identifier: identifier.to_owned(),
            control_number: format!("{control_number:04}"),
            implementation: implementation.map(str::to_owned),
        }
    }

    pub(crate) fn read(st: &Segment<'_>) -> Self {
        let implementation = st.lossy(3).into_owned();
        Self {
            identifier: st.lossy(1).into_owned(),
            control_number: st.lossy(2).into_owned(),
            implementation: (!implementation.is_empty()).then_some(implementation),
        }
    }
}
