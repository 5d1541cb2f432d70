//! What claims are expected to bring.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own claim should fail")]

mod bill;
mod contracts;
mod lines_of_a_day;
mod medicare_fees;
mod properties;
