//! The payer, and its answers to an interchange of claims.

use std::collections::BTreeMap;

use superbill_clearinghouse::{
    Dispatch, ReceivedClaims, ReceivedSubmission, Remitter, receive_837p, write_277ca, write_835, write_999,
};
use superbill_code_sets::CodeSets;
use superbill_domain::{
    Address, Claim, ClaimAcknowledgment, ClaimFrequency, ClaimPayment, ClaimStatus, Date, Finding, Money,
    Npi, Payer, ProviderAdjustment, Remittance,
};
use superbill_edits::scrub;
use superbill_pricing::ContractTerms;

use crate::adjudication::{Adjudicator, reversal};
use crate::chance::Chance;
use crate::front_end::{rejection, to_take_back};
use crate::log::LogEntry;
use crate::numbers::{Answer, control_number, payer_claim_number};
use crate::plan::Plan;

/// Days from the receipt of a claim to its payment.
const DAYS_TO_PAY: u8 = 14;

/// A simulated payer.
#[derive(Debug, Clone)]
pub struct Simulator {
    /// Who it is; claims for another payer are turned back.
    pub payer: Payer,
    /// Its address.
    pub address: Address,
    /// Its telephone number for questions, ten digits.
    pub phone: String,
    /// Its employer identification number, nine digits.
    pub tax_id: String,
    /// What it agreed to pay.
    pub terms: ContractTerms,
    /// What it leaves to its patients.
    pub plan: Plan,
    /// From which every lot is drawn.
    pub seed: u64,
}

/// The answers to one interchange, in the order in which they arrive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The 999; none where what came is no interchange at all.
    pub functional: Option<Vec<u8>>,
    /// A 277CA for each submission that could be read.
    pub claims: Vec<Vec<u8>>,
    /// The 835; none where no claim was adjudicated.
    pub remittance: Option<Vec<u8>>,
    /// Every decision and its ground.
    pub log: Vec<LogEntry>,
    /// What could not be written; empty unless a claim of the interchange has what no answer can carry.
    pub findings: Vec<Finding>,
}

impl Answers {
    /// The files in the order in which they arrive.
    pub fn files(&self) -> impl Iterator<Item = &[u8]> {
        self.functional.iter().chain(&self.claims).chain(&self.remittance).map(Vec::as_slice)
    }

    fn keep(&mut self, written: Result<Vec<u8>, Vec<Finding>>) -> Option<Vec<u8>> {
        written.map_err(|findings| self.findings.extend(findings)).ok()
    }
}

/// An interchange under way to its answers.
struct Received<'r> {
    on: Date,
    /// The envelope it came in.
    dispatch: Dispatch,
    codes: &'r CodeSets,
    earlier: &'r [ClaimPayment],
}

impl Simulator {
    /// Answers an interchange of claims received on a day.
    ///
    /// `earlier` are the claim payments that this payer sent before, in their order; a replacement or void (frequency 7
    /// or 8) takes the one that it corrects back, and is turned back where there is none. The same arguments give the
    /// same bytes. Nothing that is received makes it fail: what cannot be read is rejected by the 999.
    #[must_use]
    pub fn answer(
        &self,
        interchange_837: &[u8],
        received_on: Date,
        codes: &CodeSets,
        earlier: &[ClaimPayment],
    ) -> Answers {
        let mut answers = Answers::default();
        let Some(ReceivedClaims { dispatch, acknowledgments, submissions }) = receive_837p(interchange_837)
        else {
            return answers;
        };
        let received = Received { on: received_on, dispatch, codes, earlier };
        let functional = received.answer(Answer::Functional, received_on);
        answers.functional = answers.keep(write_999(&acknowledgments, &functional));
        let accepted = self.take_in(&received, submissions, &mut answers);
        self.pay(&received, &accepted, &mut answers);
        answers
    }

    /// The front end: a 277CA for each submission. Gives the claims that enter adjudication.
    fn take_in(
        &self,
        received: &Received<'_>,
        submissions: Vec<ReceivedSubmission>,
        answers: &mut Answers,
    ) -> Vec<Claim> {
        let mut accepted = Vec::new();
        for (number, submission) in (0..).zip(submissions) {
            let statuses =
                submission.claims.iter().map(|claim| self.status(received, claim, &mut answers.log));
            let acknowledgment = ClaimAcknowledgment {
                interchange: submission.interchange.clone(),
                submission: submission.reference.clone(),
                received_on: Some(received.on),
                claims: statuses.collect(),
            };
            let dispatch = received.answer(Answer::Claims(number), received.on);
            let claims = &submission.claims;
            let written = write_277ca(&acknowledgment, claims, &self.payer, &submission.sender, &dispatch);
            let file = answers.keep(written);
            answers.claims.extend(file);
            let taken = submission.claims.into_iter().zip(&acknowledgment.claims);
            accepted.extend(taken.filter(|(_, status)| status.is_accepted()).map(|(claim, _)| claim));
        }
        accepted
    }

