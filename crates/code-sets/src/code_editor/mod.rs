//! The Medicare Code Editor: which codes may stand on an inpatient claim of a day, and the flags that its edits ask for.
//!
//! Source: Definitions of Medicare Code Edits, CMS, one version each October and April. A release states every period of
//! every code since ICD-10 began, so it answers for all earlier days too.

mod flag;
mod rows;
mod view;

pub use flag::{Flag, Flags};
pub use rows::{AgeRow, DischargeStatusRow, EditRow, EditorRow};
pub use view::{AgeConflict, EditorEntry, editor_code};
