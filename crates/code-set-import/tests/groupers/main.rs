//! The tables of Medicare's editor, groupers and risk model: on small tables of our own in the same layouts, and on the real
//! ones where they are at hand.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod code_editor;
#[path = "../desk/mod.rs"]
mod desk;
mod hcc;
mod ms_drg;
