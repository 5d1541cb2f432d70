//! Charging: a claim goes into the books when it is billed, and out again when it is withdrawn.

use superbill_domain::{
    Account, Claim, ClaimFrequency, ClaimLine, Date, EntryKind, Evidence, JournalEntry, Money,
};

use crate::entry::{About, transfer};

/// Charges a claim to its payer, one entry per line.
///
/// A void (frequency 8) bills nothing and so charges nothing; what it voids is taken back by [`uncharge`].
/// A line without a charge makes no entry.
#[must_use]
pub fn charge(claim: &Claim, on: Date) -> Vec<JournalEntry> {
    if matches!(claim.frequency, ClaimFrequency::Void { .. }) {
        return Vec::new();
    }
    let about =
        |line| About { kind: EntryKind::Charge, memo: line_memo("charge", line), ..blank(claim, line, on) };
    charged_lines(claim).map(|line| charge_line(claim, about(line), line.charge)).collect()
}

/// Takes the charges of a claim back, line by line, because a replacement or a void stands in its place.
///
/// Money already posted to the claim stays: the payer takes it back itself, by a reversal in an 835.
#[must_use]
pub fn uncharge(claim: &Claim, on: Date) -> Vec<JournalEntry> {
    let about = |line| About {
        kind: EntryKind::Reversal,
        memo: line_memo("charge withdrawn", line),
        ..blank(claim, line, on)
    };
    charged_lines(claim).map(|line| charge_line(claim, about(line), -line.charge)).collect()
}

fn charged_lines(claim: &Claim) -> impl Iterator<Item = &ClaimLine> {
    claim.lines.iter().filter(|line| !line.charge.is_zero())
}

fn charge_line(claim: &Claim, about: About, amount: Money) -> JournalEntry {
    transfer(about, Account::PayerReceivable(claim.coverage.payer.id.clone()), Account::Charges, amount)
}

fn line_memo(what: &str, line: &ClaimLine) -> String {
    format!("{what}: {} × {}", line.units, line.procedure)
}

/// An entry about a line, which stands on that line of our claim.
fn blank(claim: &Claim, line: &ClaimLine, on: Date) -> About {
    About {
        on,
        kind: EntryKind::Charge,
        claim: Some((claim.id.clone(), Some(line.number))),
        memo: String::new(),
        evidence: Evidence::Row {
            release: format!("claim {}", claim.id),
            row: format!("line {}", line.number),
        },
    }
}
