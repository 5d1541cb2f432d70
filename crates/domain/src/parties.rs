//! The parties of a claim: patients, providers, payers.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::codes::Taxonomy;
use crate::identifiers::{PatientId, PayerId};
use crate::npi::Npi;
use crate::phi::Phi;

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonName {
    /// Family name.
    pub last: String,
    /// Given name.
    pub first: String,
}

/// A postal address in the United States.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// City.
    pub city: String,
    /// State, two letters.
    pub state: String,
    /// ZIP code, five or nine digits without a dash.
    pub zip: String,
}

/// Sex as claims carry it (DMG03).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Not known.
    Unknown,
}

/// A patient of the practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patient {
    /// The practice's own number for the patient.
    pub id: PatientId,
    /// The name.
    pub name: Phi<PersonName>,
    /// The date of birth.
    pub birth_date: Phi<Date>,
    /// The sex.
    pub sex: Sex,
    /// The address.
    pub address: Phi<Address>,
}

impl Patient {
    /// Completed years of age on a day; zero before birth.
    #[must_use]
    pub fn age_on(&self, day: Date) -> u8 {
        let birth = *self.birth_date.reveal();
        let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
        let years = day.year() - birth.year() - i16::from(!had_birthday);
        u8::try_from(years.max(0)).unwrap_or(u8::MAX)
    }
}

/// What the patient is to the subscriber (SBR02, PAT01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    /// The patient is the subscriber.
    Itself,
    /// Spouse.
    Spouse,
    /// Child.
    Child,
    /// Another relationship.
    Other,
}

/// What kind of plan pays (claim filing indicator, SBR09).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimFiling {
    /// Medicare Part B.
    MedicareB,
    /// Medicaid.
    Medicaid,
    /// A preferred provider organisation.
    Ppo,
    /// A health maintenance organisation.
    Hmo,
    /// Another commercial insurer.
    Commercial,
    /// A Blue Cross Blue Shield plan.
    BlueCross,
}

/// A payer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payer {
    /// Where its claims are sent.
    pub id: PayerId,
    /// The name.
    pub name: String,
    /// What kind of plan it is.
    pub filing: ClaimFiling,
}

/// A patient's coverage by a payer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The payer.
    pub payer: Payer,
    /// The member number on the card.
    pub member_id: Phi<String>,
    /// The group number on the card.
    pub group_number: Option<String>,
    /// The subscriber: the patient, or somebody else.
    pub subscriber: Patient,
    /// What the patient is to the subscriber.
    pub relationship: Relationship,
}

/// The organisation that bills and is paid (loop 2010AA).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillingProvider {
    /// The name of the organisation.
    pub name: String,
    /// Its NPI.
    pub npi: Npi,
    /// Its taxonomy.
    pub taxonomy: Taxonomy,
    /// Its employer identification number, nine digits.
    pub tax_id: String,
    /// Its street address, with a nine-digit ZIP.
    pub address: Address,
    /// A telephone number for questions, ten digits.
    pub phone: String,
}

/// The clinician who saw the patient (loop 2310B).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderingProvider {
    /// The name.
    pub name: PersonName,
    /// The NPI.
    pub npi: Npi,
    /// The taxonomy: the specialty.
    pub taxonomy: Taxonomy,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_counts_on_its_day() {
        let patient = Patient {
            id: PatientId::new("1"),
            name: Phi::new(PersonName { last: "Example".into(), first: "Ada".into() }),
            birth_date: Phi::new("2000-02-29".parse().unwrap()),
            sex: Sex::Female,
            address: Phi::new(Address {
                street: String::new(),
                city: String::new(),
                state: String::new(),
                zip: String::new(),
            }),
        };
        let age = |day: &str| patient.age_on(day.parse().unwrap());
        assert_eq!((age("2026-02-28"), age("2026-03-01")), (25, 26));
        assert_eq!((age("2024-02-28"), age("2024-02-29")), (23, 24));
        assert_eq!(age("1999-12-31"), 0);
    }
}
