//! Factors influencing health status and contact with health services (I.C.21).

pub(super) mod bearing_status;
pub(super) mod first_only;
pub(super) mod immunization;
pub(super) mod long_term_drugs;
pub(super) mod routine_exam;
pub(super) mod screening;
pub(super) mod social;
