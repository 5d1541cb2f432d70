//! Skin (I.C.12).

pub(super) mod foot_ulcer;
