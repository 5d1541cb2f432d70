//! Tables of Medicare's editor and groupers and of its risk model; groupings of diagnoses (CCSR, Elixhauser comorbidities)
//! and their equivalents in ICD-9-CM (GEMs).

mod ccsr;
mod code_editor;
mod elixhauser;
mod gems;
mod hcc;
mod ms_drg;
mod ms_drg_tables;
mod version;

pub(crate) use ccsr::Ccsr;
pub(crate) use code_editor::CodeEditor;
pub(crate) use elixhauser::Elixhauser;
pub(crate) use gems::Gems;
pub(crate) use hcc::Hcc;
pub(crate) use ms_drg::MsDrg;
use version::{expect_end, version};
