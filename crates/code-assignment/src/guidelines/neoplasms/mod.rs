//! Neoplasms (I.C.2).

pub(super) mod anemia;
pub(super) mod cancer_history;
pub(super) mod neoplasm_table;
