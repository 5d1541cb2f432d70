//! Factors influencing health status and contact with health services (I.C.21).

pub(super) mod bearing_status;
pub(super) mod routine_exam;
