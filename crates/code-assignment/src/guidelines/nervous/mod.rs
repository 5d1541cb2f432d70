//! Nervous system (I.C.6).

pub(super) mod dominance;
pub(super) mod pain;
