//! What each service line must say by itself.

pub(crate) mod bilateral;
pub(crate) mod duplicate;
pub(crate) mod laterality;
pub(crate) mod medicare_status;
pub(crate) mod modifier_fit;
pub(crate) mod modifier_valid;
pub(crate) mod procedure_age;
pub(crate) mod procedure_expired;
pub(crate) mod procedure_unknown;
pub(crate) mod side_missing;
pub(crate) mod units_zero;
pub(crate) mod vaccine_pair;
pub(crate) mod waived_test;
