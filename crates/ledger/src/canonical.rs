//! The canonical bytes of an entry, over which its seal is computed.
//!
//! Version 1. Every integer is big-endian. A text is its length in bytes (u64), then its UTF-8 bytes. An optional value
//! is one byte 0, or one byte 1 and the value. A choice is one byte of its own, never reused, then its fields. No two
//! different entries have the same bytes, since every field's length is known before its content.
//!
//! ```text
//! entry    = date kind option(claim text) option(line u16) memo text, evidence, count u64, posting…
//! date     = year i16, month u8, day u8
//! evidence = 1 document, start u64, end u64, text | 2 release, row | 3 interchange, segment u64, offset u64, option(element)
//! posting  = account, cents i64
//! account  = 1 payer | 2 patient | 3 | 4 | 5 | 6 payer | 7 | 8 payer
//! ```

use sha2::{Digest as _, Sha256};
use superbill_domain::{Account, Date, Digest, EntryKind, Evidence, JournalEntry};

/// Takes the canonical bytes, piece by piece.
pub(crate) trait Sink {
    fn bytes(&mut self, bytes: &[u8]);

    fn number(&mut self, value: u64) {
        self.bytes(&value.to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        // A length in memory fits 64 bits on every machine that Rust knows.
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T))
    where
        Self: Sized,
    {
        match value {
            None => self.bytes(&[0]),
            Some(value) => {
                self.bytes(&[1]);
                write(self, value);
            }
        }
    }
}

/// Takes the canonical bytes into a SHA-256 digest, keeping none of them.
#[derive(Default)]
pub(crate) struct Hashing(Sha256);

impl Hashing {
    pub(crate) fn digest(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl Sink for Hashing {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

/// Writes the canonical bytes of an entry.
pub(crate) fn write_entry(entry: &JournalEntry, sink: &mut impl Sink) {
    date(entry.on, sink);
    sink.bytes(&[kind(entry.kind)]);
    sink.option(entry.claim.as_ref(), |sink, claim| sink.text(claim.as_str()));
    sink.option(entry.line, |sink, line| sink.bytes(&line.to_be_bytes()));
    sink.text(&entry.memo);
    evidence(&entry.evidence, sink);
    sink.number(entry.postings().len() as u64);
    for posting in entry.postings() {
        account(&posting.account, sink);
        sink.bytes(&posting.amount.cents().to_be_bytes());
    }
}

pub(crate) fn date(date: Date, sink: &mut impl Sink) {
    sink.bytes(&date.year().to_be_bytes());
    sink.bytes(&date.month().to_be_bytes());
    sink.bytes(&date.day().to_be_bytes());
}

const fn kind(kind: EntryKind) -> u8 {
    match kind {
        EntryKind::Charge => 1,
        EntryKind::Payment => 2,
        EntryKind::ContractualAdjustment => 3,
        EntryKind::PatientResponsibility => 4,
        EntryKind::Reversal => 5,
        EntryKind::ProviderAdjustment => 6,
    }
}

fn evidence(evidence: &Evidence, sink: &mut impl Sink) {
    match evidence {
        Evidence::Words { document, span, text } => {
            sink.bytes(&[1]);
            sink.text(document.as_str());
            sink.number(span.start as u64);
            sink.number(span.end as u64);
            sink.text(text);
        }
        Evidence::Row { release, row } => {
            sink.bytes(&[2]);
            sink.text(release);
            sink.text(row);
        }
        Evidence::Segment { interchange, segment, offset, element } => {
            sink.bytes(&[3]);
            sink.text(interchange.as_str());
            sink.number(*segment);
            sink.number(*offset);
            sink.option(element.as_deref(), |sink, element| sink.text(element));
        }
    }
}

fn account(account: &Account, sink: &mut impl Sink) {
    let (choice, whose) = match account {
        Account::PayerReceivable(payer) => (1, Some(payer.as_str())),
        Account::PatientReceivable(patient) => (2, Some(patient.as_str())),
        Account::Charges => (3, None),
        Account::ContractualAdjustments => (4, None),
        Account::Deposits => (5, None),
        Account::ProviderAdjustments(payer) => (6, Some(payer.as_str())),
        Account::Interest => (7, None),
        Account::UnappliedPayments(payer) => (8, Some(payer.as_str())),
    };
    sink.bytes(&[choice]);
    if let Some(whose) = whose {
        sink.text(whose);
    }
}
