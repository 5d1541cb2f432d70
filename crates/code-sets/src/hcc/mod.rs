//! Tables of the CMS-HCC risk model: which diagnoses map to which condition categories, hierarchies, coefficients and edits.
//!
//! Source: Risk Adjustment model software and mappings, CMS, one release for every payment year.

mod model;
mod rows;
mod view;

pub use model::{Family, Model, Part};
pub use rows::{CategoryRow, CoefficientRow, EditAction, HierarchyRow, MappingRow, RiskEditRow};
pub use view::{ConditionCategory, RiskYear};
