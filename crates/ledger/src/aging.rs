//! Aging: how long what is owed has been owed, payers and patients apart, as of any day.

use std::collections::BTreeMap;

use superbill_domain::{Account, ClaimId, Date, JournalEntry, Money, PatientId, PayerId};

/// What is owed, by age in days: 0–30, 31–60, 61–90, 91–120, over 120.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AgedBalance {
    /// Owed for 0 to 30 days.
    pub to_30: Money,
    /// Owed for 31 to 60 days.
    pub to_60: Money,
    /// Owed for 61 to 90 days.
    pub to_90: Money,
    /// Owed for 91 to 120 days.
    pub to_120: Money,
    /// Owed for more than 120 days.
    pub over_120: Money,
    /// Credit balances: what was paid beyond the charge, negative. Never netted against what others owe.
    pub credits: Money,
}

impl AgedBalance {
    /// What is owed, without the credits.
    #[must_use]
    pub fn owed(&self) -> Money {
        self.to_30 + self.to_60 + self.to_90 + self.to_120 + self.over_120
    }

    /// What is owed less the credits: the balance of the receivable.
    #[must_use]
    pub fn net(&self) -> Money {
        self.owed() + self.credits
    }

    fn add(&mut self, days: i32, balance: Money) {
        let bucket = match days {
            _ if balance < Money::ZERO => &mut self.credits,
            ..=30 => &mut self.to_30,
            31..=60 => &mut self.to_60,
            61..=90 => &mut self.to_90,
            91..=120 => &mut self.to_120,
            _ => &mut self.over_120,
        };
        *bucket += balance;
    }
}

/// The receivables as of a day, by age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aging {
    /// The day.
    pub as_of: Date,
    /// What each payer owes.
    pub payers: BTreeMap<PayerId, AgedBalance>,
    /// What each patient owes.
    pub patients: BTreeMap<PatientId, AgedBalance>,
}

/// A receivable of one debtor for one claim.
#[derive(Default)]
struct OpenItem {
    since: Option<Date>,
    balance: Money,
}

/// Ages what was owed at the end of a day. Later entries are not seen.
///
/// Date basis: a claim's age counts from the first entry by which this debtor came to owe for it, so a payer's from
/// the day of charging and a patient's from the day that the payer's 835 put it to the patient.
#[must_use]
pub fn aging<'e>(entries: impl IntoIterator<Item = &'e JournalEntry>, as_of: Date) -> Aging {
    let mut items = BTreeMap::<(&Account, Option<&ClaimId>), OpenItem>::new();
    for entry in entries.into_iter().filter(|entry| entry.on <= as_of) {
        for posting in entry.postings() {
            if let Account::PayerReceivable(_) | Account::PatientReceivable(_) = posting.account {
                let item = items.entry((&posting.account, entry.claim.as_ref())).or_default();
                item.since = Some(item.since.map_or(entry.on, |since| since.min(entry.on)));
                item.balance += posting.amount;
            }
        }
    }
    let mut aging = Aging { as_of, payers: BTreeMap::new(), patients: BTreeMap::new() };
    for ((account, _), OpenItem { since, balance }) in items {
        let days = since.map_or(0, |since| (as_of - since).get_days());
        match account {
            _ if balance.is_zero() => {}
            Account::PayerReceivable(payer) => {
                aging.payers.entry(payer.clone()).or_default().add(days, balance)
            }
            Account::PatientReceivable(patient) => {
                aging.patients.entry(patient.clone()).or_default().add(days, balance);
            }
            _ => {}
        }
    }
    aging
}
