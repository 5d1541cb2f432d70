//! Implementation guides as data, and the walk that holds a transaction set against one.
//!
//! A guide says which loops, segments and elements a transaction set has, in which order, how often, and which codes may
//! stand in them. Each is a table of ours under `guides/`, in a notation that a person reads as easily as the program
//! does (module `notation`); it is compiled once, when first asked, into a flat [`Guide`]. [`Walk`] takes the segments of a set
//! as they pass, finds the place of each and tells what is wrong, in constant memory and without allocating for what
//! is right.
//!
//! ```text
//! guides/837p.guide ── notation ──▶ Guide
//!                                     │
//! segments ───────────────────────▶ Walk ──▶ Place (loop and segment of the guide) and GuideFaults
//! ```

mod elements;
mod fault;
mod model;
mod notation;
mod numbering;
mod rules;
mod shelf;
mod walk;

pub use fault::{GuideFault, GuideRule};
pub use model::Guide;
pub use shelf::guide;
pub use walk::{Place, Walk};
