//! Claims, acknowledgments and remittances of a made-up practice.

use superbill_clearinghouse::{DateTime, Dispatch, Remitter, Submission, Usage};
use superbill_domain::*;

pub(crate) fn dispatch(sender: &str, receiver: &str, control_number: u32) -> Dispatch {
    Dispatch {
        sender: sender.to_owned(),
        receiver: receiver.to_owned(),
        control_number,
        at: DateTime::constant(2026, 6, 16, 9, 30, 0, 0),
        usage: Usage::Test,
    }
}

pub(crate) fn submission() -> Submission {
    Submission {
        dispatch: dispatch("LINDEN", "PAYERHUB", 17),
        reference: "BATCH-17".to_owned(),
        submitter_name: "Linden Street Family Medicine".to_owned(),
        contact_name: "Billing Office".to_owned(),
        contact_phone: "5035550142".to_owned(),
        receiver_name: "Payer Hub".to_owned(),
    }
}

pub(crate) fn address(street: &str) -> Address {
    Address {
        street: street.to_owned(),
        city: "PORTLAND".to_owned(),
        state: "OR".to_owned(),
        zip: "972051234".to_owned(),
    }
}

pub(crate) fn billing() -> BillingProvider {
    BillingProvider {
        name: "LINDEN STREET FAMILY MEDICINE".to_owned(),
        npi: "1555555014".parse().unwrap(),
        taxonomy: "261QP2300X".parse().unwrap(),
        tax_id: "987654321".to_owned(),
        address: address("410 LINDEN STREET"),
        phone: "5035550142".to_owned(),
    }
}

pub(crate) fn patient(id: &str, last: &str, first: &str) -> Patient {
    Patient {
        id: PatientId::new(id),
        name: Phi::new(PersonName { last: last.to_owned(), first: first.to_owned() }),
        birth_date: Phi::new("1961-02-03".parse().unwrap()),
        sex: Sex::Female,
        address: Phi::new(address("12 ELM STREET")),
    }
}

pub(crate) fn line(number: u16, procedure: &str, cents: i64, pointers: &[u8]) -> ClaimLine {
    ClaimLine {
        number,
        procedure: procedure.parse().unwrap(),
        modifiers: Vec::new(),
        charge: Money::from_cents(cents),
        units: 1,
        on: "2026-06-15".parse().unwrap(),
        pointers: pointers.to_vec(),
    }
}

/// An office visit of a subscriber with diabetes and hypertension.
pub(crate) fn claim(id: &str) -> Claim {
    let who = patient("P100", "ROE", "ALEX");
    let mut visit = line(1, "99214", 23_450, &[1, 2]);
    visit.modifiers = vec!["25".parse().unwrap()];
    Claim {
        id: ClaimId::new(id),
        visit: VisitId::new(id),
        frequency: ClaimFrequency::Original,
        billing: billing(),
        rendering: RenderingProvider {
            name: PersonName { last: "ADEYEMI".to_owned(), first: "SARA".to_owned() },
            npi: "1234567893".parse().unwrap(),
            taxonomy: "207Q00000X".parse().unwrap(),
        },
        patient: who.clone(),
        coverage: Coverage {
            payer: Payer {
                id: PayerId::new("61101"),
                name: "A COMMERCIAL PLAN".to_owned(),
                filing: ClaimFiling::Commercial,
            },
            member_id: Phi::new("W123456789".to_owned()),
            group_number: Some("G77".to_owned()),
            subscriber: who,
            relationship: Relationship::Itself,
        },
        place_of_service: "11".parse().unwrap(),
        diagnoses: vec!["E11.65".parse().unwrap(), "I10".parse().unwrap()],
        lines: vec![visit, line(2, "83036", 3_000, &[1])],
    }
}

/// The same visit for the subscriber's child.
pub(crate) fn dependent_claim(id: &str) -> Claim {
    let mut claim = claim(id);
    claim.patient = patient("P101", "ROE", "SAM");
    claim.coverage.relationship = Relationship::Child;
    // The guide sends no address for a subscriber who is not the patient, and no number of ours.
    claim.coverage.subscriber.id = PatientId::new("W123456789");
    claim.coverage.subscriber.address = Phi::new(Address {
        street: String::new(),
        city: String::new(),
        state: String::new(),
        zip: String::new(),
    });
    claim
}

