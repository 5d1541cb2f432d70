//! Skin (I.C.12).

pub(super) mod foot_ulcer;
pub(super) mod pressure_ulcer;
