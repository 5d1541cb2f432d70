//! `superbill x12 normal`: an interchange byte for byte, but for line breaks.

use std::io::Write;

use superbill_clearinghouse::{LineBreak, normal};

use crate::arguments::NormalArguments;
use crate::commands::Outcome;
use crate::inputs::expand;

/// Writes every input again. What is wrong with them is told on standard error, and nothing is altered.
///
/// # Errors
/// Where an input cannot be read or the answer cannot be written.
pub fn run(arguments: &NormalArguments, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let breaks = if arguments.lines { LineBreak::Lf } else { LineBreak::None };
    let mut is_sound = true;
    for input in expand(&arguments.files, super::ENDINGS)? {
        let faults = normal(input.open()?, &mut *out, breaks)?;
        for fault in &faults {
            is_sound = false;
            let _ = writeln!(anstream::stderr(), "{}: {fault}", input.name());
        }
    }
    Ok(Outcome::stopped_if(!is_sound))
}
