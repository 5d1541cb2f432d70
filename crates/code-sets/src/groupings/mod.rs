//! Diagnoses in groups, and their equivalents in ICD-9-CM: CCSR and Elixhauser comorbidities of AHRQ, and the general
//! equivalence mappings. They are not shipped: a release on the shelf answers.

mod ccsr;
mod elixhauser;
mod gems;

pub use ccsr::{CcsrCategory, CcsrCategoryRow, CcsrRow, IsDefault};
pub use elixhauser::{Comorbidity, ComorbidityRow, ElixhauserRow};
pub use gems::{GemDirection, GemFlags, GemRow, Icd9Key, Mapping};
