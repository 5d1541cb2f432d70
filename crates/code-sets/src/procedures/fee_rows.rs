//! The rows of fee schedules on the shelf: relative values, localities and what is paid by them.

use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::release::{Row, Text};

/// A row of the relative value file (PPRRVU), which is a code or one of its parts. Values are in hundredths of a unit.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct RelativeValueRow {
    /// The code.
    pub code: [u8; 5],
    /// 26, TC or 53; blank for the whole.
    pub part: [u8; 2],
    /// The status letter.
    pub status: u8,
    /// Work.
    pub work: U32,
    /// Practice expense outside a facility.
    pub nonfacility_expense: U32,
    /// Practice expense in a facility.
    pub facility_expense: U32,
    /// Malpractice.
    pub malpractice: U32,
    /// The total outside a facility, as published.
    pub nonfacility_total: U32,
    /// The total in a facility, as published.
    pub facility_total: U32,
    /// `N` where the setting outside a facility is marked NA, else blank.
    pub nonfacility_na: u8,
    /// `N` where the setting in a facility is marked NA, else blank.
    pub facility_na: u8,
    /// The PC/TC indicator.
    pub components: u8,
    /// The global days: `000`, `010`, `090`, `MMM`, `XXX`, `YYY`, `ZZZ`.
    pub global: [u8; 3],
    /// Hundredths of the value before, during and after surgery.
    pub before_during_after: [U16; 3],
    /// The indicators of multiple procedures, both sides, assistant, co-surgeons, team.
    pub multiple_bilateral_assistant_co_team: [u8; 5],
    /// The endoscopic base code; blank for none.
    pub endoscopic_base: [u8; 5],
    /// Dollars per unit, in ten-thousandths.
    pub conversion_factor: U32,
    /// The supervision of diagnostic procedures; blank for none.
    pub supervision: [u8; 2],
    /// The family of diagnostic imaging; blank for none.
    pub imaging_family: [u8; 2],
}

impl Row for RelativeValueRow {
    const TABLE: &'static str = "relative values";
    type Key = ([u8; 5], [u8; 2]);

    fn key(&self) -> Self::Key {
        (self.code, self.part)
    }
}

/// The cost indices of a locality, in thousandths.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CostIndexRow {
    /// The contractor, five digits.
    pub contractor: [u8; 5],
    /// The locality, two digits.
    pub locality: [u8; 2],
    /// The state.
    pub state: [u8; 2],
    /// The name.
    pub name: Text,
    /// Work, with its floors.
    pub work: U32,
    /// Practice expense.
    pub expense: U32,
    /// Malpractice.
    pub malpractice: U32,
}

impl Row for CostIndexRow {
    const TABLE: &'static str = "cost indices";
    type Key = ([u8; 5], [u8; 2]);

    fn key(&self) -> Self::Key {
        (self.contractor, self.locality)
    }
}

/// The counties of a locality.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct LocalityRow {
    /// The contractor, five digits.
    pub contractor: [u8; 5],
    /// The locality, two digits.
    pub locality: [u8; 2],
    /// The state, by its name.
    pub state: Text,
    /// The name of the area.
    pub area: Text,
    /// The counties, as published.
    pub counties: Text,
}

impl Row for LocalityRow {
    const TABLE: &'static str = "localities";
    type Key = ([u8; 5], [u8; 2]);

    fn key(&self) -> Self::Key {
        (self.contractor, self.locality)
    }
}

/// The conversion factor of anesthesia in a locality.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct AnesthesiaRow {
    /// The contractor, five digits.
    pub contractor: [u8; 5],
    /// The locality, two digits.
    pub locality: [u8; 2],
    /// Dollars per unit, in cents.
    pub factor: U32,
}

impl Row for AnesthesiaRow {
    const TABLE: &'static str = "anesthesia factors";
    type Key = ([u8; 5], [u8; 2]);

    fn key(&self) -> Self::Key {
        (self.contractor, self.locality)
    }
}

/// The locality of a ZIP code.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ZipRow {
    /// The ZIP code.
    pub zip: [u8; 5],
    /// The state.
    pub state: [u8; 2],
    /// The contractor, five digits.
    pub contractor: [u8; 5],
    /// The locality, two digits.
    pub locality: [u8; 2],
    /// Blank for urban, `R` for rural, `B` for super rural.
    pub rural: u8,
    /// `1` where only the nine-digit ZIP code tells the locality, else `0`.
    pub by_plus_four: u8,
}

impl Row for ZipRow {
    const TABLE: &'static str = "zip codes";
    type Key = [u8; 5];

    fn key(&self) -> Self::Key {
        self.zip
    }
}

/// The fee of an item in a state, in cents; zero where there is no rate.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct SupplyFeeRow {
    /// The code.
    pub code: [u8; 5],
    /// Both modifiers; blank for none.
    pub modifiers: [[u8; 2]; 2],
    /// The state.
    pub state: [u8; 2],
    /// The fee outside rural areas.
    pub nonrural: U32,
    /// The fee in rural areas.
    pub rural: U32,
    /// The category: `IN` inexpensive, `CR` capped rental, `OX` oxygen, `PO` prosthetics and orthotics.
    pub category: [u8; 2],
}

impl Row for SupplyFeeRow {
    const TABLE: &'static str = "supply fees";
    type Key = ([u8; 5], [[u8; 2]; 2], [u8; 2]);

    fn key(&self) -> Self::Key {
        (self.code, self.modifiers, self.state)
    }
}
