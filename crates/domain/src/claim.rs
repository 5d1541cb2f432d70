//! The professional claim, as a practice bills it.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::codes::{Icd10Cm, Modifier, PlaceOfService, Procedure};
use crate::identifiers::{ClaimId, VisitId};
use crate::money::Money;
use crate::parties::{BillingProvider, Coverage, Patient, RenderingProvider};

/// Whether a claim is the first, or corrects one that the payer has (CLM05-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimFrequency {
    /// The first: 1.
    Original,
    /// In place of an earlier one: 7.
    Replacement {
        /// The payer's number of the earlier claim (REF*F8).
        payer_claim_number: String,
    },
    /// Takes an earlier one back: 8.
    Void {
        /// The payer's number of the earlier claim (REF*F8).
        payer_claim_number: String,
    },
}

/// A service line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// Our number of the line (REF*6R), unique within the claim and stable: remittances are matched by it.
    pub number: u16,
    /// The procedure.
    pub procedure: Procedure,
    /// Up to four modifiers, in order.
    pub modifiers: Vec<Modifier>,
    /// The charge for all units.
    pub charge: Money,
    /// Units of service.
    pub units: u16,
    /// The day of the service.
    pub on: Date,
    /// The diagnoses it was done for: positions from 1 in the claim's diagnoses, the chief one first, at most four.
    pub pointers: Vec<u8>,
}

/// A professional claim (837P, CMS-1500).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its own number (CLM01).
    pub id: ClaimId,
    /// The visit it bills.
    pub visit: VisitId,
    /// First, replacement or void.
    pub frequency: ClaimFrequency,
    /// Who bills.
    pub billing: BillingProvider,
    /// Who saw the patient.
    pub rendering: RenderingProvider,
    /// The patient.
    pub patient: Patient,
    /// The coverage billed.
    pub coverage: Coverage,
    /// Where the services were given.
    pub place_of_service: PlaceOfService,
    /// Up to twelve diagnoses, the first-listed first.
    pub diagnoses: Vec<Icd10Cm>,
    /// The service lines, at least one.
    pub lines: Vec<ClaimLine>,
}

impl Claim {
    /// The sum of the line charges (CLM02).
    #[must_use]
    pub fn total_charge(&self) -> Money {
        self.lines.iter().map(|line| line.charge).sum()
    }

    /// The first day of service; none for a claim without lines.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.lines.iter().map(|line| line.on).min()
    }

    /// The line with this number.
    #[must_use]
    pub fn line(&self, number: u16) -> Option<&ClaimLine> {
        self.lines.iter().find(|line| line.number == number)
    }
}
