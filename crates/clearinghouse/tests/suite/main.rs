//! What is written is read back, what others write is read or refused, and independent validators agree.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod acknowledgments;
mod claims;
mod guides;
mod hostile;
mod properties;
mod public_samples;
mod pyx12;
mod remittances;
mod sample;
mod situations;

/// Says what is not tested here, and why: past the harness, which would keep it to itself.
fn say(line: &str) {
    use std::io::Write;
    let mut terminal = std::io::stderr().lock();
    terminal.write_all(format!("{line}\n").as_bytes()).unwrap();
}
