//! Tables of Medicare's editor and groupers, and of its risk model.

mod code_editor;
mod hcc;
mod ms_drg;
mod ms_drg_tables;

pub(crate) use code_editor::CodeEditor;
pub(crate) use hcc::Hcc;
pub(crate) use ms_drg::MsDrg;
