//! Whose services an NCCI table is about.

use crate::System;

/// Whose services an NCCI table is about: CMS publishes one for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ServiceSetting {
    /// Practitioners and ambulatory surgery centers.
    Practitioner,
    /// Outpatient hospital services, and others paid under OPPS.
    OutpatientHospital,
    /// Suppliers of equipment, prosthetics, orthotics and supplies; unit limits only.
    Supplier,
}

impl ServiceSetting {
    /// Its pair edits; none for suppliers.
    pub(super) const fn pairs(self) -> Option<System> {
        match self {
            Self::Practitioner => Some(System::PtpPractitioner),
            Self::OutpatientHospital => Some(System::PtpHospital),
            Self::Supplier => None,
        }
    }

    /// Its unit limits.
    pub(super) const fn limits(self) -> System {
        match self {
            Self::Practitioner => System::MuePractitioner,
            Self::OutpatientHospital => System::MueHospital,
            Self::Supplier => System::MueSupplier,
        }
    }
}
