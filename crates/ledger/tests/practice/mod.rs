//! A small practice for tests: claims and remittances with as little around the money as their types allow.
#![allow(dead_code, reason = "each test file uses a part of it")]

use superbill_domain::*;
use superbill_ledger::AmountMeaning;

pub fn dollars(text: &str) -> Money {
    text.parse().unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn patient(id: &str) -> Patient {
    let nowhere =
        || Address { street: String::new(), city: String::new(), state: String::new(), zip: String::new() };
    Patient {
        id: PatientId::new(id),
        name: Phi::new(PersonName { last: "Example".into(), first: "Ada".into() }),
        birth_date: Phi::new(day("1980-04-01")),
        sex: Sex::Female,
        address: Phi::new(nowhere()),
    }
}

/// A claim to payer P1 for a patient, with one line per procedure and charge.
pub fn claim(id: &str, patient_id: &str, lines: &[(&str, &str)]) -> Claim {
    let npi: Npi = "1234567893".parse().unwrap();
    let taxonomy: Taxonomy = "207Q00000X".parse().unwrap();
    let patient = patient(patient_id);
    let payer = Payer { id: PayerId::new("P1"), name: "Payer One".into(), filing: ClaimFiling::Commercial };
    let line = |(number, (procedure, charge)): (u16, &(&str, &str))| ClaimLine {
        number,
        procedure: procedure.parse().unwrap(),
        modifiers: Vec::new(),
        charge: dollars(charge),
        units: 1,
        on: day("2026-06-15"),
        pointers: vec![1],
    };
    Claim {
        id: ClaimId::new(id),
        visit: VisitId::new(id),
        frequency: ClaimFrequency::Original,
        billing: BillingProvider {
            name: "Practice".into(),
            npi,
            taxonomy,
            tax_id: "123456789".into(),
            address: patient.address.reveal().clone(),
            phone: String::new(),
        },
        rendering: RenderingProvider { name: patient.name.reveal().clone(), npi, taxonomy },
        coverage: Coverage {
            payer,
            member_id: Phi::new("M1".into()),
            group_number: None,
            subscriber: patient.clone(),
            relationship: Relationship::Itself,
        },
        patient,
        place_of_service: "11".parse().unwrap(),
        diagnoses: vec!["I10".parse().unwrap()],
        lines: (1..).zip(lines).map(line).collect(),
    }
}

/// "CO-45 20.00" as an adjustment.
pub fn adjustment(text: &str) -> Adjustment {
    let (code, amount) = text.split_once(' ').unwrap();
    let (group, reason) = code.split_once('-').unwrap();
    let group = match group {
        "CO" => AdjustmentGroup::Co,
        "OA" => AdjustmentGroup::Oa,
        "PI" => AdjustmentGroup::Pi,
        _ => AdjustmentGroup::Pr,
    };
    Adjustment { group, reason: reason.parse().unwrap(), amount: dollars(amount), quantity: None }
}

pub fn paid_line(
    number: Option<u16>,
    procedure: &str,
    charge: &str,
    paid: &str,
    why: &[&str],
) -> LinePayment {
    LinePayment {
        line: number,
        procedure: procedure.parse().unwrap(),
        modifiers: Vec::new(),
        charge: dollars(charge),
        paid: dollars(paid),
        units: 1,
        on: Some(day("2026-06-15")),
        allowed: None,
        adjustments: why.iter().map(|text| adjustment(text)).collect(),
        remarks: Vec::new(),
    }
}

/// A claim payment of these lines; charge and payment are their sums.
pub fn payment(claim: &str, status: &str, lines: Vec<LinePayment>) -> ClaimPayment {
    ClaimPayment {
        claim: ClaimId::new(claim),
        status: status.into(),
        charge: lines.iter().map(|line| line.charge).sum(),
        paid: lines.iter().map(|line| line.paid).sum(),
        patient_responsibility: Money::ZERO,
        payer_claim_number: format!("ICN-{claim}"),
        adjustments: Vec::new(),
        remarks: Vec::new(),
        lines,
    }
}

/// The same payment taken back: every amount negative.
pub fn reversal(of: &ClaimPayment) -> ClaimPayment {
    let negative = |adjustment: &Adjustment| Adjustment { amount: -adjustment.amount, ..adjustment.clone() };
    let line = |line: &LinePayment| LinePayment {
        charge: -line.charge,
        paid: -line.paid,
        adjustments: line.adjustments.iter().map(negative).collect(),
        ..line.clone()
    };
    ClaimPayment {
        status: "22".into(),
        charge: -of.charge,
        paid: -of.paid,
        adjustments: of.adjustments.iter().map(negative).collect(),
        lines: of.lines.iter().map(line).collect(),
        ..of.clone()
    }
}

/// A remittance of payer P1; "L6 -5.00" is an adjustment of the provider level. What is paid is computed.
pub fn remittance(interchange: &str, claims: Vec<ClaimPayment>, plb: &[&str]) -> Remittance {
    let provider_adjustments: Vec<_> = plb
        .iter()
        .map(|text| {
            let (reason, amount) = text.split_once(' ').unwrap();
            ProviderAdjustment { reason: reason.into(), reference: None, amount: dollars(amount) }
        })
        .collect();
    let adjusted: Money = provider_adjustments.iter().map(|adjustment| adjustment.amount).sum();
    Remittance {
        interchange: InterchangeId::new(interchange),
        payer: PayerId::new("P1"),
        payer_name: "Payer One".into(),
        payee: None,
        trace_number: format!("T-{interchange}"),
        method: "ACH".into(),
        paid_on: day("2026-07-01"),
        paid: claims.iter().map(|claim| claim.paid).sum::<Money>() - adjusted,
        claims,
        provider_adjustments,
    }
}

/// CO-45 is the contract's, PR the patient's, all else is denied.
pub fn meaning(_: &PayerId, group: AdjustmentGroup, reason: Carc) -> AmountMeaning {
    match (group, reason.as_str()) {
        (AdjustmentGroup::Pr, _) => AmountMeaning::PatientResponsibility,
        (AdjustmentGroup::Co, "45" | "253") => AmountMeaning::Contractual,
        _ => AmountMeaning::Denied,
    }
}
