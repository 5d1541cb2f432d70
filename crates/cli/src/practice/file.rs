//! The shape of the practice's file.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use superbill_claims::AcceptancePolicy;
use superbill_domain::{
    Address, BillingProvider, ClaimFiling, Date, Money, Npi, PersonName, Procedure, Relationship,
    RenderingProvider, Setting, Sex, Taxonomy,
};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeFile {
    pub practice: Organisation,
    pub fees: FeesFile,
    pub acceptance: Acceptance,
    #[serde(rename = "provider")]
    pub providers: Vec<ProviderFile>,
    #[serde(rename = "payer")]
    pub payers: Vec<PayerFile>,
    pub walk_in: WalkIn,
    #[serde(rename = "visit", default)]
    pub visits: Vec<VisitFile>,
}

/// Who bills.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub name: String,
    pub npi: Npi,
    pub taxonomy: Taxonomy,
    pub tax_id: String,
    pub phone: String,
    pub address: Address,
    pub locality: LocalityFile,
}

impl Organisation {
    /// As the claim has it.
    pub fn billing(&self) -> BillingProvider {
        BillingProvider {
            name: self.name.clone(),
            npi: self.npi,
            taxonomy: self.taxonomy,
            tax_id: self.tax_id.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
        }
    }
}

/// A Medicare fee schedule locality.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalityFile {
    pub carrier: String,
    pub number: String,
}

/// What the practice charges.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeesFile {
    pub as_of: Date,
    pub percent_of_medicare: u32,
    #[serde(deserialize_with = "fees")]
    pub own: BTreeMap<Procedure, Money>,
}

/// What is accepted without a person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    pub policy: String,
    pub accept_review: bool,
}

impl Acceptance {
    /// The standing policy: queries do not hold a claim, since the code for what the note says is a true one.
    pub fn policy(&self) -> AcceptancePolicy {
        AcceptancePolicy {
            accepts_review: self.accept_review,
            separates_visits: self.accept_review,
            ..AcceptancePolicy::new(&self.policy)
        }
    }
}

/// Who sees patients.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderFile {
    pub id: String,
    pub name: PersonName,
    pub npi: Npi,
    pub taxonomy: Taxonomy,
}

impl ProviderFile {
    /// As the claim has it.
    pub fn rendering(&self) -> RenderingProvider {
        RenderingProvider { name: self.name.clone(), npi: self.npi, taxonomy: self.taxonomy }
    }
}

/// Who pays, and the terms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayerFile {
    pub id: String,
    pub name: String,
    pub filing: ClaimFiling,
    pub percent_of_medicare: u32,
    pub percent_of_other_fees: u32,
    #[serde(deserialize_with = "dollars")]
    pub deductible: Money,
    pub coinsurance_percent: u32,
    #[serde(deserialize_with = "dollars")]
    pub copay: Money,
    pub unforeseen_denials_percent: u32,
    pub address: Address,
    pub phone: String,
    pub tax_id: String,
}

/// How notes are billed that nobody registered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalkIn {
    pub provider: String,
    pub payer: String,
}

/// A visit as the front desk registered it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitFile {
    pub note: String,
    pub on: Date,
    pub setting: Setting,
    pub provider: String,
    pub payer: String,
    pub member_id: String,
    pub new_patient: Option<bool>,
    pub patient: PersonFile,
    #[serde(default = "itself")]
    pub relationship: Relationship,
    pub subscriber: Option<PersonFile>,
}

const fn itself() -> Relationship {
    Relationship::Itself
}

/// A patient or subscriber.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFile {
    pub id: String,
    pub last: String,
    pub first: String,
    pub birth_date: Date,
    pub sex: Sex,
    pub street: String,
    pub city: String,
    pub state: String,
    pub zip: String,
}

fn dollars<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
}

fn fees<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<Procedure, Money>, D::Error> {
    let written = BTreeMap::<Procedure, String>::deserialize(deserializer)?;
    let read =
        written.into_iter().map(|(code, fee)| Ok((code, fee.parse().map_err(serde::de::Error::custom)?)));
    read.collect()
}
