//! The visit: who was seen, when, where, by whom, and under which coverage.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::codes::PlaceOfService;
use crate::identifiers::VisitId;
use crate::parties::{BillingProvider, Coverage, Patient, RenderingProvider};

/// Where care was given, as far as coding rules tell settings apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// A physician's office.
    Office,
    /// A hospital outpatient department.
    Outpatient,
    /// An emergency department.
    Emergency,
    /// A hospital, admitted.
    Inpatient,
    /// A hospital, under observation.
    Observation,
}

impl Setting {
    /// True where the inpatient sections of the Official Guidelines (II, III) govern, false for section IV.
    #[must_use]
    pub const fn is_inpatient(self) -> bool {
        matches!(self, Self::Inpatient)
    }
}

/// What the coder must know of a visit beside the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitContext {
    /// The date of service.
    pub on: Date,
    /// The setting.
    pub setting: Setting,
    /// The patient's age in completed years, where known.
    pub age: Option<u8>,
    /// The patient's sex, where known.
    pub sex: Option<crate::parties::Sex>,
    /// True where the patient has seen nobody of this group and specialty in three years; none: not known.
    pub new_patient: Option<bool>,
}

/// A visit as the front desk registers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The visit's own number.
    pub id: VisitId,
    /// The date of service.
    pub on: Date,
    /// The setting.
    pub setting: Setting,
    /// The place of service of its claim.
    pub place_of_service: PlaceOfService,
    /// True where the patient has seen nobody of this group and specialty in three years; none: not known.
    pub new_patient: Option<bool>,
    /// The patient.
    pub patient: Patient,
    /// The coverage that is billed first.
    pub coverage: Coverage,
    /// Who bills.
    pub billing: BillingProvider,
    /// Who saw the patient.
    pub rendering: RenderingProvider,
}

impl Visit {
    /// What the coder must know of it.
    #[must_use]
    pub fn context(&self) -> VisitContext {
        VisitContext {
            on: self.on,
            setting: self.setting,
            age: Some(self.patient.age_on(self.on)),
            sex: Some(self.patient.sex),
            new_patient: self.new_patient,
        }
    }
}
