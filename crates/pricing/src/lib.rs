//! From a claim to its expected payment, with the working.
