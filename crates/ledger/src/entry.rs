//! The one way in which this crate writes an entry: an amount goes from one account to another.

use superbill_domain::{Account, ClaimId, Date, EntryKind, Evidence, JournalEntry, Money, Posting};

/// What an entry is about, beside its accounts.
#[derive(Debug, Clone)]
pub(crate) struct About {
    pub(crate) on: Date,
    pub(crate) kind: EntryKind,
    pub(crate) claim: Option<(ClaimId, Option<u16>)>,
    pub(crate) memo: String,
    pub(crate) evidence: Evidence,
}

/// An entry that debits one account and credits another; a negative amount goes the other way round.
pub(crate) fn transfer(about: About, debit: Account, credit: Account, amount: Money) -> JournalEntry {
    let postings = vec![Posting { account: debit, amount }, Posting { account: credit, amount: -amount }];
    let About { on, kind, claim, memo, evidence } = about;
    #[expect(clippy::expect_used, reason = "an amount and its negative add up to zero")]
    JournalEntry::new(on, kind, claim, memo, evidence, postings).expect("a transfer balances")
}
