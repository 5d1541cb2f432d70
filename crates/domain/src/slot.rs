//! Slots: the details on which a code depends beyond the name of the condition.

use serde::{Deserialize, Serialize};

use crate::codes::Icd10Cm;
use crate::evidence::Span;

/// A side of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The right side.
    Right,
    /// The left side.
    Left,
    /// Both sides.
    Bilateral,
}

/// The encounter for an injury, as the seventh character tells it (Official Guidelines I.C.19.a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncounterPhase {
    /// Active treatment: A.
    Initial,
    /// Routine care while healing: D.
    Subsequent,
    /// A late effect: S.
    Sequela,
}

/// How a condition came on and lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acuity {
    /// Of sudden onset or short course.
    Acute,
    /// Of long course.
    Chronic,
    /// An acute worsening of a chronic condition: exacerbation, flare, decompensation.
    AcuteOnChronic,
    /// Between acute and chronic.
    Subacute,
    /// Returning.
    Recurrent,
}

/// How grave a condition is, in the classification's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// Mild.
    Mild,
    /// Moderate.
    Moderate,
    /// Severe.
    Severe,
}

/// How well a condition is held by its treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Control {
    /// At the treatment goal: stable, well controlled.
    Controlled,
    /// Not at the treatment goal: poorly controlled, not controlled, elevated.
    Uncontrolled,
    /// Getting worse: exacerbation, progression.
    Worsening,
    /// Getting better.
    Improving,
}

/// Whether a fracture broke through the skin; what is not told is closed (Official Guidelines I.C.19.c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FractureWound {
    /// The skin is whole.
    Closed,
    /// Open, of Gustilo type I or II, or of no type told.
    Open,
    /// Open, of Gustilo type IIIA, IIIB or IIIC.
    OpenTypeThree,
}

/// Whether the parts of a fracture stand apart; what is not told is displaced (Official Guidelines I.C.19.c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Displacement {
    /// The parts stand apart.
    Displaced,
    /// The parts stand as they should.
    Nondisplaced,
}

/// How a fracture heals, as its seventh character tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FractureHealing {
    /// As it should.
    Routine,
    /// Late.
    Delayed,
    /// Not at all.
    Nonunion,
    /// In the wrong place.
    Malunion,
}

/// Which hand leads (Official Guidelines I.C.6.a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dominance {
    /// The right one.
    RightHanded,
    /// The left one.
    LeftHanded,
    /// Both.
    Ambidextrous,
}

/// A detail of a mention: what it is and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum SlotValue {
    /// The side of the body.
    Side(Side),
    /// The encounter for an injury.
    Encounter(EncounterPhase),
    /// Onset and course.
    Acuity(Acuity),
    /// Gravity.
    Severity(Gravity),
    /// Held by its treatment or not.
    Control(Control),
    /// A stage by number: kidney disease 1 to 5, pressure ulcer 1 to 4.
    Stage(u8),
    /// A type by number: diabetes 1 or 2.
    Type(u8),
    /// A trimester of pregnancy, 1 to 3.
    Trimester(u8),
    /// Completed weeks of pregnancy.
    WeeksOfGestation(u8),
    /// Whether a fracture broke through the skin.
    Wound(FractureWound),
    /// Whether the parts of a fracture stand apart.
    Displacement(Displacement),
    /// How a fracture heals.
    Healing(FractureHealing),
    /// Which hand leads.
    Dominance(Dominance),
    /// The organism that causes an infection, by its code (B95 to B97).
    Organism(Icd10Cm),
    /// The part of the body, in the note's own words.
    Site,
    /// The device or implant that a condition comes from, in the note's own words.
    Device,
}

/// A slot that the note fills, with the words that fill it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// What it says.
    #[serde(flatten)]
    pub value: SlotValue,
    /// The words that say so.
    pub evidence: Span,
}
