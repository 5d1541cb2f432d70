//! Claims of every shape that can be written are read back equal.

use proptest::prelude::*;
use superbill_clearinghouse::{read_837p, write_837p};
use superbill_domain::*;

use crate::sample::{claim, submission};

/// An NPI with its check digit, from nine digits.
fn npi(nine: u32) -> Npi {
    (0..10)
        .find_map(|check| format!("1{:08}{check}", nine % 100_000_000).parse().ok())
        .expect("one digit fits")
}

fn words() -> impl Strategy<Value = String> {
    "[A-Z]{1,9}( [A-Z0-9'&.-]{1,8}){0,2}"
}

fn identifier() -> impl Strategy<Value = String> {
    "[A-Za-z0-9._/-]{1,12}"
}

fn address() -> impl Strategy<Value = Address> {
    (words(), "[A-Z]{2,12}", "[A-Z]{2}", "[0-9]{9}").prop_map(|(street, city, state, zip)| Address {
        street,
        city,
        state,
        zip,
    })
}

fn date() -> impl Strategy<Value = Date> {
    (1920_i16..2027, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

fn patient() -> impl Strategy<Value = Patient> {
    let sex = prop_oneof![Just(Sex::Female), Just(Sex::Male), Just(Sex::Unknown)];
    (identifier(), words(), words(), date(), sex, address()).prop_map(
        |(id, last, first, birth, sex, home)| Patient {
            id: PatientId::new(id),
            name: Phi::new(PersonName { last, first }),
            birth_date: Phi::new(birth),
            sex,
            address: Phi::new(home),
        },
    )
}

fn coverage() -> impl Strategy<Value = (Coverage, Patient)> {
    let relationship = prop_oneof![
        Just(Relationship::Itself),
        Just(Relationship::Spouse),
        Just(Relationship::Child),
        Just(Relationship::Other)
    ];
    let filing = prop_oneof![
        Just(ClaimFiling::MedicareB),
        Just(ClaimFiling::Medicaid),
        Just(ClaimFiling::Ppo),
        Just(ClaimFiling::Hmo),
        Just(ClaimFiling::Commercial),
        Just(ClaimFiling::BlueCross)
    ];
    let parts = (patient(), patient(), relationship, filing, identifier(), words(), identifier());
    (parts, prop::option::of(identifier())).prop_map(
        |((patient, other, relationship, filing, id, name, member), group)| {
            // What the guide does not send of a subscriber who is not the patient.
            let subscriber = match relationship {
                Relationship::Itself => patient.clone(),
                _ => Patient {
                    id: PatientId::new(member.as_str()),
                    address: Phi::new(Address {
                        street: String::new(),
                        city: String::new(),
                        state: String::new(),
                        zip: String::new(),
                    }),
                    ..other
                },
            };
            let payer = Payer { id: PayerId::new(id), name, filing };
            let member_id = Phi::new(member);
            (Coverage { payer, member_id, group_number: group, subscriber, relationship }, patient)
        },
    )
}

fn lines(diagnoses: usize) -> impl Strategy<Value = Vec<ClaimLine>> {
    let most = u8::try_from(diagnoses).expect("at most twelve");
    let procedure = prop_oneof!["[0-9]{5}", "[A-V][0-9]{4}", "[0-9]{4}[A-Z]"];
    let line = (
        procedure,
        prop::collection::vec("[A-Z0-9]{2}", 0..=4),
        0..9_999_999_i64,
        1..999_u16,
        date(),
        prop::collection::vec(1..=most, 1..=4),
    );
    prop::collection::vec(line, 1..8).prop_map(|lines| {
        let line = |(number, (procedure, modifiers, cents, units, on, pointers)): (
            u16,
            (String, Vec<String>, _, _, _, _),
        )| ClaimLine {
            number,
            procedure: procedure.parse().unwrap(),
            modifiers: modifiers.iter().map(|modifier| modifier.parse().unwrap()).collect(),
            charge: Money::from_cents(cents),
            units,
            on,
            pointers,
        };
        (1..).zip(lines).map(line).collect()
    })
}

fn any_claim() -> impl Strategy<Value = Claim> {
    let diagnoses = prop::collection::btree_set("[A-Z][0-9][0-9A-Z]{1,5}", 1..=12);
    let frequency = prop_oneof![
        Just(ClaimFrequency::Original),
        identifier().prop_map(|payer_claim_number| ClaimFrequency::Replacement { payer_claim_number }),
        identifier().prop_map(|payer_claim_number| ClaimFrequency::Void { payer_claim_number })
    ];
    (coverage(), frequency, diagnoses, any::<u32>(), words(), words(), address(), "[0-9]{9}")
        .prop_flat_map(|parts| {
            let count = parts.2.len();
            (Just(parts), lines(count))
        })
        .prop_map(|(((coverage, patient), frequency, diagnoses, seed, last, first, place, tax_id), lines)| {
            Claim {
                frequency,
                patient,
                coverage,
                rendering: RenderingProvider {
                    name: PersonName { last, first },
                    npi: npi(seed),
                    taxonomy: "207Q00000X".parse().unwrap(),
                },
                billing: BillingProvider { address: place, tax_id, ..claim("").billing },
                diagnoses: diagnoses.iter().map(|code| code.parse().unwrap()).collect(),
                lines,
                ..claim("")
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn claims_are_read_back_equal(mut claims in prop::collection::vec(any_claim(), 1..6)) {
        for (number, claim) in (1..).zip(&mut claims) {
            claim.id = ClaimId::new(format!("C{number}"));
            claim.visit = VisitId::new(format!("C{number}"));
        }
        let batch = write_837p(&claims, &submission());
        prop_assert_eq!(&batch.findings, &[]);
        let (submissions, findings) = read_837p(&batch.bytes);
        prop_assert_eq!(&findings, &[]);
        let mut read = submissions.into_iter().flat_map(|submission| submission.claims).collect::<Vec<_>>();
        read.sort_by(|a, b| a.id.cmp(&b.id));
        prop_assert!(read == claims, "the claims differ: {}", String::from_utf8_lossy(&batch.bytes));
    }
}
