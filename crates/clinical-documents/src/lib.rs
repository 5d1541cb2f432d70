//! From a file (text, FHIR, C-CDA, HL7 v2) to documents for the reader.
//!
//! [`read`] takes the bytes of a file, recognises the format by its content, and gives one [`ClinicalDocument`] for every
//! visit that the file tells of:
//!
//! ```text
//!  bytes ─▶ recognise ─▶ traced (text that knows its bytes) ─▶ fhir │ ccda │ hl7v2 ─▶ draft ─▶ ClinicalDocument
//!                                                                     vocabulary
//! ```
//!
//! A document is text with headings, as a clinician would write it, with an outline of what the source states beside
//! the words (codes, refuted, not done), and a [`SourceMap`] from every range of the text to the bytes of the file.
//! Reading never fails and never panics: what cannot be read is a finding that says where, what and how to mend it.

mod attachments;
mod ccda;
mod document;
mod draft;
mod fhir;
mod hl7v2;
mod recognise;
mod rules;
mod traced;
mod vocabulary;

pub use document::{ClinicalDocument, Told};
pub use recognise::{Format, read, recognise};
pub use rules::{explain, explanations};
pub use traced::SourceMap;
