//! Statements: what a structured source says of a phrase beside its words.
//!
//! A note says what the patient has in words alone. A FHIR resource, an entry of a C-CDA document or a segment of an
//! HL7 v2 message says it in words *and* in codes and states: this condition is refuted, that procedure was not done.
//! An [`Outline`] carries these to the reader together with the text, so that none of them is lost.

use serde::{Deserialize, Serialize};

use crate::assertion::Assertion;
use crate::chart::{Act, MedicineAct, SectionRole};
use crate::evidence::Span;

/// A system of codes that a source names a thing by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeSystem {
    /// ICD-10-CM.
    Icd10Cm,
    /// ICD-10-PCS.
    Icd10Pcs,
    /// ICD-9-CM, in force until 2015-09-30.
    Icd9Cm,
    /// CPT, of the AMA.
    Cpt,
    /// HCPCS Level II.
    Hcpcs,
    /// SNOMED CT.
    Snomed,
    /// LOINC.
    Loinc,
    /// RxNorm.
    RxNorm,
    /// CVX: vaccines.
    Cvx,
    /// National Drug Code.
    Ndc,
    /// A system that we do not know, or none named.
    Other,
}

/// A code as the source gives it, neither checked nor corrected.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Coding {
    /// The system.
    pub system: CodeSystem,
    /// The code.
    pub code: String,
}

/// How a result stands to its reference range, as the source flags it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Abnormality {
    /// Within the range.
    Normal,
    /// Below the range.
    Low,
    /// Above the range.
    High,
    /// Out of the ordinary, with no direction said: abnormal, positive, detected.
    Abnormal,
    /// So far out that life may be in danger.
    Critical,
}

/// What a source states of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Stated {
    /// A condition. Whether this visit addressed it is told by the section it stands in.
    Problem {
        /// In which sense; each axis holds the words of the text that say so.
        assertion: Assertion,
    },
    /// A procedure.
    Procedure {
        /// What is done about it in this visit.
        act: Act,
        /// The words of the text that say so.
        cue: Option<Span>,
    },
    /// A medicine.
    Medicine {
        /// What is done about it in this visit.
        act: MedicineAct,
    },
    /// A result of a test or an examination.
    Result {
        /// How it stands to its reference range; none where the source does not say.
        abnormality: Option<Abnormality>,
    },
    /// An allergy or intolerance.
    Allergy,
}

/// A phrase of a document's text with what its source states of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The words that name the thing.
    pub span: Span,
    /// What is stated.
    #[serde(flatten)]
    pub stated: Stated,
    /// The codes by which the source names it, its own choice first.
    pub codings: Vec<Coding>,
}

/// A section that a source sets apart itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedSection {
    /// What part of the note it is; none where only its words can tell, and headings in it may open sections.
    pub role: Option<SectionRole>,
    /// The heading.
    pub header: Option<Span>,
    /// The heading and all that stands under it.
    pub span: Span,
}

/// What a structured source says of its document beside the words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// Its sections, in order and apart from each other.
    pub sections: Vec<StatedSection>,
    /// Its statements, in the order of the text.
    pub statements: Vec<Statement>,
}
