//! General coding guidelines (section I.B).

pub(super) mod body_mass;
pub(super) mod combination;
pub(super) mod integral;
mod integral_table;
pub(super) mod once;
pub(super) mod sequence;
