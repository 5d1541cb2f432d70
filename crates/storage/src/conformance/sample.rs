//! Records to keep: as little as their types allow, each told apart by its number.
#![expect(clippy::expect_used, reason = "the samples are written here and are well formed")]

use std::fmt::Debug;
use std::str::FromStr;

use superbill_domain::*;

pub(super) fn read<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("a sample is well formed")
}

pub(super) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_780_000_000 + second).expect("a sample is a time")
}

pub(super) fn digest(number: u8) -> Digest {
    Digest([number; 32])
}

fn address() -> Address {
    Address {
        street: "1 Main St".into(),
        city: "Springfield".into(),
        state: "IL".into(),
        zip: "627010000".into(),
    }
}

fn patient() -> Patient {
    Patient {
        id: PatientId::new("A"),
        name: Phi::new(PersonName { last: "Example".into(), first: "Zoë".into() }),
        birth_date: Phi::new(read("1980-02-29")),
        sex: Sex::Female,
        address: Phi::new(address()),
    }
}

fn billing() -> BillingProvider {
    BillingProvider {
        name: "Practice".into(),
        npi: read("1234567893"),
        taxonomy: read("207Q00000X"),
        tax_id: "123456789".into(),
        address: address(),
        phone: "2175550100".into(),
    }
}

fn rendering() -> RenderingProvider {
    let name = PersonName { last: "Doe".into(), first: "Jo".into() };
    RenderingProvider { name, npi: read("1234567893"), taxonomy: read("207Q00000X") }
}

fn coverage() -> Coverage {
    Coverage {
        payer: Payer { id: PayerId::new("P1"), name: "Payer One".into(), filing: ClaimFiling::Commercial },
        member_id: Phi::new("M1".into()),
        group_number: None,
        subscriber: patient(),
        relationship: Relationship::Itself,
    }
}

pub(super) fn visit(id: &str, on: &str) -> Visit {
    Visit {
        id: VisitId::new(id),
        on: read(on),
        setting: Setting::Office,
        place_of_service: read("11"),
        new_patient: Some(false),
        patient: patient(),
        coverage: coverage(),
        billing: billing(),
        rendering: rendering(),
    }
}

pub(super) fn claim(id: &str, visit: &str) -> Claim {
    Claim {
        id: ClaimId::new(id),
        visit: VisitId::new(visit),
        frequency: ClaimFrequency::Original,
        billing: billing(),
        rendering: rendering(),
        patient: patient(),
        coverage: coverage(),
        place_of_service: read("11"),
        diagnoses: vec![read("E11.65"), read("I10")],
        lines: vec![ClaimLine {
            number: 1,
            procedure: read("99213"),
            modifiers: vec![read("25")],
            charge: read("150.00"),
            units: 1,
            on: read("2026-06-15"),
            pointers: vec![1, 2],
        }],
    }
}

pub(super) fn finding(rule: &'static str, severity: Severity, claim: &str) -> Finding {
    Finding {
        rule: RuleId::new(rule),
        severity,
        subject: Subject::Claim { claim: ClaimId::new(claim), line: Some(1) },
        evidence: Vec::new(),
        message: format!("{rule} fired"),
        remedy: "mend it".into(),
        authority: Authority::new("a sample", "1", "1"),
        likely_denial: Some(read("97")),
    }
}

pub(super) fn remittance(interchange: &str, trace: &str, paid: &str) -> Remittance {
    Remittance {
        interchange: InterchangeId::new(interchange),
        payer: PayerId::new("P1"),
        payer_name: "Payer One".into(),
        payee: None,
        trace_number: trace.into(),
        method: "ACH".into(),
        paid_on: read("2026-07-01"),
        paid: read(paid),
        claims: Vec::new(),
        provider_adjustments: Vec::new(),
    }
}

/// An entry in a chain of samples: the digest of each is its number.
pub(super) fn sealed(sequence: u8, claim: Option<&str>) -> SealedEntry {
    let amount = Money::from_cents(i64::from(sequence));
    let postings = vec![
        Posting { account: Account::PayerReceivable(PayerId::new("P1")), amount },
        Posting { account: Account::Charges, amount: -amount },
    ];
    let evidence = Evidence::Row { release: "a sample".into(), row: sequence.to_string() };
    let claim = claim.map(|claim| (ClaimId::new(claim), Some(1)));
    let entry =
        JournalEntry::new(read("2026-06-16"), EntryKind::Charge, claim, "a sample", evidence, postings);
    let seal = Seal {
        sequence: u64::from(sequence),
        previous: digest(sequence.saturating_sub(1)),
        hash: digest(sequence),
    };
    SealedEntry { entry: entry.expect("a sample balances"), seal }
}
