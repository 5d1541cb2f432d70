//! Where the services were given.

pub(crate) mod procedure;
pub(crate) mod valid;
