//! Certain infectious and parasitic diseases (I.C.1).

pub(super) mod covid;
pub(super) mod hiv;
pub(super) mod mrsa;
pub(super) mod sepsis;
