//! What a release is made of before it is compiled, and the compilers: the writing side of the formats that this
//! crate opens. The publishers' layouts are read by the crate `code-set-import`, which hands its results here.

mod edition;
pub mod note_targets;

pub use crate::diagnoses::compile as compile_icd10cm;
pub use edition::{Edition, Entry, Heading, NoteLine};
