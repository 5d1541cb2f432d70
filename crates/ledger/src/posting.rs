//! Posting: what a remittance does to the books.

use superbill_domain::{
    Account, Claim, ClaimId, ClaimPayment, Date, EntryKind, Finding, JournalEntry, Money, ProviderAdjustment,
    Remittance,
};

use crate::adjustment_meaning::AdjustmentMeaning;
use crate::claim_lookup::ClaimLookup;
use crate::claim_posting::ClaimPosting;
use crate::entry::{About, transfer};
use crate::finding::{deposit_differs, out_of_balance, segment, unmatched_claim};

/// A claim payment of a remittance that fits no claim of ours, and waits for a person to match it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmatchedPayment {
    /// The place of the CLP in the transaction set, from 1.
    pub place: usize,
    /// The claim number as the payer wrote it (CLP01).
    pub claim: ClaimId,
    /// The payer's own number of the claim (CLP07).
    pub payer_claim_number: String,
    /// What was paid.
    pub paid: Money,
}

/// What posting a remittance leads to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PostingOutcome {
    /// The entries, in the order of the remittance; empty where a finding stops.
    pub entries: Vec<JournalEntry>,
    /// What fits no claim. Its money is in the entries, under unapplied payments, so that deposits equal the bank's.
    pub unmatched: Vec<UnmatchedPayment>,
    /// What stops the posting, and what a person should see of it.
    pub findings: Vec<Finding>,
}

/// Posts a remittance: payments, adjustments, reversals and the adjustments of the provider level.
///
/// Nothing is posted, and the findings stop, unless the remittance balances at each service, at each claim and as a
/// whole. Amounts are taken as they stand: a negative one lowers what it belongs to, and is never flipped.
/// That a remittance is posted once is for its keeper to see to.
#[must_use]
pub fn post(
    remittance: &Remittance,
    claims: &dyn ClaimLookup,
    meaning: &dyn AdjustmentMeaning,
) -> PostingOutcome {
    let imbalances = remittance.imbalances();
    if !imbalances.is_empty() {
        return stopped(imbalances.iter().map(|imbalance| out_of_balance(remittance, imbalance)).collect());
    }
    let mut outcome = PostingOutcome::default();
    for (place, payment) in (1..).zip(&remittance.claims) {
        match claims.claim(&payment.claim) {
            Some(claim) => {
                let (cash, on) = (Account::Deposits, remittance.paid_on);
                ClaimPosting { remittance, place, payment, claim, meaning, cash, on }.write(&mut outcome);
            }
            None => keep_unmatched(remittance, place, payment, &mut outcome),
        }
    }
    let adjustments = (1..).zip(&remittance.provider_adjustments);
    outcome.entries.extend(adjustments.filter_map(|(place, adjustment)| plb(remittance, place, adjustment)));
    let deposited = deposits(&outcome.entries);
    if deposited == remittance.paid { outcome } else { stopped(vec![deposit_differs(remittance, deposited)]) }
}

/// Posts an unmatched payment to the claim that a person found for it, on the day of that act.
///
/// The money moves out of unapplied payments; nothing is deposited a second time. None where the remittance has no
/// claim payment at that place.
#[must_use]
pub fn post_matched(
    remittance: &Remittance,
    place: usize,
    claim: &Claim,
    meaning: &dyn AdjustmentMeaning,
    on: Date,
) -> Option<PostingOutcome> {
    let payment = remittance.claims.get(place.checked_sub(1)?)?;
    let cash = Account::UnappliedPayments(remittance.payer.clone());
    let mut outcome = PostingOutcome::default();
    ClaimPosting { remittance, place, payment, claim, meaning, cash, on }.write(&mut outcome);
    Some(outcome)
}

fn stopped(findings: Vec<Finding>) -> PostingOutcome {
    PostingOutcome { findings, ..PostingOutcome::default() }
}

fn keep_unmatched(
    remittance: &Remittance,
    place: usize,
    payment: &ClaimPayment,
    outcome: &mut PostingOutcome,
) {
    outcome.findings.push(unmatched_claim(remittance, place, payment));
    outcome.unmatched.push(UnmatchedPayment {
        place,
        claim: payment.claim.clone(),
        payer_claim_number: payment.payer_claim_number.clone(),
        paid: payment.paid,
    });
    if payment.paid.is_zero() {
        return;
    }
    let about = About {
        on: remittance.paid_on,
        kind: if payment.is_reversal() { EntryKind::Reversal } else { EntryKind::Payment },
        claim: None,
        memo: format!("payment of an unknown claim, trace {}", remittance.trace_number),
        evidence: segment(remittance, format_args!("CLP {place}, CLP04")),
    };
    let waiting = Account::UnappliedPayments(remittance.payer.clone());
    outcome.entries.push(transfer(about, Account::Deposits, waiting, payment.paid));
}

/// An adjustment of the provider level (PLB). Positive lowers the payment, so it takes from deposits.
fn plb(remittance: &Remittance, place: usize, adjustment: &ProviderAdjustment) -> Option<JournalEntry> {
    let ProviderAdjustment { reason, reference, amount } = adjustment;
    let account = match reason.as_str() {
        "L6" => Account::Interest,
        _ => Account::ProviderAdjustments(remittance.payer.clone()),
    };
    let reference = reference.as_deref().map(|reference| format!(", {reference}")).unwrap_or_default();
    let about = About {
        on: remittance.paid_on,
        kind: EntryKind::ProviderAdjustment,
        claim: None,
        memo: format!("provider adjustment {reason}{reference}"),
        evidence: segment(remittance, format_args!("PLB {place}")),
    };
    (!amount.is_zero()).then(|| transfer(about, account, Account::Deposits, *amount))
}

fn deposits(entries: &[JournalEntry]) -> Money {
    let postings = entries.iter().flat_map(JournalEntry::postings);
    postings.filter(|posting| posting.account == Account::Deposits).map(|posting| posting.amount).sum()
}
