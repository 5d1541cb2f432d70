//! Injury, poisoning and other consequences of external causes (I.C.19).

pub(super) mod adverse_effect;
mod drug_table;
pub(super) mod encounter;
pub(super) mod external_cause;
pub(super) mod fracture;
pub(super) mod poisoning;
pub(super) mod underdosing;
