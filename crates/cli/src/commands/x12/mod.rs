//! `superbill x12`: interchanges, whatever they carry.

mod check;
mod normal;

use std::io::Write;

use super::Outcome;
use crate::arguments::X12Command;

/// How files of X12 end, where a folder is given.
const ENDINGS: &[&str] = &[
    ".x12", ".edi", ".837", ".837p", ".837i", ".835", ".999", ".277", ".277ca", ".270", ".271", ".276",
    ".txt",
];

/// Carries it out.
///
/// # Errors
/// Where an input cannot be read or the answer cannot be written.
pub fn run(command: &X12Command, out: &mut impl Write) -> anyhow::Result<Outcome> {
    match command {
        X12Command::Check(arguments) => check::run(arguments, out),
        X12Command::Normal(arguments) => normal::run(arguments, out),
    }
}
