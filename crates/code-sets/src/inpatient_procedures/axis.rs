//! The seven axes of a code.

use std::fmt;

/// An axis: one of the seven places of a code. Each is named as in the section Medical and Surgical; other sections
/// read some of them otherwise, which [`super::Table::axis_title`] tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// The first character: section.
    Section,
    /// The second: body system.
    BodySystem,
    /// The third: root operation, or type.
    Operation,
    /// The fourth: body part, body region, treatment site.
    BodyPart,
    /// The fifth: approach, contrast, duration, modality.
    Approach,
    /// The sixth: device, substance, function, isotope.
    Device,
    /// The seventh: qualifier.
    Qualifier,
}

impl Axis {
    /// All seven, in their order.
    pub const ALL: [Self; 7] = [
        Self::Section,
        Self::BodySystem,
        Self::Operation,
        Self::BodyPart,
        Self::Approach,
        Self::Device,
        Self::Qualifier,
    ];
    /// The four that a row of a table gives values for.
    pub const OF_ROWS: [Self; 4] = [Self::BodyPart, Self::Approach, Self::Device, Self::Qualifier];

    /// The axis of a position from one to seven.
    #[must_use]
    pub fn at(position: u8) -> Option<Self> {
        Self::ALL.get(usize::from(position).checked_sub(1)?).copied()
    }

    /// Its position, from one to seven.
    #[must_use]
    pub fn position(self) -> u8 {
        self as u8 + 1
    }

    /// Its place in an array of seven.
    pub(super) fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Section => "section",
            Self::BodySystem => "body system",
            Self::Operation => "root operation",
            Self::BodyPart => "body part",
            Self::Approach => "approach",
            Self::Device => "device",
            Self::Qualifier => "qualifier",
        })
    }
}
