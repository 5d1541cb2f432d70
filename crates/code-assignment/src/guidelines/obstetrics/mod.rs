//! Pregnancy, childbirth and the puerperium (I.C.15).

pub(super) mod chapter_first;
pub(super) mod weeks;