/// A correction of an earlier claim, billed to Medicare by a clinician alone.
pub(crate) fn corrected_claim(id: &str) -> Claim {
    let mut claim = claim(id);
    claim.frequency = ClaimFrequency::Replacement { payer_claim_number: "ICN-0042".to_owned() };
    claim.patient = patient("P200", "NGUYEN", "MAI");
    claim.coverage.subscriber = claim.patient.clone();
    claim.coverage.member_id = Phi::new("1EG4TE5MK73".to_owned());
    claim.coverage.group_number = None;
    claim.coverage.payer = Payer {
        id: PayerId::new("02302"),
        name: "MEDICARE PART B".to_owned(),
        filing: ClaimFiling::MedicareB,
    };
    claim
}

pub(crate) fn claims() -> Vec<Claim> {
    vec![claim("C1"), dependent_claim("C2"), corrected_claim("C3"), claim("C4")]
}

pub(crate) fn claim_acknowledgment() -> ClaimAcknowledgment {
    let status = |id: &str, category: &str, status: &str, number: Option<&str>| ClaimStatus {
        claim: ClaimId::new(id),
        category: category.to_owned(),
        status: status.to_owned(),
        entity: Some("PR".to_owned()),
        charge: Money::from_cents(26_450),
        payer_claim_number: number.map(str::to_owned),
    };
    ClaimAcknowledgment {
        interchange: dispatch("PAYERHUB", "LINDEN", 300).interchange(),
        submission: "BATCH-17".to_owned(),
        received_on: Some("2026-06-16".parse().unwrap()),
        claims: vec![status("C1", "A2", "20", Some("ICN-1")), status("C2", "A7", "562", None)],
    }
}

fn adjustment(group: AdjustmentGroup, reason: &str, cents: i64) -> Adjustment {
    Adjustment { group, reason: reason.parse().unwrap(), amount: Money::from_cents(cents), quantity: None }
}

/// The first claim paid in part, the second denied; a small recovery.
pub(crate) fn remittance() -> Remittance {
    use AdjustmentGroup::{Co, Pr};
    let paid_line = |number: u16, procedure: &str, charge, paid, adjustments| LinePayment {
        line: Some(number),
        procedure: procedure.parse().unwrap(),
        modifiers: Vec::new(),
        charge: Money::from_cents(charge),
        paid: Money::from_cents(paid),
        units: 1,
        on: Some("2026-06-15".parse().unwrap()),
        allowed: Some(Money::from_cents(paid)),
        adjustments,
        remarks: Vec::new(),
    };
    let payment = |id: &str, status: &str, paid, owed, lines| ClaimPayment {
        claim: ClaimId::new(id),
        status: status.to_owned(),
        charge: Money::from_cents(26_450),
        paid: Money::from_cents(paid),
        patient_responsibility: Money::from_cents(owed),
        payer_claim_number: format!("ICN-{id}"),
        adjustments: Vec::new(),
        remarks: Vec::new(),
        lines,
    };
    let mut first =
        paid_line(1, "99214", 23_450, 10_000, vec![adjustment(Co, "45", 10_950), adjustment(Pr, "3", 2_500)]);
    first.modifiers = vec!["25".parse().unwrap()];
    let second = paid_line(2, "83036", 3_000, 1_000, vec![adjustment(Co, "45", 2_000)]);
    let mut denied_visit = paid_line(1, "99214", 23_450, 0, vec![adjustment(Co, "16", 23_450)]);
    denied_visit.remarks = vec!["N290".parse().unwrap(), "MA63".parse().unwrap()];
    denied_visit.allowed = None;
    let mut denied_test = paid_line(2, "83036", 3_000, 0, vec![adjustment(Co, "16", 3_000)]);
    denied_test.allowed = None;
    let mut denied = payment("C2", "4", 0, 0, vec![denied_visit, denied_test]);
    denied.remarks = vec!["MA130".parse().unwrap()];
    Remittance {
        interchange: remitter().dispatch.interchange(),
        payer: PayerId::new("61101"),
        payer_name: "A COMMERCIAL PLAN".to_owned(),
        payee: Some(billing().npi),
        trace_number: "CHK0001".to_owned(),
        method: "CHK".to_owned(),
        paid_on: "2026-06-30".parse().unwrap(),
        paid: Money::from_cents(9_000),
        claims: vec![payment("C1", "1", 11_000, 2_500, vec![first, second]), denied],
        provider_adjustments: vec![ProviderAdjustment {
            reason: "WO".to_owned(),
            reference: Some("ICN-OLD".to_owned()),
            amount: Money::from_cents(2_000),
        }],
    }
}

pub(crate) fn remitter() -> Remitter {
    Remitter {
        dispatch: dispatch("PAYERHUB", "LINDEN", 301),
        address: address("1 PLAN PLAZA"),
        tax_id: "123456789".to_owned(),
        contact_phone: "8005550100".to_owned(),
        transfer: None,
    }
}
