//! One file per command.

mod code;
pub mod codes;
mod demo;
mod explain;
mod gaps;
mod price;
mod read;
mod scrub;
mod verify;
mod x12;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use superbill_domain::{Date, Finding};

use crate::arguments::{Command, Format};
use crate::workplace::Workplace;
use crate::{json, render};

/// How a command ended: whether a finding stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done, and nothing stops.
    Done,
    /// Done, and at least one finding stops.
    Stopped,
}

impl Outcome {
    /// Stopped where `stops` is true.
    pub const fn stopped_if(stops: bool) -> Self {
        if stops { Self::Stopped } else { Self::Done }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Stopped => Self::from(1),
        }
    }
}

/// Carries a command out, writing its answer to standard output.
///
/// # Errors
/// Where it could not be carried out; the message says what to do.
pub fn run(command: &Command, workplace: &Workplace) -> anyhow::Result<Outcome> {
    let mut out = BufWriter::new(anstream::stdout());
    let outcome = match command {
        Command::Demo(arguments) => demo::run(arguments, workplace, &mut out),
        Command::Code(arguments) => code::run(arguments, workplace, &mut out),
        Command::Read(arguments) => read::run(arguments, workplace, &mut out),
        Command::Codes(command) => codes::run(command, workplace, &mut out),
        Command::X12(command) => x12::run(command, &mut out),
        Command::Scrub(arguments) => scrub::run(arguments, workplace, &mut out),
        Command::Price(arguments) => price::run(arguments, workplace, &mut out),
        Command::Explain(arguments) => explain::run(arguments, &mut out),
        Command::Verify(arguments) => verify::run(arguments, workplace, &mut out),
    };
    out.flush()?;
    outcome
}

/// Today, by the machine's own calendar: the only clock of the house.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

/// Writes findings in the shape asked for.
fn tell(findings: &[Finding], format: Format, out: &mut impl Write) -> anyhow::Result<()> {
    for finding in findings {
        match format {
            Format::Json => json::write_line(out, &json::FindingJson::from(finding))?,
            Format::Text => write!(out, "{}", render::finding(finding, None, "", render::width()))?,
        }
    }
    Ok(())
}
