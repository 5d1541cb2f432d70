//! Slots: side, onset, gravity, control, stage, type and the rest, found as words and given to the condition that
//! they stand with.

mod attach;
mod gestation;
mod words;

pub(crate) use attach::{Found, Place, attach, side_of};
pub(crate) use words::{SlotWords, Spotted, compile, is_course, spot};
