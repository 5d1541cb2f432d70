//! Acts: what is done about a medicine, a procedure or a test, told by the words around it.

mod destruction;
mod measures;
mod medications;
mod procedures;
mod regimen;
mod words;

pub(crate) use destruction::{LesionWord, destructions, lesion_words};
pub(crate) use measures::{MeasureWord, measure_words, results};
pub(crate) use medications::{Medicine, medications, medicines};
pub(crate) use procedures::{ProcedureTerms, procedure_terms, procedures};
pub(crate) use words::ActWords;
