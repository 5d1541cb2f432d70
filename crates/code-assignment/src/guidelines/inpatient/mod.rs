//! Inpatient stays (sections II and III, Appendix I).

pub(super) mod additional;
mod poa_exempt;
pub(super) mod present_on_admission;
pub(super) mod principal;
pub(super) mod uncertain_established;
