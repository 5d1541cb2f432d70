//! Journal entries: the money's own record, balanced by construction.

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

use crate::Date;
use crate::evidence::Evidence;
use crate::identifiers::{ClaimId, PatientId, PayerId};
use crate::money::Money;

/// An account of the journal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// What a payer owes us.
    PayerReceivable(PayerId),
    /// What a patient owes us.
    PatientReceivable(PatientId),
    /// Gross charges for services.
    Charges,
    /// What a contract takes off the charges.
    ContractualAdjustments,
    /// What payers paid into the bank.
    Deposits,
    /// Payments and take-backs that a payer ties to no claim (PLB).
    ProviderAdjustments(PayerId),
    /// What a payer paid for a claim that we do not know, until a person matches it.
    UnappliedPayments(PayerId),
    /// Interest that a payer paid.
    Interest,
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PayerReceivable(payer) => write!(f, "receivable from payer {payer}"),
            Self::PatientReceivable(patient) => write!(f, "receivable from patient {patient}"),
            Self::Charges => f.write_str("charges"),
            Self::ContractualAdjustments => f.write_str("contractual adjustments"),
            Self::Deposits => f.write_str("deposits"),
            Self::ProviderAdjustments(payer) => write!(f, "provider adjustments of payer {payer}"),
            Self::UnappliedPayments(payer) => write!(f, "unapplied payments of payer {payer}"),
            Self::Interest => f.write_str("interest"),
        }
    }
}

/// One side of a journal entry: a debit is positive, a credit negative.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// Debit positive, credit negative.
    pub amount: Money,
}

/// Why money moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A claim was charged.
    Charge,
    /// A payer paid a claim.
    Payment,
    /// A contract took off part of a charge.
    ContractualAdjustment,
    /// A part of a charge became the patient's.
    PatientResponsibility,
    /// A payer took an earlier payment back.
    Reversal,
    /// A payer adjusted a payment as a whole.
    ProviderAdjustment,
}

/// An entry whose postings do not add up to zero.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a journal entry must balance; its postings add up to {sum}")]
pub struct UnbalancedEntry {
    /// What they add up to.
    pub sum: Money,
}

/// A balanced movement of money. Append-only: a correction is a new entry that points at the old one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct JournalEntry {
    /// The day it is posted for.
    pub on: Date,
    /// Why money moved.
    pub kind: EntryKind,
    /// The claim, where it is about one.
    pub claim: Option<ClaimId>,
    /// The claim's line, where it is about one.
    pub line: Option<u16>,
    /// What it is for, in a few words.
    pub memo: String,
    /// What moved it: a segment of an 835, or a row of ours.
    pub evidence: Evidence,
    postings: Vec<Posting>,
}

impl JournalEntry {
    /// An entry with its postings.
    ///
    /// # Errors
    /// Where the postings do not add up to zero.
    pub fn new(
        on: Date,
        kind: EntryKind,
        claim: Option<(ClaimId, Option<u16>)>,
        memo: impl Into<String>,
        evidence: Evidence,
        postings: Vec<Posting>,
    ) -> Result<Self, UnbalancedEntry> {
        let sum: Money = postings.iter().map(|posting| posting.amount).sum();
        if !sum.is_zero() {
            return Err(UnbalancedEntry { sum });
        }
        let (claim, line) = claim.map_or((None, None), |(claim, line)| (Some(claim), line));
        Ok(Self { on, kind, claim, line, memo: memo.into(), evidence, postings })
    }

    /// The two or more sides, which add up to zero.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }
}
