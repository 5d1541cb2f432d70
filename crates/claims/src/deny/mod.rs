//! From a claim payment to denials: what was adjudicated and not paid, and is to be worked.
//!
//! Group and reason decide, by the table in `data/adjustment_reasons.tsv`. What the table does not have is a denial: an
//! amount is written off because somebody knows why, never because nobody does.

mod meaning;

pub use meaning::{AdjustmentMeaning, Disposition, adjustment_meaning};

use superbill_domain::{
    Adjustment, Claim, ClaimLine, ClaimPayment, Denial, Explanation, Finding, InterchangeId, LinePayment,
    Money, Rarc, Subject,
};

use crate::rules::{CONTRACTUAL_TAKES_ALL, PAYMENT_LINE_UNMATCHED, REASON_UNKNOWN};

/// What to do with an amount whose reason nobody knows.
const UNKNOWN_STEP: &str = "Look up the reason with the payer, then work the denial.";

/// The denials of a claim payment, one for each adjusted amount to be worked, and what the table did not settle.
///
/// A reversal has none: it takes an earlier payment back, and the payment after it says what is denied. Nor has an
/// amount that raises the payment.
#[must_use]
pub fn denials(
    claim: &Claim,
    payment: &ClaimPayment,
    interchange: &InterchangeId,
) -> (Vec<Denial>, Vec<Finding>) {
    let mut reading = Reading { claim, payment, interchange, denials: Vec::new(), findings: Vec::new() };
    if payment.is_reversal() {
        return (reading.denials, reading.findings);
    }
    for adjustment in &payment.adjustments {
        reading.adjustment(adjustment, None, &payment.remarks);
    }
    for line in &payment.lines {
        reading.line(line);
    }
    (reading.denials, reading.findings)
}

/// A claim payment on its way to denials.
struct Reading<'a> {
    claim: &'a Claim,
    payment: &'a ClaimPayment,
    interchange: &'a InterchangeId,
    denials: Vec<Denial>,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn line(&mut self, paid: &LinePayment) {
        let number = line_of(self.claim, paid).map(|line| line.number);
        if number.is_none() && !paid.adjustments.is_empty() {
            let message = format!(
                "The payer answers for {}, charged {}, which matches no line.",
                paid.procedure, paid.charge
            );
            self.tell(&PAYMENT_LINE_UNMATCHED, None, message);
        }
        for adjustment in &paid.adjustments {
            self.adjustment(adjustment, number, &paid.remarks);
        }
        if takes_all(paid) {
            let message = format!(
                "{} was charged {} and all of it is called contractual.",
                paid.procedure, paid.charge
            );
            self.tell(&CONTRACTUAL_TAKES_ALL, number, message);
        }
    }

    fn adjustment(&mut self, adjustment: &Adjustment, line: Option<u16>, remarks: &[Rarc]) {
        if adjustment.amount <= Money::ZERO {
            return;
        }
        let meaning = adjustment_meaning(adjustment.group, adjustment.reason);
        let step = match meaning {
            Some(AdjustmentMeaning { disposition: Disposition::Denial, next_step }) => next_step,
            Some(_) => return,
            None => {
                let message = format!(
                    "{}-{} over {} is not in the table of reasons; it is kept as a denial.",
                    adjustment.group, adjustment.reason, adjustment.amount
                );
                self.tell(&REASON_UNKNOWN, line, message);
                UNKNOWN_STEP
            }
        };
        self.denials.push(Denial {
            claim: self.claim.id.clone(),
            line,
            group: adjustment.group,
            reason: adjustment.reason,
            remarks: remarks.to_vec(),
            amount: adjustment.amount,
            interchange: self.interchange.clone(),
            next_step: with_remarks(step, remarks),
        });
    }

    fn tell(&mut self, rule: &Explanation, line: Option<u16>, message: String) {
        let subject = Subject::Claim { claim: self.payment.claim.clone(), line };
        self.findings.push(rule.finding(subject, Vec::new(), message));
    }
}

/// The line of the claim that a payment line answers: by our number, else by procedure, day and charge.
fn line_of<'c>(claim: &'c Claim, paid: &LinePayment) -> Option<&'c ClaimLine> {
    let by_number = paid.line.and_then(|number| claim.line(number));
    by_number.or_else(|| {
        let same = |line: &&ClaimLine| {
            line.procedure == paid.procedure
                && line.charge == paid.charge
                && paid.on.is_none_or(|on| on == line.on)
        };
        let mut candidates = claim.lines.iter().filter(same);
        let first = candidates.next()?;
        // Two that look alike cannot be told apart; a person matches them.
        candidates.next().is_none().then_some(first)
    })
}

/// True for a line that was paid nothing, for contractual reasons alone, patient's share none.
fn takes_all(paid: &LinePayment) -> bool {
    let contractual = |adjustment: &Adjustment| {
        let meaning = adjustment_meaning(adjustment.group, adjustment.reason);
        // What an earlier payer did may well leave nothing for this one.
        adjustment.reason.as_str() != "23"
            && meaning.is_some_and(|meaning| meaning.disposition == Disposition::Contractual)
    };
    paid.paid.is_zero()
        && paid.charge > Money::ZERO
        && !paid.adjustments.is_empty()
        && paid.adjustments.iter().all(contractual)
}

fn with_remarks(step: &str, remarks: &[Rarc]) -> String {
    if remarks.is_empty() {
        return step.to_owned();
    }
    let codes: Vec<&str> = remarks.iter().map(Rarc::as_str).collect();
    format!("{step} Remarks: {}.", codes.join(", "))
}

#[cfg(test)]
mod tests;
