//! Respiratory system (I.C.10).

pub(super) mod copd;
pub(super) mod failure;
pub(super) mod ventilator;
