//! Respiratory system (I.C.10).

pub(super) mod copd;
