//! House rules as tests, and the recipes that compile the shipped tables.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the terminal")]

mod compile_codes;
mod compile_index_tables;
mod compile_inpatient_procedures;
mod compile_lexicon;
mod compile_procedures;
mod licences;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};

/// Tasks of the house: its rules and its recipes.
#[derive(Parser)]
#[command(name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check the house rules: arrows between crates, file sizes, money without floats, pure brains, no drawers.
    Tidy,
    /// Check that every dependency is under a permissive licence.
    Licences,
    /// Compile ICD-10-CM into the file that ships, from the publishers' files.
    CompileCodes(compile_codes::CompileCodes),
    /// Compile the tables of neoplasms, drugs and external causes that ship.
    CompileIndexTables(compile_index_tables::CompileIndexTables),
    /// Compile the lexicon that ships, from its tables and the tabular lists that ship.
    CompileLexicon,
    /// Compile the procedure tables that ship, from a folder of official releases.
    CompileProcedures {
        /// The folder of official releases.
        official: PathBuf,
        /// Only compare with the tables that stand there; write nothing.
        #[arg(long)]
        check: bool,
    },
    /// Compile the ICD-10-PCS releases that ship, from a folder of official releases.
    CompileInpatientProcedures(compile_inpatient_procedures::CompileInpatientProcedures),
    /// Draw the map of the floors into ARCHITECTURE.md.
    Map,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(task: &Task) -> anyhow::Result<ExitCode> {
    let root = repository_root()?;
    match task {
        Task::Tidy => {
            let report = tidy::check(&root)?;
            for violation in &report.violations {
                println!("{violation}");
            }
            println!("{report}");
            Ok(if report.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Task::Licences => {
            println!("{}", licences::check(&root)?);
            Ok(ExitCode::SUCCESS)
        }
        Task::CompileCodes(files) => {
            println!("{}", compile_codes::run(&root, files)?);
            Ok(ExitCode::SUCCESS)
        }
        Task::CompileIndexTables(files) => {
            println!("{}", compile_index_tables::run(&root, files)?);
            Ok(ExitCode::SUCCESS)
        }
        Task::CompileLexicon => {
            println!("{} bytes", compile_lexicon::run(&root)?);
            Ok(ExitCode::SUCCESS)
        }
        Task::CompileProcedures { official, check } => {
            for line in compile_procedures::run(official, &root.join("data/procedures"), *check)? {
                println!("{line}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Task::CompileInpatientProcedures(files) => {
            println!("{}", compile_inpatient_procedures::run(&root, files)?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Map => {
            tidy::write_map(&root)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The folder above this crate's own.
fn repository_root() -> anyhow::Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(Path::to_path_buf).context("xtask stands at the root of the repository")
}
