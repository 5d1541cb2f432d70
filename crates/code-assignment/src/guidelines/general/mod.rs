//! General coding guidelines (section I.B).

pub(super) mod acute_and_chronic;
pub(super) mod body_mass;
pub(super) mod borderline;
pub(super) mod combination;
pub(super) mod complication;
pub(super) mod impending;
pub(super) mod integral;
mod integral_table;
pub(super) mod laterality;
pub(super) mod once;
pub(super) mod organism;
pub(super) mod sequela;
pub(super) mod sequence;
pub(super) mod specificity;
pub(super) mod symptom;
pub(super) mod symptom_apart;
pub(super) mod syndrome;
