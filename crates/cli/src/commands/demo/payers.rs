//! The exchange of the demonstration: claims to the simulated payers, and their answers back.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::Context;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use superbill_clearinghouse::{Kind, recognise};
use superbill_code_sets::CodeSets;
use superbill_domain::{Finding, InterchangeId, Timestamp};
use superbill_payer_simulator::Simulator;
use superbill_revenue_cycle::{Practice, receive, submit};
use superbill_storage::{Direction, KeptInterchange, UnitOfWork};

use crate::practice::Registered;

/// What went out and what came back.
#[derive(Debug, Default)]
pub struct Exchange {
    /// Interchanges sent in this run.
    pub sent: usize,
    /// Answers that came for the first time, by kind.
    pub answers: BTreeMap<&'static str, usize>,
    /// Answers that had come before, and did nothing.
    pub again: usize,
    /// What was found in them.
    pub findings: Vec<Finding>,
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sent {} × 837P", self.sent)?;
        self.answers.iter().try_for_each(|(kind, count)| write!(f, ", received {count} × {kind}"))
    }
}

/// The clearinghouse's folders: what is sent, and what comes back.
pub struct Folders {
    outbound: PathBuf,
    inbound: PathBuf,
}

impl Folders {
    /// Makes the folders under one.
    ///
    /// # Errors
    /// Where they cannot be made.
    pub fn under(folder: &Path) -> anyhow::Result<Self> {
        let folders = Self { outbound: folder.join("outbound"), inbound: folder.join("inbound") };
        for folder in [&folders.outbound, &folders.inbound] {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Ok(folders)
    }

    fn keep(folder: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let path = folder.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
    }
}

/// Sends every clean claim on a morning.
///
/// # Errors
/// Where the store fails or a file cannot be written.
pub fn send(
    work: &mut dyn UnitOfWork,
    practice: &Practice,
    at: Timestamp,
    folders: &Folders,
    exchange: &mut Exchange,
) -> anyhow::Result<()> {
    for submitted in submit(work, practice, at)? {
        let stamp = at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d-%H%M");
        let name = format!("{stamp}-batch-{:03}.837", submitted.control_number);
        Folders::keep(&folders.outbound, &name, &submitted.bytes)?;
        exchange.sent += 1;
    }
    Ok(())
}

/// Lets the payers answer everything that was ever sent to them, and receives the answers.
///
/// A payer's answer to the same claims is the same to the byte, so one that was received before is known again.
///
/// # Errors
/// Where the store fails or a file cannot be written.
pub fn answer(
    work: &mut dyn UnitOfWork,
    registered: &Registered,
    seed: u64,
    sets: &CodeSets,
    folders: &Folders,
    exchange: &mut Exchange,
) -> anyhow::Result<()> {
    for (id, _) in work.interchanges(Direction::Sent)? {
        let Some(sent) = work.interchange(&id)? else { continue };
        let Some(payer) = payer_of(&sent, registered, seed) else { continue };
        let received_on = sent.at.to_zoned(TimeZone::UTC).date();
        let answers = payer.answer(sent.bytes.reveal(), received_on, sets, &[]);
        exchange.findings.extend(answers.findings.iter().cloned());
        for (days, file) in (1_i64..).zip(answers.files()) {
            let at = sent.at.to_zoned(TimeZone::UTC).checked_add(days.days())?.timestamp();
            take(work, &id, file, at, folders, exchange)?;
        }
    }
    Ok(())
}

/// The payer that an interchange was sent to.
fn payer_of(sent: &KeptInterchange, registered: &Registered, seed: u64) -> Option<Simulator> {
    let receiver = sent.id.as_str().split('/').nth(1)?;
    registered.simulator(receiver, seed)
}

fn take(
    work: &mut dyn UnitOfWork,
    answered: &InterchangeId,
    file: &[u8],
    at: Timestamp,
    folders: &Folders,
    exchange: &mut Exchange,
) -> anyhow::Result<()> {
    let received = receive(work, file, at)?;
    if !received.receipt.is_new() {
        exchange.again += 1;
        return Ok(());
    }
    let kind = received.kind.name();
    let name = format!("{}.{}", answered.as_str().replace('/', "-"), ending(file));
    Folders::keep(&folders.inbound, &name, file)?;
    *exchange.answers.entry(kind).or_default() += 1;
    exchange.findings.extend(received.findings);
    Ok(())
}

/// The customary ending of a file's name; nobody relies on it.
fn ending(file: &[u8]) -> &'static str {
    match recognise(file) {
        Kind::ImplementationAcknowledgment => "999",
        Kind::ClaimAcknowledgment => "277ca",
        Kind::Remittance => "835",
        _ => "x12",
    }
}
