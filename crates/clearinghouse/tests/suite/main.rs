//! What is written is read back, what others write is read or refused, and independent validators agree.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says loudly what it skips"
)]

mod acknowledgments;
mod claims;
mod hostile;
mod properties;
mod public_samples;
mod pyx12;
mod remittances;
mod sample;
