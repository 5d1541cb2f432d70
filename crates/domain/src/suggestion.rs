//! Suggestions: what a chart supports, what it leaves open, and what it mentions but does not support.

use serde::{Deserialize, Serialize};

use crate::codes::{Icd10Cm, Modifier, Procedure};
use crate::evidence::Evidence;
use crate::finding::{Finding, RuleId};
use crate::visit_level::VisitLevel;

/// How far a suggestion may go without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// May go out unseen: all evidence confirmed, no conflict, no open slot.
    Auto,
    /// A coder looks.
    Review,
}

/// A diagnosis that the chart supports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagnosisSuggestion {
    /// The code: billable on the date of service.
    pub code: Icd10Cm,
    /// Its official title.
    pub title: String,
    /// How far it may go without a person.
    pub tier: Tier,
    /// The words that support it.
    pub evidence: Vec<Evidence>,
    /// The way to the code: the term, then each detail that led deeper.
    pub path: Vec<String>,
    /// The guideline rules that fired for it.
    pub rules: Vec<RuleId>,
    /// Why, in a sentence.
    pub why: String,
    /// Codes that were weighed for the same words and turned down, each with the reason.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// Whether the condition was there when the patient was admitted; only for an inpatient.
    #[serde(default)]
    pub present_on_admission: Option<PresentOnAdmission>,
}

/// A code that was weighed and turned down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// The code or header.
    pub code: Icd10Cm,
    /// Why it does not stand, in a sentence.
    pub why: String,
    /// The rule that turned it down; none where the words alone decided.
    pub rule: Option<RuleId>,
}

/// Whether a condition was present when the patient was admitted (Official Guidelines, Appendix I).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PresentOnAdmission {
    /// It was present.
    #[serde(rename = "Y")]
    Yes,
    /// It was not.
    #[serde(rename = "N")]
    No,
    /// The record does not tell.
    #[serde(rename = "U")]
    Unknown,
    /// The provider cannot tell.
    #[serde(rename = "W")]
    Undetermined,
    /// The code needs no indicator.
    #[serde(rename = "1")]
    Exempt,
}

/// A procedure that the chart documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureSuggestion {
    /// The code.
    pub code: Procedure,
    /// Its modifiers.
    pub modifiers: Vec<Modifier>,
    /// Units of service.
    pub units: u16,
    /// The diagnoses it was done for, as positions from 1 in the suggested diagnoses.
    pub diagnoses: Vec<u8>,
    /// How far it may go without a person.
    pub tier: Tier,
    /// The words that support it.
    pub evidence: Vec<Evidence>,
    /// Why, in a sentence.
    pub why: String,
}

/// A question to the provider, compliant: it leads to no answer and names no payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// What it is about.
    pub topic: String,
    /// The question.
    pub text: String,
    /// The answers offered, always with "other" and "cannot be determined".
    pub choices: Vec<String>,
    /// The words that raise it.
    pub evidence: Vec<Evidence>,
    /// The codes that the answer may change.
    pub affects: Vec<Icd10Cm>,
    /// The rule that asks; none where no single rule does.
    #[serde(default)]
    pub rule: Option<RuleId>,
}

/// Why a mentioned condition is not coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotCodedReason {
    /// The note says that it is absent.
    Negated,
    /// It is not established (Official Guidelines IV.H).
    Uncertain,
    /// Somebody else has it.
    Family,
    /// It was, and is no more.
    Historical,
    /// It might come.
    Hypothetical,
    /// It is over.
    Resolved,
    /// It belongs to a diagnosis that is coded (Official Guidelines I.B.5).
    Integral,
    /// Nobody assessed or treated it in this visit (Official Guidelines IV.J).
    NotAddressed,
    /// An excludes note or a better code takes its place.
    Excluded,
}

/// A condition that the chart mentions and does not support as a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCoded {
    /// The words.
    pub term: String,
    /// The code they would have led to.
    pub code: Icd10Cm,
    /// Why not.
    pub reason: NotCodedReason,
    /// The term, and the words that stand against it.
    pub evidence: Vec<Evidence>,
    /// The rule that leaves it out; none where the words alone decided.
    #[serde(default)]
    pub rule: Option<RuleId>,
}

/// All that a chart leads to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Suggestions {
    /// Diagnoses in billing sequence.
    pub diagnoses: Vec<DiagnosisSuggestion>,
    /// Procedures.
    pub procedures: Vec<ProcedureSuggestion>,
    /// The visit level; none where the note gives no ground for one.
    pub visit_level: Option<VisitLevel>,
    /// Questions to the provider.
    pub queries: Vec<Query>,
    /// What is mentioned and not coded, with the reason.
    pub not_coded: Vec<NotCoded>,
    /// Documentation gaps and guideline conflicts.
    pub findings: Vec<Finding>,
}
