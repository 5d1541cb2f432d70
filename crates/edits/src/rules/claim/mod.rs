//! What a claim must carry before it is sent.

pub(crate) mod billing_address;
pub(crate) mod charges;
pub(crate) mod control_number;
pub(crate) mod dates;
pub(crate) mod line_limit;
pub(crate) mod member_id;
pub(crate) mod no_lines;
pub(crate) mod prior_number;
pub(crate) mod provider_npi;
pub(crate) mod subscriber;
pub(crate) mod tax_id;
pub(crate) mod timely;
