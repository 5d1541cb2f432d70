//! A doctor's office with one payer: claims in the short notation of the edits, sent and answered.
#![allow(dead_code, reason = "each test file uses a part of it")]

use superbill_clearinghouse::{Dispatch, Submission, Usage, read_277ca, read_835, read_999, write_837p};
use superbill_code_sets::CodeSets;
use superbill_domain::*;
use superbill_edits::notation;
use superbill_payer_simulator::{Answers, Plan, Simulator};
use superbill_pricing::{ContractTerms, Percent};

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn dollars(text: &str) -> Money {
    text.parse().unwrap()
}

pub fn codes() -> &'static CodeSets {
    CodeSets::embedded().unwrap()
}

/// A claim of a number, written as rules write their examples.
pub fn claim(id: &str, text: &str) -> Claim {
    Claim { id: ClaimId::new(id), visit: VisitId::new(id), ..notation::read(text).unwrap().claim }
}

/// A payer that pays 120 percent of Medicare, with this plan.
pub fn payer(plan: Plan) -> Simulator {
    let plain = claim("C", "dx I10 | 99213");
    Simulator {
        payer: plain.coverage.payer,
        address: plain.billing.address,
        phone: "8005550100".into(),
        tax_id: "371111111".into(),
        terms: ContractTerms::percent_of_medicare(
            "Example contract",
            day("2026-01-01"),
            Percent::from_hundredths(12_000),
        ),
        plan,
        seed: 42,
    }
}

/// The claims as an 837P with this control number.
pub fn sent(control_number: u32, claims: &[Claim]) -> Vec<u8> {
    let dispatch = Dispatch {
        sender: "ELMSTREET".into(),
        receiver: "EXAMPLEPLAN".into(),
        control_number,
        at: day("2026-06-16").at(8, 0, 0, 0),
        usage: Usage::Test,
    };
    let batch = write_837p(
        claims,
        &Submission {
            dispatch,
            reference: format!("B{control_number}"),
            submitter_name: "Elm Street Clinic".into(),
            contact_name: "Billing".into(),
            contact_phone: "2175550100".into(),
            receiver_name: "Example Plan".into(),
        },
    );
    assert_eq!(batch.claims.len(), claims.len(), "{:?}", batch.findings);
    batch.bytes
}

/// What came back, read by the clearinghouse.
#[derive(Debug)]
pub struct Answered {
    pub functional: Vec<ImplementationAcknowledgment>,
    pub statuses: Vec<ClaimStatus>,
    /// The interchange of the last 277CA.
    pub claims_came_by: InterchangeId,
    pub remittances: Vec<Remittance>,
    pub answers: Answers,
}

/// Reads the answers; whatever the reader stops at fails the test.
pub fn read(answers: Answers) -> Answered {
    let sound = |findings: Vec<Finding>| {
        assert!(findings.iter().all(|finding| !finding.stops()), "{findings:?}");
    };
    assert!(answers.findings.is_empty(), "{:?}", answers.findings);
    let (functional, findings) = answers.functional.as_deref().map(read_999).unwrap_or_default();
    sound(findings);
    let (mut statuses, mut claims_came_by) = (Vec::new(), InterchangeId::new(""));
    for file in &answers.claims {
        let (acknowledgments, findings) = read_277ca(file);
        sound(findings);
        for acknowledgment in acknowledgments {
            claims_came_by = acknowledgment.interchange;
            statuses.extend(acknowledgment.claims);
        }
    }
    let (remittances, findings) = answers.remittance.as_deref().map(read_835).unwrap_or_default();
    sound(findings);
    Answered { functional, statuses, claims_came_by, remittances, answers }
}

/// Sends claims on 16 June 2026 and reads what the payer answers.
pub fn answered(payer: &Simulator, claims: &[Claim]) -> Answered {
    read(payer.answer(&sent(1, claims), day("2026-06-16"), codes(), &[]))
}

impl Answered {
    /// The payments of a claim, in order.
    pub fn payments(&self, claim: &str) -> Vec<&ClaimPayment> {
        let all = self.remittances.iter().flat_map(|remittance| &remittance.claims);
        all.filter(|payment| payment.claim.as_str() == claim).collect()
    }

    /// The status of a claim: "A7:255".
    pub fn status(&self, claim: &str) -> String {
        let status = self.statuses.iter().find(|status| status.claim.as_str() == claim).unwrap();
        format!("{}:{}", status.category, status.status)
    }

    /// The adjustments of a claim's lines: "1 CO-45 20.00".
    pub fn adjustments(&self, claim: &str) -> Vec<String> {
        let payments = self.payments(claim);
        let lines = payments.iter().flat_map(|payment| &payment.lines);
        let said = lines.flat_map(|line| {
            let number = line.line.unwrap_or_default();
            line.adjustments.iter().map(move |a| format!("{number} {}-{} {}", a.group, a.reason, a.amount))
        });
        said.collect()
    }
}
