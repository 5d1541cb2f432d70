//! Genitourinary system (I.C.14).

pub(super) mod kidney_stage;
pub(super) mod transplant;
