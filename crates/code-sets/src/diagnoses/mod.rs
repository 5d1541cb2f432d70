//! ICD-10-CM: the tabular list of diseases and injuries, release by release.
//!
//! [`Releases`] is what a compiled file holds. A [`Release`] is one complete tabular list; its nodes stand in
//! tabular order, which is *not* the order of the characters (C4A stands between C43 and C44, M1A before M10), so
//! that a range such as C43-C44 is a run of neighbours and a code's descendants follow it. [`Diagnosis`] is the
//! view of one node that the rest of Superbill sees.

mod conflicts;
mod decode;
mod diagnosis;
mod diff;
mod edition;
mod encode;
mod key;
mod lookup;
mod masks;
mod naming;
mod note;
mod outline;
mod release;
mod releases;
mod seventh;
mod sides;
mod status;
mod target;

pub use conflicts::NoteHit;
pub use diagnosis::{Children, Diagnosis};
pub use diff::{EditionDiff, Revision, diff};
pub use encode::compile;
pub(crate) use encode::compile_for_shelf;
pub use key::DiagnosisKey;
pub use note::{Note, NoteKind, NotesInForce, StandsAt};
pub use outline::{Chapter, Section};
pub(crate) use release::Release;
pub(crate) use releases::Releases;
pub use seventh::SeventhCharacters;
pub use sides::Sides;
pub use status::CodeStatus;
pub(crate) use status::says_least;
pub(crate) use target::QualifierPlace;
pub use target::{CodeRange, Qualifier};

/// What a compiled file of ICD-10-CM says it holds.
pub(crate) const CONTENTS: &str = "icd10cm";
