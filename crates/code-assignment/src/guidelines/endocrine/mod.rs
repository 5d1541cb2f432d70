//! Endocrine, nutritional and metabolic diseases (I.C.4).

pub(super) mod diabetes_drugs;
pub(super) mod diabetes_with;
