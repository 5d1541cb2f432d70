//! A visit and its parts for the tests of this crate.

use superbill_code_sets::CodeSets;
use superbill_code_sets::procedures::ProcedureBook;
use superbill_domain::*;

pub(crate) const DAY: Date = Date::constant(2026, 6, 15);

pub(crate) fn procedures() -> ProcedureBook<'static> {
    CodeSets::embedded().unwrap().on(DAY).procedures()
}

pub(crate) fn visit() -> Visit {
    let address = Address {
        street: "12 Elm Street".into(),
        city: "Springfield".into(),
        state: "IL".into(),
        zip: "627040001".into(),
    };
    let patient = Patient {
        id: PatientId::new("P1"),
        name: Phi::new(PersonName { last: "Example".into(), first: "Ada".into() }),
        birth_date: Phi::new(Date::constant(1960, 2, 1)),
        sex: Sex::Female,
        address: Phi::new(address.clone()),
    };
    let payer = Payer { id: PayerId::new("99999"), name: "Plan".into(), filing: ClaimFiling::Commercial };
    Visit {
        id: VisitId::new("V1"),
        on: DAY,
        setting: Setting::Office,
        place_of_service: "11".parse().unwrap(),
        new_patient: Some(false),
        patient: patient.clone(),
        coverage: Coverage {
            payer,
            member_id: Phi::new("W123456789".into()),
            group_number: None,
            subscriber: patient,
            relationship: Relationship::Itself,
        },
        billing: BillingProvider {
            name: "Clinic".into(),
            npi: "1234567893".parse().unwrap(),
            taxonomy: "207Q00000X".parse().unwrap(),
            tax_id: "371234567".into(),
            address,
            phone: "2175550100".into(),
        },
        rendering: RenderingProvider {
            name: PersonName { last: "Doe".into(), first: "Jo".into() },
            npi: "1245319599".parse().unwrap(),
            taxonomy: "207Q00000X".parse().unwrap(),
        },
    }
}

/// A charge written as on a superbill: the code with its modifiers, and the diagnoses it was done for.
pub(crate) fn charge(code: &str, diagnoses: &[u8]) -> Charge {
    let (procedure, modifiers) = coded(code);
    Charge {
        procedure,
        modifiers,
        units: 1,
        diagnoses: diagnoses.to_vec(),
        amount: Money::from_cents(10_000),
    }
}

pub(crate) fn coded_visit(diagnoses: &[&str], charges: &[Charge]) -> CodedVisit {
    CodedVisit {
        visit: VisitId::new("V1"),
        diagnoses: diagnoses.iter().map(|code| code.parse().unwrap()).collect(),
        charges: charges.to_vec(),
        decisions: Vec::new(),
    }
}

/// A code and its modifiers: `99214-25`.
pub(crate) fn coded(text: &str) -> (Procedure, Vec<Modifier>) {
    let mut parts = text.split('-');
    let procedure = parts.next().unwrap().parse().unwrap();
    (procedure, parts.map(|modifier| modifier.parse().unwrap()).collect())
}

/// A claim of a knee injection beside a visit: line 1 is 99214-25 for 150.00, line 2 is 20610-RT for 200.00.
pub(crate) fn claim() -> Claim {
    let mut visit_charge = charge("99214-25", &[1]);
    visit_charge.amount = Money::from_cents(15_000);
    let mut injection = charge("20610-RT", &[2]);
    injection.amount = Money::from_cents(20_000);
    let coded = coded_visit(&["E11.65", "M17.11"], &[visit_charge, injection]);
    crate::assemble(ClaimId::new("C1"), &visit(), &coded, procedures()).0.unwrap()
}

pub(crate) fn ids(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_str()).collect()
}
