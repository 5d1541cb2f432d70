//! The order of the lines.
//!
//! Visits first; then what the fee schedule values, the highest value first, since payers reduce the second procedure
//! of a session and not the first; then what it does not value (drugs, laboratory, supplies) in the order given.

use std::cmp::Reverse;

use superbill_code_sets::procedures::{ProcedureBook, ProcedureKind};
use superbill_domain::{Charge, Procedure};

/// True for a visit (evaluation and management).
pub(super) fn is_visit(procedure: Procedure, procedures: ProcedureBook<'_>) -> bool {
    procedures.procedure(procedure).is_some_and(|fact| fact.kind == ProcedureKind::Visit)
}

/// The charges in billing order. `facility` says which relative value counts.
pub(super) fn in_billing_order<'c>(
    charges: &'c [Charge],
    procedures: ProcedureBook<'_>,
    facility: bool,
) -> Vec<&'c Charge> {
    let mut ordered: Vec<&'c Charge> = charges.iter().collect();
    ordered.sort_by_key(|charge| {
        let values = procedures.rvu(charge.procedure, None);
        // A laboratory test has a row of zeros: it is priced elsewhere.
        let value = values.map(|values| values.fact.total(facility).parts()).filter(|parts| *parts > 0);
        (!is_visit(charge.procedure, procedures), Reverse(value))
    });
    ordered
}
