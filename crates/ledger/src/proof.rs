//! The proof of the journal: read from the first entry to the last, trusting nothing that is stored.

use superbill_domain::{Finding, JournalEntry, Money, Seal, SealedEntry};

use crate::balance::TrialBalance;
use crate::explain;
use crate::finding::broken_journal;
use crate::seal::seal;

/// What reading the whole journal showed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// How many entries were read.
    pub entries: u64,
    /// How many of them do not balance.
    pub unbalanced: u64,
    /// How many seals do not follow from the entry and the seal before.
    pub broken_seals: u64,
    /// The last seal: written down elsewhere, it proves later that no entry was cut off at the end.
    pub last: Option<Seal>,
    /// The balance of each account.
    pub trial_balance: TrialBalance,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

impl Proof {
    /// True where every entry balances, the chain is whole and the trial balance adds up to zero.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings.is_empty() && self.trial_balance.total().is_zero()
    }
}

/// Proves a journal as it is read, entry by entry: every entry balances, and every seal follows from its entry and
/// the seal before it. However long the journal, only its last seal is remembered.
#[derive(Debug, Clone)]
pub struct Prover {
    proof: Proof,
    anchor: Option<Seal>,
    met_anchor: bool,
}

impl Prover {
    /// Begins at the first entry.
    ///
    /// `anchor` is a seal written down earlier, outside the store. With it, a journal that was cut short or written
    /// anew is found as well; without it, only what stands between the first entry and the last is proved.
    #[must_use]
    pub fn new(anchor: Option<Seal>) -> Self {
        Self { proof: Proof::default(), anchor, met_anchor: false }
    }

    /// Reads the next entry.
    pub fn read(&mut self, SealedEntry { entry, seal }: &SealedEntry) {
        self.proof.entries += 1;
        check_balance(entry, seal, &mut self.proof);
        check_seal(entry, seal, &mut self.proof);
        self.met_anchor |= self.anchor == Some(*seal);
        self.proof.trial_balance.add(entry);
        self.proof.last = Some(*seal);
    }

    /// What reading showed.
    #[must_use]
    pub fn finish(mut self) -> Proof {
        if let (Some(Seal { sequence, hash, .. }), false) = (self.anchor, self.met_anchor) {
            let message =
                format!("the journal does not contain the seal {hash} that was noted for this entry");
            self.proof.findings.push(broken_journal(explain::ANCHOR, sequence, message));
        }
        self.proof
    }
}

/// Proves a journal that is at hand; see [`Prover`].
#[must_use]
pub fn verify<'j>(journal: impl IntoIterator<Item = &'j SealedEntry>, anchor: Option<Seal>) -> Proof {
    let mut prover = Prover::new(anchor);
    journal.into_iter().for_each(|entry| prover.read(entry));
    prover.finish()
}

fn check_balance(entry: &JournalEntry, stored: &Seal, proof: &mut Proof) {
    let sum: Money = entry.postings().iter().map(|posting| posting.amount).sum();
    if !sum.is_zero() {
        proof.unbalanced += 1;
        let message = format!("the entry's postings add up to {sum}, not to zero");
        proof.findings.push(broken_journal(explain::UNBALANCED, stored.sequence, message));
    }
}

fn check_seal(entry: &JournalEntry, stored: &Seal, proof: &mut Proof) {
    let expected = seal(proof.last.as_ref(), entry);
    if expected == *stored {
        return;
    }
    proof.broken_seals += 1;
    let what = if expected.sequence != stored.sequence {
        format!("entry {} stands where entry {} belongs", stored.sequence, expected.sequence)
    } else if expected.previous != stored.previous {
        "the seal does not name the entry before it".to_owned()
    } else {
        "the entry is not the one that was sealed".to_owned()
    };
    proof.findings.push(broken_journal(explain::CHAIN, stored.sequence, what));
}
