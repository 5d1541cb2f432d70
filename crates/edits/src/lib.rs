//! From a claim to findings: one rule, one file.
//!
//! [`scrub`] holds a claim against every rule of the [`catalogue`] and returns what it finds, line by line. A rule is a
//! file under `rules/`: its words under fixed headings ([`Explanation`](superbill_domain::Explanation)), its examples,
//! and its check. The words are what [`explain`] prints and the manual is made of; the examples are claims in a short
//! [notation](mod@notation), and each of them runs as a test: a failing one must make its rule fire and no other, a
//! passing one must make no rule fire.
//!
//! To add a rule: write its file, name it in the `mod.rs` of its family, enter it in the catalogue. Its id is never
//! used again for another.
//!
//! Checking writes nothing: it reads a claim, the code sets of its date of service and the day of checking, and gives
//! the same findings for the same three, in the same order.

mod catalogue;
pub mod notation;
mod review;
mod rule;
mod rules;
mod scrub;
mod sides;

pub use catalogue::{catalogue, explain, explanations};
pub use review::ClaimUnderReview;
pub use rule::Rule;
pub use scrub::scrub;
