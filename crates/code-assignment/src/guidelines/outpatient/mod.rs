//! Outpatient services (section IV).

pub(super) mod uncertain;
