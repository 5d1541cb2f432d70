//! Circulatory system (I.C.9).

pub(super) mod coronary;
mod hypertension_code;
pub(super) mod hypertension_heart;
pub(super) mod hypertension_heart_kidney;
pub(super) mod hypertension_kidney;
