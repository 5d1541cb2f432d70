//! Endocrine, nutritional and metabolic diseases (I.C.4).

pub(super) mod diabetes_drugs;
pub(super) mod diabetes_type;
pub(super) mod diabetes_with;
pub(super) mod obesity;
pub(super) mod secondary_diabetes;
