//! What a release is made of before it is compiled, and the compilers: the writing side of the formats that this
//! crate opens. The publishers' layouts are read by the crate `code-set-import`, which hands its results here.

mod edition;
mod edition_release;
pub mod note_targets;

pub use crate::diagnoses::compile as compile_icd10cm;
pub use edition::{Edition, Entry, Heading, NoteLine};
pub(crate) use edition_release::PACKED_EDITION;
pub use edition_release::{edition_release, shipped_list};
