//! The closing table of the demonstration.

use std::io::Write;

use superbill_domain::{Finding, Money, Severity};
use superbill_revenue_cycle::{Kept, Summary, prove, summarise};
use superbill_storage::UnitOfWork;

use super::carry::Carried;
use super::payers::Exchange;
use crate::render::{GOOD, HEADING, QUIET, STOPS, WAITS, findings, paint, table, width};

/// Prints where all visits and all money stand, and whether the journal is proved.
///
/// # Errors
/// Where the store fails or the output is closed.
pub fn print(
    work: &mut dyn UnitOfWork,
    billed: &[Carried],
    exchange: &Exchange,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let (advice, grave): (Vec<Finding>, Vec<Finding>) =
        exchange.findings.iter().cloned().partition(|finding| finding.severity == Severity::Advise);
    write!(out, "{}", findings(&grave, None, "", width()))?;
    let summary = summarise(work)?;
    let proof = prove(work)?;
    writeln!(out, "{}", paint(QUIET, "━".repeat(width())))?;
    write!(out, "{}", visits(&summary))?;
    writeln!(out)?;
    write!(out, "{}", money(&summary))?;
    writeln!(out, "\n{}", paint(HEADING, "Exchange"))?;
    writeln!(out, "    {exchange}, {} advices kept for the worklist", advice.len())?;
    let before = billed.iter().filter(|(_, _, kept)| *kept == Kept::Before).count();
    if before > 0 || exchange.again > 0 {
        let again = exchange.again;
        writeln!(
            out,
            "    {before} visits were here before, {again} answers came again: nothing was posted twice"
        )?;
    }
    let entries = proof.entries;
    if proof.holds() {
        writeln!(out, "    journal {}: {entries} entries, chain whole", paint(GOOD, "balanced"))?;
    } else {
        writeln!(out, "    journal {}", paint(STOPS, "NOT PROVED; run `superbill verify`"))?;
    }
    Ok(())
}

fn visits(summary: &Summary) -> String {
    let waiting = |state: &str| summary.claims.get(state).copied().unwrap_or(0);
    let row =
        |what: &str, count: usize, note: &str| vec![what.to_owned(), count.to_string(), note.to_owned()];
    let rows = [
        row("visits", summary.visits, ""),
        row("coded", summary.coded, "with at least one accepted diagnosis"),
        row("queried", summary.queried, &paint(WAITS, "the provider has a question to answer")),
        row("clean", summary.clean, "no edit stopped the claim"),
        row("held", waiting("held"), "an edit stops the claim"),
        row("rejected", waiting("rejected"), "never entered adjudication"),
        row("paid", summary.paid, &paint(GOOD, "adjudicated without a denial")),
        row("denied", summary.denied, &paint(STOPS, "a denial to work")),
        row("in A/R", summary.open_claims, "payer or patient still owes"),
    ];
    table(&["visits and claims", "count", ""], rows, &[1])
}

fn money(summary: &Summary) -> String {
    let row =
        |what: &str, amount: Money, note: &str| vec![what.to_owned(), amount.to_string(), note.to_owned()];
    let rows = [
        row("charged", summary.charged, "our own fees"),
        row("expected", summary.expected, "by contract and fee schedule, of claims sent"),
        row("paid", summary.payments, "by payers"),
        row("contractual", summary.contractual, "taken off by contract"),
        row("patients owe", summary.patients_owe, "deductible, coinsurance, copay"),
        row("payers owe", summary.payers_owe, "in A/R"),
        row("  of it denied", summary.denied_amount, "to be worked; never written off by itself"),
    ];
    table(&["money", "dollars", ""], rows, &[1])
}
