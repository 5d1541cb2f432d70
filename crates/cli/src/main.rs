//! The `superbill` command: arguments in, answers out. It wires storage and the clock to the rest.

mod arguments;
mod commands;
mod documents;
mod inputs;
mod json;
mod practice;
mod readers;
mod render;
mod workplace;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::workplace::Workplace;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match commands::run(&arguments.command, &Workplace::at(arguments.data)) {
        Ok(outcome) => outcome.into(),
        // Whoever reads our output may stop early, as `head` does.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(anstream::stderr(), "{} {error:#}", render::paint(render::STOPS, "error:"));
            ExitCode::from(2)
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        io.or_else(|| cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind))
    });
    kinds.into_iter().any(|kind| kind == std::io::ErrorKind::BrokenPipe)
}
