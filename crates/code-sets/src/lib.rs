//! What a code means on a date.
//!
//! A code set is a list that an agency publishes anew each year; a code exists, and means what it means, on the date
//! of service. [`CodeSets::on`] gives the [`Book`] of that day, and everything is asked of the book.
//!
//! Releases ship as facts in one compiled, read-only file inside the binary ([`CodeSets::embedded`]); its format is
//! told in the module `file`, its provenance in `data/SOURCES.md`. The crate `code-set-import` reads the
//! publishers' own layouts; [`compile`] writes what it read.
//!
//! ```
//! use superbill_code_sets::{CodeSets, NoteKind};
//!
//! let book = CodeSets::embedded()?.on("2026-06-15".parse()?);
//! let code = "E11.65".parse()?;
//! let diabetes = book.diagnosis(&code).ok_or("not a code on that day")?;
//! assert_eq!(diabetes.title(), "Type 2 diabetes mellitus with hyperglycemia");
//! let type_1 = "E10.9".parse()?;
//! let conflict = book.excludes1(&code, &type_1).ok_or("no conflict")?;
//! assert_eq!(conflict.note.text(), "type 1 diabetes mellitus (E10.-)");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answering;
mod book;
pub mod code_editor;
pub mod code_lists;
mod code_sets;
pub mod compile;
mod conversion;
mod diagnoses;
mod error;
mod file;
pub mod groupings;
pub mod hcc;
pub mod index;
pub mod inpatient_procedures;
mod manifest;
pub mod ms_drg;
mod poa_exempt;
pub mod procedures;
pub mod release;
pub mod search;
mod system;
pub mod terminology;
mod words;

pub use answering::Answering;
pub use book::Book;
pub use code_sets::CodeSets;
pub use conversion::{Conversion, ConversionLink, ConversionRow};
pub use diagnoses::{
    Chapter, Children, CodeRange, CodeStatus, Diagnosis, DiagnosisKey, EditionDiff, Note, NoteHit, NoteKind,
    NotesInForce, Qualifier, Revision, Section, SeventhCharacters, Sides, StandsAt, diff,
};
pub use error::CodeSetsError;
pub use manifest::{Effective, Manifest, Source};
pub use poa_exempt::PoaExemptRow;
pub use system::{Cadence, System};
