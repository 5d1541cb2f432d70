//! Visits beside procedures and beside each other.

pub(crate) mod care_complexity;
pub(crate) mod modifier_25;
pub(crate) mod modifier_57;
pub(crate) mod multiple;
pub(crate) mod preventive_diagnosis;