    fn status(&self, received: &Received<'_>, claim: &Claim, log: &mut Vec<LogEntry>) -> ClaimStatus {
        let book = received.codes.on(claim.first_day().unwrap_or(received.on));
        let findings = scrub(claim, book, received.on);
        let rejection = rejection(claim, &self.payer, &findings, received.earlier);
        if let Some(rejection) = &rejection {
            let what = format!("rejected {}:{}: {}", rejection.category, rejection.status, rejection.why);
            log.push(LogEntry { claim: claim.id.clone(), line: None, what });
        }
        let number = payer_claim_number(Chance(self.seed), &claim.id, received.on);
        ClaimStatus {
            claim: claim.id.clone(),
            category: rejection.as_ref().map_or("A2", |rejection| rejection.category).to_owned(),
            status: rejection.as_ref().map_or("20", |rejection| rejection.status).to_owned(),
            entity: rejection.as_ref().and_then(|rejection| rejection.entity).map(str::to_owned),
            charge: claim.total_charge(),
            payer_claim_number: rejection.is_none().then_some(number),
        }
    }

    /// Adjudicates what was taken in, and writes one remittance for each billing provider.
    fn pay(&self, received: &Received<'_>, accepted: &[Claim], answers: &mut Answers) {
        if accepted.is_empty() {
            return;
        }
        let mut adjudicator = Adjudicator::new(self, received.codes, received.on);
        let mut by_payee = BTreeMap::<Npi, Vec<ClaimPayment>>::new();
        for claim in accepted {
            let payments = by_payee.entry(claim.billing.npi).or_default();
            payments.extend(self.payments(received, claim, &mut adjudicator));
        }
        answers.log.append(&mut adjudicator.log);
        let paid_on = (0..DAYS_TO_PAY).try_fold(received.on, |day, _| day.tomorrow()).unwrap_or(received.on);
        let dispatch = received.answer(Answer::Remittance, paid_on);
        let remittances: Vec<Remittance> = (1..)
            .zip(by_payee)
            .map(|(number, (payee, claims))| self.remittance(&dispatch, number, payee, paid_on, claims))
            .collect();
        let remitter = Remitter {
            dispatch,
            address: self.address.clone(),
            tax_id: self.tax_id.clone(),
            contact_phone: self.phone.clone(),
            transfer: None,
        };
        let mut claims = accepted.to_vec();
        claims.extend(accepted.iter().filter_map(|claim| original(received, claim)));
        answers.remittance = answers.keep(write_835(&remittances, &claims, &remitter));
    }

    /// The payments that a claim leads to: its own, or for a correction the original taken back first.
    fn payments(
        &self,
        received: &Received<'_>,
        claim: &Claim,
        adjudicator: &mut Adjudicator<'_>,
    ) -> Vec<ClaimPayment> {
        let taken_back = to_take_back(received.earlier, claim).map(reversal);
        let own = match &claim.frequency {
            ClaimFrequency::Void { .. } => None,
            _ => {
                let number = payer_claim_number(Chance(self.seed), &claim.id, received.on);
                Some(adjudicator.adjudicate(claim, number))
            }
        };
        taken_back.into_iter().chain(own).collect()
    }

    fn remittance(
        &self,
        dispatch: &Dispatch,
        number: u32,
        payee: Npi,
        paid_on: Date,
        claims: Vec<ClaimPayment>,
    ) -> Remittance {
        let total: Money = claims.iter().map(|claim| claim.paid).sum();
        // A payment is never negative: what is taken back beyond what is paid is forwarded to the next one.
        let forwarded = (total < Money::ZERO).then(|| ProviderAdjustment {
            reason: "FB".to_owned(),
            reference: None,
            amount: total,
        });
        let paid = total.max(Money::ZERO);
        Remittance {
            interchange: dispatch.interchange(),
            payer: self.payer.id.clone(),
            payer_name: self.payer.name.clone(),
            payee: Some(payee),
            trace_number: format!("{:09}{number:03}", dispatch.control_number),
            method: if paid > Money::ZERO { "CHK" } else { "NON" }.to_owned(),
            paid_on,
            paid,
            claims,
            provider_adjustments: forwarded.into_iter().collect(),
        }
    }
}

/// The claim that a correction takes back, as far as a remittance tells of it: the names are those of the correction.
fn original(received: &Received<'_>, correction: &Claim) -> Option<Claim> {
    let taken_back = to_take_back(received.earlier, correction)?;
    Some(Claim { id: taken_back.claim.clone(), ..correction.clone() })
}

impl Received<'_> {
    /// The envelope of an answer: back to the sender, at noon of its day.
    fn answer(&self, answer: Answer, on: Date) -> Dispatch {
        Dispatch {
            sender: self.dispatch.receiver.clone(),
            receiver: self.dispatch.sender.clone(),
            control_number: control_number(self.dispatch.control_number, answer),
            at: on.at(12, 0, 0, 0),
            usage: self.dispatch.usage,
        }
    }
}
