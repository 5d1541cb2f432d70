//! The suite that every store must pass.
//!
//! A store's tests name a harness and invoke [`conformance_tests!`](crate::conformance_tests); each check below becomes
//! a test of its own, on a place of its own.

pub mod claims;
pub mod coding;
pub mod findings;
pub mod interchanges;
pub mod journal;
pub mod remittances;
mod sample;
pub mod units_of_work;
pub mod visits;

use crate::{Store, StoreError};

/// A place that holds one store, empty at first, which can be opened again and again.
pub trait Harness {
    /// Opens the store at this place.
    fn open(&self) -> Box<dyn Store>;
}

/// What a check comes to: it panics where the store misbehaves, and fails where the store does.
pub type Outcome = Result<(), StoreError>;

/// Makes every check of the suite a test. The argument makes a [`Harness`](crate::conformance::Harness).
#[macro_export]
macro_rules! conformance_tests {
    ($harness:expr) => {
        $crate::conformance_tests! { @ $harness;
            visits { a_visit_is_kept_and_corrected, visits_are_listed_by_day, a_changed_note_is_kept_beside_the_first,
                a_note_needs_its_visit }
            coding { suggestions_are_replaced, a_query_is_asked_once_and_answered_once,
                a_decision_is_kept_for_ever }
            claims { a_claim_begins_assembled, a_claim_keeps_every_version_and_step,
                claims_are_found_by_state_visit_and_interchange, a_step_needs_its_claim,
                an_expected_payment_is_replaced }
            findings { findings_are_replaced_by_the_same_check_only, findings_are_kept_of_every_kind_of_subject, the_worklist_has_the_gravest_first }
            interchanges { an_interchange_is_kept_byte_for_byte, an_interchange_is_received_once,
                an_acknowledgment_needs_its_interchange }
            remittances { a_remittance_is_kept_once_in_whatever_envelope, another_cut_of_a_payment_is_told,
                payments_of_nothing_are_told_apart_by_identity }
            journal { entries_come_back_in_order, the_chain_cannot_fork_or_skip, the_entries_of_a_claim_are_found,
                a_long_journal_is_read_in_pages }
            units_of_work { what_is_committed_is_there_after_reopening, a_failing_unit_leaves_nothing,
                a_dropped_unit_leaves_nothing, numbers_are_given_once, a_unit_sees_what_it_wrote }
        }
    };
    (@ $harness:expr; $($module:ident { $($check:ident),+ $(,)? })+) => {
        $(mod $module {
            #[allow(unused_imports, reason = "a harness may be made of nothing that is in scope")]
            use super::*;
            $(#[test]
            fn $check() -> $crate::conformance::Outcome {
                $crate::conformance::$module::$check(&$harness)
            })+
        })+
    };
}
