//! The visit level: medical decision making or time, with what was counted.

use serde::{Deserialize, Serialize};

use crate::codes::Procedure;
use crate::evidence::Evidence;

/// A level of medical decision making, in one column or as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MdmLevel {
    /// Straightforward: minimal problems, data or risk.
    Straightforward,
    /// Low; in the data column: limited.
    Low,
    /// Moderate.
    Moderate,
    /// High; in the data column: extensive.
    High,
}

/// A column of the decision-making table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MdmColumn {
    /// Number and complexity of problems addressed.
    Problems,
    /// Amount and complexity of data reviewed and analysed.
    Data,
    /// Risk of complications, morbidity or mortality of patient management.
    Risk,
}

/// What a level was chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelBasis {
    /// Medical decision making.
    Mdm,
    /// The clinician's total time on the day.
    Time,
    /// A service whose code follows from its kind alone, such as a preventive visit by age.
    Kind,
}

/// One thing that counted towards a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MdmElement {
    /// The column.
    pub column: MdmColumn,
    /// What was counted, in words.
    pub what: String,
    /// The words of the note.
    pub evidence: Vec<Evidence>,
}

/// The level of a visit and how it was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitLevel {
    /// The code.
    pub code: Procedure,
    /// What it was chosen by.
    pub by: LevelBasis,
    /// The problems column.
    pub problems: MdmLevel,
    /// The data column.
    pub data: MdmLevel,
    /// The risk column.
    pub risk: MdmLevel,
    /// The clinician's minutes, where stated.
    pub minutes: Option<u16>,
    /// What counted.
    pub elements: Vec<MdmElement>,
}
