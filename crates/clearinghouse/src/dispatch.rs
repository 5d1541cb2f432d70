//! Who sends an interchange to whom, and when.

use jiff::civil::DateTime;
use superbill_domain::InterchangeId;
use superbill_x12::{Fault, GroupHeader, InterchangeHeader, InterchangeWriter, SetHeader};

/// Whether an interchange is for the books or for trying out (ISA15).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// P.
    Production,
    /// T.
    Test,
}

/// The envelope of an interchange that is sent. The same sender, receiver and control number happen once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// The sender's identifier, at most 15 characters (ISA06, GS02).
    pub sender: String,
    /// The receiver's identifier, at most 15 characters (ISA08, GS03).
    pub receiver: String,
    /// The interchange control number, at most nine digits (ISA13); also the group's (GS06).
    pub control_number: u32,
    /// When it is sent, on the sender's clock.
    pub at: DateTime,
    /// For the books, or for trying out.
    pub usage: Usage,
}

/// What an interchange holds: one group of one guide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Content {
    /// GS01.
    pub(crate) functional_id: &'static str,
    /// ST01.
    pub(crate) set: &'static str,
    /// GS08.
    pub(crate) guide: &'static str,
    /// Whether ST03 repeats the guide; the 835 does not use it.
    pub(crate) guide_in_set: bool,
}

impl Dispatch {
    /// The identifier of the interchange, as its receiver will also name it.
    #[must_use]
    pub fn interchange(&self) -> InterchangeId {
        interchange_id(&self.header())
    }

    /// Begins the interchange and its group.
    pub(crate) fn open(&self, content: Content) -> Result<InterchangeWriter, Fault> {
        let mut writer = InterchangeWriter::new(&self.header())?;
        let mut group = GroupHeader::new(
            content.functional_id,
            &self.sender,
            &self.receiver,
            self.control_number,
            content.guide,
        );
        group.date = self.date();
        group.time = self.time();
        writer.begin_group(&group)?;
        Ok(writer)
    }

    /// The date as `YYYYMMDD`.
    pub(crate) fn date(&self) -> String {
        crate::elements::d8(self.at.date())
    }

    /// The time as `HHMM`.
    pub(crate) fn time(&self) -> String {
        format!("{:02}{:02}", self.at.hour(), self.at.minute())
    }

    fn header(&self) -> InterchangeHeader {
        let mut header = InterchangeHeader::new(&self.sender, &self.receiver, self.control_number);
        header.date = self.date().split_off(2);
        header.time = self.time();
        header.usage = match self.usage {
            Usage::Production => "P".to_owned(),
            Usage::Test => "T".to_owned(),
        };
        header
    }
}

impl Content {
    /// The header of the set with this number.
    pub(crate) fn set(&self, number: u32) -> SetHeader {
        SetHeader::new(self.set, number, self.guide_in_set.then_some(self.guide))
    }
}

/// The identifier of an interchange: sender, receiver and control number, which together happen once.
#[must_use]
pub fn interchange_id(header: &InterchangeHeader) -> InterchangeId {
    let InterchangeHeader { sender, receiver, control_number, .. } = header;
    InterchangeId::new(format!("{sender}/{receiver}/{control_number}"))
}
