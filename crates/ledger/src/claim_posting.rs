//! The entries of one claim payment (CLP) that is matched to a claim of ours.

use superbill_domain::{
    Account, Adjustment, Claim, ClaimPayment, Date, EntryKind, JournalEntry, LinePayment, Money, Remittance,
};

use crate::adjustment_meaning::{AdjustmentMeaning, AmountMeaning};
use crate::entry::{About, transfer};
use crate::finding::{charge_differs, segment, unmatched_line};
use crate::line_match::matching_line;
use crate::posting::PostingOutcome;

/// A payment, the claim it is about, and all that is needed to post it.
pub(crate) struct ClaimPosting<'a> {
    pub(crate) remittance: &'a Remittance,
    /// The place of the CLP in the transaction set, from 1.
    pub(crate) place: usize,
    pub(crate) payment: &'a ClaimPayment,
    pub(crate) claim: &'a Claim,
    pub(crate) meaning: &'a dyn AdjustmentMeaning,
    /// Where the money is: deposits, or the payments that waited for their claim.
    pub(crate) cash: Account,
    pub(crate) on: Date,
}

impl ClaimPosting<'_> {
    /// Writes the entries: payments and adjustments of each line, then those of the claim as a whole.
    pub(crate) fn write(&self, outcome: &mut PostingOutcome) {
        if self.payment.charge.abs() != self.claim.total_charge() {
            let billed = self.claim.total_charge();
            outcome.findings.push(charge_differs(self.remittance, self.place, self.payment, billed));
        }
        let by_line = self.is_paid_by_line();
        for (svc, line) in (1..).zip(&self.payment.lines) {
            let number = matching_line(self.claim, line);
            if number.is_none() {
                outcome.findings.push(unmatched_line(self.remittance, self.place, svc, &self.claim.id));
            }
            self.write_line(svc, number, line, by_line, &mut outcome.entries);
        }
        if !by_line {
            outcome.entries.extend(self.payment_entry(None, "CLP04", self.payment.paid));
        }
        let of_claim = (1..).zip(&self.payment.adjustments);
        outcome.entries.extend(
            of_claim.filter_map(|(cas, adjustment)| {
                self.adjustment_entry(None, &format!("CAS {cas}"), adjustment)
            }),
        );
    }

    /// Payments go to the lines where these make up the claim's payment. Where an adjustment of the claim as a whole
    /// stands between, the payment is the claim's.
    fn is_paid_by_line(&self) -> bool {
        self.payment.lines.iter().map(|line| line.paid).sum::<Money>() == self.payment.paid
    }

    fn write_line(
        &self,
        svc: usize,
        number: Option<u16>,
        line: &LinePayment,
        with_payment: bool,
        entries: &mut Vec<JournalEntry>,
    ) {
        if with_payment {
            entries.extend(self.payment_entry(number, &format!("SVC {svc}, SVC03"), line.paid));
        }
        entries.extend((1..).zip(&line.adjustments).filter_map(|(cas, adjustment)| {
            self.adjustment_entry(number, &format!("SVC {svc}, CAS {cas}"), adjustment)
        }));
    }

    fn payment_entry(&self, line: Option<u16>, at: &str, paid: Money) -> Option<JournalEntry> {
        let memo = format!("payment, trace {}", self.remittance.trace_number);
        self.entry(EntryKind::Payment, line, at, memo, self.cash.clone(), paid)
    }

    fn adjustment_entry(&self, line: Option<u16>, at: &str, adjustment: &Adjustment) -> Option<JournalEntry> {
        let Adjustment { group, reason, amount, .. } = adjustment;
        let (kind, debit) = match self.meaning.meaning(&self.remittance.payer, *group, *reason) {
            AmountMeaning::Contractual => (EntryKind::ContractualAdjustment, Account::ContractualAdjustments),
            AmountMeaning::PatientResponsibility => {
                let patient = self.claim.patient.id.clone();
                (EntryKind::PatientResponsibility, Account::PatientReceivable(patient))
            }
            AmountMeaning::Denied => return None,
        };
        self.entry(kind, line, at, format!("adjustment {group}-{reason}"), debit, *amount)
    }

    fn entry(
        &self,
        kind: EntryKind,
        line: Option<u16>,
        at: &str,
        memo: String,
        debit: Account,
        amount: Money,
    ) -> Option<JournalEntry> {
        if amount.is_zero() {
            return None;
        }
        let about = About {
            on: self.on,
            kind: if self.payment.is_reversal() { EntryKind::Reversal } else { kind },
            claim: Some((self.claim.id.clone(), line)),
            memo,
            evidence: segment(self.remittance, format_args!("CLP {}, {at}", self.place)),
        };
        let receivable = Account::PayerReceivable(self.claim.coverage.payer.id.clone());
        Some(transfer(about, debit, receivable, amount))
    }
}
