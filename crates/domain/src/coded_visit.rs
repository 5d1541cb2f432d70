//! The coded visit: what somebody accepted, and who and when.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::codes::{Icd10Cm, Modifier, Procedure};
use crate::identifiers::VisitId;
use crate::money::Money;

/// Who decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decider {
    /// A person, by name.
    Person(String),
    /// A standing policy of the practice, by name: "accept tier auto".
    Policy(String),
}

/// What was decided about a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It stands.
    Accepted,
    /// It does not.
    Rejected,
}

/// A recorded decision: who, what, when, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The code it is about, as written.
    pub code: String,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub by: Decider,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// A service that is charged for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// The procedure.
    pub procedure: Procedure,
    /// Its modifiers.
    pub modifiers: Vec<Modifier>,
    /// Units of service.
    pub units: u16,
    /// The diagnoses it was done for, as positions from 1 in the visit's diagnoses, the chief one first.
    pub diagnoses: Vec<u8>,
    /// The charge for all units, from the practice's own fee schedule.
    pub amount: Money,
}

/// A visit with its accepted codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedVisit {
    /// The visit.
    pub visit: VisitId,
    /// Diagnoses in billing sequence.
    pub diagnoses: Vec<Icd10Cm>,
    /// Services.
    pub charges: Vec<Charge>,
    /// Who accepted what, when and why.
    pub decisions: Vec<Decision>,
}
