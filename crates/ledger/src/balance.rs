//! Balances: of each account, and of each claim.

use std::collections::BTreeMap;

use superbill_domain::{Account, ClaimId, JournalEntry, Money};

/// The balance of each account: debits positive, credits negative. All together they are zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrialBalance {
    accounts: BTreeMap<Account, Money>,
}

impl TrialBalance {
    /// Takes an entry in.
    pub fn add(&mut self, entry: &JournalEntry) {
        for posting in entry.postings() {
            *self.accounts.entry(posting.account.clone()).or_default() += posting.amount;
        }
    }

    /// The accounts in their order, each with its balance.
    pub fn accounts(&self) -> impl Iterator<Item = (&Account, Money)> {
        self.accounts.iter().map(|(account, balance)| (account, *balance))
    }

    /// The balance of an account; zero for one that nothing was posted to.
    #[must_use]
    pub fn of(&self, account: &Account) -> Money {
        self.accounts.get(account).copied().unwrap_or_default()
    }

    /// What all payers owe.
    #[must_use]
    pub fn payers_owe(&self) -> Money {
        self.sum(|account| matches!(account, Account::PayerReceivable(_)))
    }

    /// What all patients owe.
    #[must_use]
    pub fn patients_owe(&self) -> Money {
        self.sum(|account| matches!(account, Account::PatientReceivable(_)))
    }

    /// The sum of all balances: zero for a journal of balanced entries.
    #[must_use]
    pub fn total(&self) -> Money {
        self.sum(|_| true)
    }

    fn sum(&self, takes: impl Fn(&Account) -> bool) -> Money {
        self.accounts().filter(|(account, _)| takes(account)).map(|(_, balance)| balance).sum()
    }
}

impl<'e> FromIterator<&'e JournalEntry> for TrialBalance {
    fn from_iter<I: IntoIterator<Item = &'e JournalEntry>>(entries: I) -> Self {
        let mut balance = Self::default();
        entries.into_iter().for_each(|entry| balance.add(entry));
        balance
    }
}

/// Where the money of a claim is: `charged = paid + contractual + payer_owes + patient_owes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClaimBalance {
    /// What was charged, less what was withdrawn.
    pub charged: Money,
    /// What payers paid, less what they took back.
    pub paid: Money,
    /// What contracts took off.
    pub contractual: Money,
    /// What is still owed by payers: unanswered or denied.
    pub payer_owes: Money,
    /// What the patient owes.
    pub patient_owes: Money,
}

impl ClaimBalance {
    /// Takes an entry of the claim in.
    pub fn add(&mut self, entry: &JournalEntry) {
        for posting in entry.postings() {
            match posting.account {
                Account::PayerReceivable(_) => self.payer_owes += posting.amount,
                Account::PatientReceivable(_) => self.patient_owes += posting.amount,
                Account::Charges => self.charged -= posting.amount,
                Account::ContractualAdjustments => self.contractual += posting.amount,
                Account::Deposits | Account::UnappliedPayments(_) => self.paid += posting.amount,
                Account::ProviderAdjustments(_) | Account::Interest => {}
            }
        }
    }
}

/// The balance of each claim that entries name.
#[must_use]
pub fn claim_balances<'e>(
    entries: impl IntoIterator<Item = &'e JournalEntry>,
) -> BTreeMap<ClaimId, ClaimBalance> {
    let mut balances = BTreeMap::<ClaimId, ClaimBalance>::new();
    for entry in entries {
        if let Some(claim) = &entry.claim {
            balances.entry(claim.clone()).or_default().add(entry);
        }
    }
    balances
}
