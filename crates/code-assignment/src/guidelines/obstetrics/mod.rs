//! Pregnancy, childbirth and the puerperium (I.C.15).

pub(super) mod weeks;
