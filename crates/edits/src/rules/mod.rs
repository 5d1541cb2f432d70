//! The rules, one a file, by what they look at.

pub(crate) mod claim;
pub(crate) mod diagnosis;
pub(crate) mod pairs;
pub(crate) mod place;
pub(crate) mod service;
pub(crate) mod visit;

#[cfg(test)]
pub(crate) mod tests;
