//! Claims for the tests of pricing, written in a line each: "99213-25 x1 200.00".

use superbill_code_sets::CodeSets;
use superbill_domain::{
    Address, BillingProvider, Claim, ClaimFiling, ClaimFrequency, ClaimId, ClaimLine, Coverage, Date,
    ExpectedPayment, Money, Patient, PatientId, Payer, PayerId, PersonName, Phi, Relationship,
    RenderingProvider, Sex, VisitId,
};
use superbill_pricing::{ContractTerms, LocalityOfPayment, price};

/// A claim of lines on a day at a place, by a family physician.
pub(crate) fn claim(day: &str, place: &str, lines: &[&str]) -> Claim {
    let address = Address {
        street: "1 Elm St".into(),
        city: "Elm".into(),
        state: "AL".into(),
        zip: "350010000".into(),
    };
    let patient = Patient {
        id: PatientId::new("1"),
        name: Phi::new(PersonName { last: "Example".into(), first: "Ada".into() }),
        birth_date: Phi::new("1950-01-01".parse().unwrap()),
        sex: Sex::Female,
        address: Phi::new(address.clone()),
    };
    Claim {
        id: ClaimId::new("C1"),
        visit: VisitId::new("V1"),
        frequency: ClaimFrequency::Original,
        billing: BillingProvider {
            name: "Elm Clinic".into(),
            npi: "1234567893".parse().unwrap(),
            taxonomy: "207Q00000X".parse().unwrap(),
            tax_id: "123456789".into(),
            address,
            phone: "2055550100".into(),
        },
        rendering: RenderingProvider {
            name: PersonName { last: "Doe".into(), first: "Jo".into() },
            npi: "1234567893".parse().unwrap(),
            taxonomy: "207Q00000X".parse().unwrap(),
        },
        patient: patient.clone(),
        coverage: Coverage {
            payer: Payer { id: PayerId::new("MEDB"), name: "Payer".into(), filing: ClaimFiling::MedicareB },
            member_id: Phi::new("1".into()),
            group_number: None,
            subscriber: patient,
            relationship: Relationship::Itself,
        },
        place_of_service: place.parse().unwrap(),
        diagnoses: vec!["I10".parse().unwrap()],
        lines: lines.iter().zip(1..).map(|(text, number)| line(text, number, day)).collect(),
    }
}

fn line(text: &str, number: u16, day: &str) -> ClaimLine {
    let mut words = text.split_whitespace();
    let mut code = words.next().unwrap().split('-');
    ClaimLine {
        number,
        procedure: code.next().unwrap().parse().unwrap(),
        modifiers: code.map(|modifier| modifier.parse().unwrap()).collect(),
        units: words.next().map_or(1, |units| units.trim_start_matches('x').parse().unwrap()),
        charge: words.next().unwrap_or("9999.00").parse().unwrap(),
        on: day.parse().unwrap(),
        pointers: vec![1],
    }
}

/// Medicare, national amounts.
pub(crate) fn medicare() -> ContractTerms {
    ContractTerms::medicare("2020-01-01".parse().unwrap(), None)
}

/// Medicare in a locality.
pub(crate) fn medicare_in(contractor: &str, number: &str) -> ContractTerms {
    let locality = LocalityOfPayment { contractor: contractor.into(), number: number.into() };
    ContractTerms { locality: Some(locality), ..medicare() }
}

/// The claim priced by the book of its first day.
pub(crate) fn priced(claim: &Claim, terms: &ContractTerms) -> ExpectedPayment {
    let day: Date = claim.first_day().unwrap();
    price(claim, terms, &CodeSets::embedded().unwrap().on(day).procedures())
}

/// The allowed amounts of the lines, as text; a dash where there is none.
pub(crate) fn allowed(claim: &Claim, terms: &ContractTerms) -> Vec<String> {
    let text = |amount: Option<Money>| amount.map_or_else(|| "-".to_owned(), |amount| amount.to_string());
    priced(claim, terms).lines.iter().map(|line| text(line.allowed)).collect()
}

/// The rules that spoke, in order.
pub(crate) fn rules(claim: &Claim, terms: &ContractTerms) -> Vec<String> {
    priced(claim, terms).findings.iter().map(|finding| finding.rule.to_string()).collect()
}
