//! `superbill verify`: proves the journal.

use std::io::Write;

use serde::Serialize;
use superbill_revenue_cycle::prove;
use superbill_storage::Store;

use super::Outcome;
use crate::arguments::{Format, VerifyArguments};
use crate::json::{FindingJson, write_line};
use crate::render::{GOOD, STOPS, finding, paint, table, width};
use crate::workplace::Workplace;

/// What the proof came to, as JSON.
#[derive(Serialize)]
struct ProofJson {
    entries: u64,
    balanced: bool,
    chain_whole: bool,
    trial_balance: String,
    last_seal: Option<String>,
}

/// Proves the journal: every entry balanced, the hash chain whole, the accounts adding up to zero.
///
/// # Errors
/// Where the practice's data cannot be read.
pub fn run(
    arguments: &VerifyArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let mut store = workplace.store()?;
    let work = store.begin()?;
    let proof = prove(work.as_ref())?;
    if arguments.format == Format::Json {
        for item in &proof.findings {
            write_line(out, &FindingJson::from(item))?;
        }
        let last_seal = proof.last.map(|seal| seal.hash.to_string());
        let (balanced, chain_whole) = (proof.unbalanced == 0, proof.broken_seals == 0);
        let trial_balance = proof.trial_balance.total().to_string();
        let entries = proof.entries;
        write_line(out, &ProofJson { entries, balanced, chain_whole, trial_balance, last_seal })?;
        return Ok(Outcome::stopped_if(!proof.holds()));
    }
    for item in &proof.findings {
        write!(out, "{}", finding(item, None, "", width()))?;
    }
    let rows = proof
        .trial_balance
        .accounts()
        .map(|(account, balance)| vec![account.to_string(), balance.to_string()]);
    write!(out, "{}", table(&["account", "balance"], rows, &[1]))?;
    let entries = proof.entries;
    if proof.holds() {
        let seal = proof.last.map(|seal| seal.hash.to_string()).unwrap_or_default();
        writeln!(
            out,
            "{}: {entries} entries, each balanced; the chain is whole; accounts add up to zero",
            paint(GOOD, "balanced")
        )?;
        writeln!(out, "last seal {seal}")?;
    } else {
        writeln!(out, "{}: {entries} entries read; see the findings above", paint(STOPS, "NOT PROVED"))?;
    }
    Ok(Outcome::stopped_if(!proof.holds()))
}
