//! Queries: questions to the provider where the note leaves something open.
//!
//! A query leads to no answer: it offers what the classification distinguishes, always with "other" and "cannot be
//! determined", stands on words of the note and never names payment (AHIMA and ACDIS, Guidelines for Achieving a
//! Compliant Query Practice, 2022).

pub(crate) mod ask;
pub(crate) mod lint;
pub(crate) mod open_details;
mod side_conflicts;
mod significance;
mod uncertain;
mod visit;

use crate::case::Case;

/// Raises every query that the case calls for.
pub(crate) fn raise(case: &mut Case<'_>) {
    uncertain::raise(case);
    side_conflicts::raise(case);
    significance::raise(case);
    visit::raise(case);
}

#[cfg(test)]
mod tests;
