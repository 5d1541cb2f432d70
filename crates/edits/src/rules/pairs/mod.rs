//! What the National Correct Coding Initiative says of codes together and of how many.

pub(crate) mod add_on;
pub(crate) mod parting;
pub(crate) mod ptp;
pub(crate) mod units;

use superbill_domain::Date;

/// The first day of the NCCI editions that ship.
const SHIPPED_FROM: Option<Date> = Some(Date::constant(2024, 7, 1));
