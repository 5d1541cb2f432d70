//! Outpatient services (section IV).

pub(super) mod addressed;
pub(super) mod first_listed;
pub(super) mod postoperative;
pub(super) mod preoperative;
pub(super) mod uncertain;
