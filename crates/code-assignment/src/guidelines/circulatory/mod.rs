//! Circulatory system (I.C.9).

pub(super) mod coronary;
pub(super) mod elevated_pressure;
mod hypertension_code;
pub(super) mod hypertension_heart;
pub(super) mod hypertension_heart_kidney;
pub(super) mod hypertension_kidney;
pub(super) mod infarction;
pub(super) mod stroke;
