//! The National Correct Coding Initiative: pair edits, unit limits and add-on codes, as CMS publishes them each
//! quarter and as others re-publish them.

mod add_on_codes;
mod ptp;
mod ptp_release;
mod unit_limits;

pub(crate) use add_on_codes::AddOnCodes;
pub(crate) use ptp::Ptp;
pub(crate) use unit_limits::UnitLimits;
