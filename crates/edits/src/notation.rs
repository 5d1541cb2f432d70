//! A claim in a line: how rules write their examples.
//!
//! `dx E11.65 M17.11 | 99214-25 @1 | 20610-RT @2` is a claim for an established patient of an office: two diagnoses,
//! a visit with modifier 25 that points to the first of them, a knee injection on the right that points to the second.
//! Parts are divided by bars. A part that begins with a procedure code is a line:
//!
//! | word | says | when left out |
//! |---|---|---|
//! | `99214-25` | the procedure and its modifiers | |
//! | `x2` | units | 1 |
//! | `@1,2` | pointers; `@` alone for none | `@1` |
//! | `$125.50` | charge | 100.00 |
//! | `on:2026-06-16` | day | that of the claim |
//!
//! A part that begins with another word says what is unlike the claim that everything else stands for:
//! `on`, `today`, `dx`, `pos`, `born`, `sex`, `id`, `plan` (medicare, medicaid, commercial), `member`, `subscriber`,
//! `street`, `zip`, `state`, `tax`, `npi` (both providers'), `replaces` and `voids` (with the payer's number).

use superbill_domain::{
    Address, BillingProvider, Claim, ClaimFiling, ClaimFrequency, ClaimId, ClaimLine, Coverage, Date, Money,
    Npi, Patient, PatientId, Payer, PayerId, PersonName, Phi, PlaceOfService, Relationship,
    RenderingProvider, Sex, VisitId,
};
use thiserror::Error;

/// An example: a claim, and the day on which it is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleClaim {
    /// The claim.
    pub claim: Claim,
    /// The day of checking.
    pub today: Date,
}

/// A part of an example that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{part}” is no part of an example claim")]
pub struct NotationError {
    /// The part as written.
    pub part: String,
}

/// Reads an example.
///
/// # Errors
/// Names the first part that cannot be read.
pub fn read(text: &str) -> Result<ExampleClaim, NotationError> {
    let day = Date::constant(2026, 6, 15);
    let mut example = ExampleClaim { claim: plain_claim().ok_or_else(|| unreadable("npi"))?, today: day };
    let parts = || text.split('|').map(str::trim).filter(|part| !part.is_empty());
    let mut on = day;
    if let Some(part) = parts().find_map(|part| part.strip_prefix("on ")) {
        on = part.trim().parse().map_err(|_| unreadable(part))?;
        example.today = on;
    }
    for part in parts().filter(|part| !part.starts_with("on ")) {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        let read = fact(&mut example, word, rest.trim()).or_else(|| line(&mut example.claim, word, rest, on));
        read.ok_or_else(|| unreadable(part))?;
    }
    Ok(example)
}

fn unreadable(part: &str) -> NotationError {
    NotationError { part: part.to_owned() }
}

/// A part that is about the claim as a whole; none for a part that is not.
fn fact(example: &mut ExampleClaim, word: &str, rest: &str) -> Option<()> {
    let claim = &mut example.claim;
    match word {
        "today" => example.today = rest.parse().ok()?,
        "dx" => claim.diagnoses = rest.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?,
        "pos" => claim.place_of_service = rest.parse().ok()?,
        "born" => claim.patient.birth_date = Phi::new(rest.parse().ok()?),
        "sex" => claim.patient.sex = if rest == "M" { Sex::Male } else { Sex::Female },
        "id" => claim.id = ClaimId::new(rest),
        "plan" => claim.coverage.payer.filing = plan(rest)?,
        "member" => claim.coverage.member_id = Phi::new(rest.to_owned()),
        "subscriber" => claim.coverage.subscriber = person(rest)?,
        "street" => rest.clone_into(&mut claim.billing.address.street),
        "zip" => rest.clone_into(&mut claim.billing.address.zip),
        "state" => rest.clone_into(&mut claim.billing.address.state),
        "tax" => rest.clone_into(&mut claim.billing.tax_id),
        "npi" => (claim.billing.npi, claim.rendering.npi) = (rest.parse().ok()?, rest.parse().ok()?),
        "replaces" => claim.frequency = ClaimFrequency::Replacement { payer_claim_number: rest.to_owned() },
        "voids" => claim.frequency = ClaimFrequency::Void { payer_claim_number: rest.to_owned() },
        _ => return None,
    }
    // A patient who is the subscriber stays so when the patient changes.
    if matches!(word, "born" | "sex") && claim.coverage.relationship == Relationship::Itself {
        claim.coverage.subscriber = claim.patient.clone();
    }
    Some(())
}

fn plan(word: &str) -> Option<ClaimFiling> {
    Some(match word {
        "medicare" => ClaimFiling::MedicareB,
        "medicaid" => ClaimFiling::Medicaid,
        "commercial" => ClaimFiling::Commercial,
        _ => return None,
    })
}

/// A service line: a code with its modifiers, then units, pointers, charge and day in any order.
fn line(claim: &mut Claim, code: &str, rest: &str, on: Date) -> Option<()> {
    let mut parts = code.split('-');
    let procedure = parts.next()?.parse().ok()?;
    let modifiers = parts.map(str::parse).collect::<Result<_, _>>().ok()?;
    let number = u16::try_from(claim.lines.len() + 1).ok()?;
    let charge = Money::from_cents(10_000);
    let mut line = ClaimLine { number, procedure, modifiers, charge, units: 1, on, pointers: vec![1] };
    for word in rest.split_whitespace() {
        if let Some(units) = word.strip_prefix('x') {
            line.units = units.parse().ok()?;
        } else if let Some(amount) = word.strip_prefix('$') {
            line.charge = amount.parse().ok()?;
        } else if let Some(pointers) = word.strip_prefix('@') {
            let pointers = pointers.split(',').filter(|pointer| !pointer.is_empty());
            line.pointers = pointers.map(str::parse).collect::<Result<_, _>>().ok()?;
        } else {
            line.on = word.strip_prefix("on:")?.parse().ok()?;
        }
    }
    claim.lines.push(line);
    Some(())
}

/// The claim that an example is compared with: complete, and without diagnoses or lines.
fn plain_claim() -> Option<Claim> {
    let patient = person("Ada")?;
    Some(Claim {
        id: ClaimId::new("EXAMPLE-1"),
        visit: VisitId::new("EXAMPLE-1"),
        frequency: ClaimFrequency::Original,
        billing: BillingProvider {
            name: "Elm Street Clinic".into(),
            npi: "1234567893".parse::<Npi>().ok()?,
            taxonomy: "207Q00000X".parse().ok()?,
            tax_id: "371234567".into(),
            address: address(),
            phone: "2175550100".into(),
        },
        rendering: RenderingProvider {
            name: PersonName { last: "Example".into(), first: "Jo".into() },
            npi: "1245319599".parse::<Npi>().ok()?,
            taxonomy: "207Q00000X".parse().ok()?,
        },
        coverage: Coverage {
            payer: Payer {
                id: PayerId::new("99999"),
                name: "Example Plan".into(),
                filing: ClaimFiling::Commercial,
            },
            member_id: Phi::new("W123456789".into()),
            group_number: None,
            subscriber: patient.clone(),
            relationship: Relationship::Itself,
        },
        patient,
        place_of_service: "11".parse::<PlaceOfService>().ok()?,
        diagnoses: Vec::new(),
        lines: Vec::new(),
    })
}

fn person(first: &str) -> Option<Patient> {
    let name = PersonName { last: "Example".into(), first: first.to_owned() };
    Some(Patient {
        id: PatientId::new(first),
        name: Phi::new(name),
        birth_date: Phi::new(Date::new(1960, 2, 1).ok()?),
        sex: Sex::Female,
        address: Phi::new(address()),
    })
}

fn address() -> Address {
    Address {
        street: "12 Elm Street".into(),
        city: "Springfield".into(),
        state: "IL".into(),
        zip: "627040001".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_says_only_what_matters() {
        let example =
            read("dx E11.65 M17.11 | 99214-25 @1,2 $150 | 20610-RT x2 @2 on:2026-06-16 | pos 22").unwrap();
        let claim = example.claim;
        assert_eq!(claim.diagnoses.len(), 2);
        assert_eq!(claim.place_of_service.as_str(), "22");
        let [visit, injection] = claim.lines.as_slice() else { panic!("two lines") };
        assert_eq!((visit.number, visit.units, visit.pointers.as_slice()), (1, 1, &[1, 2][..]));
        assert_eq!((visit.charge, visit.modifiers[0].as_str()), (Money::from_cents(15_000), "25"));
        assert_eq!((injection.number, injection.units, injection.on.day()), (2, 2, 16));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for part in ["dx E1", "99214 @x", "9921", "plan gold", "99214 tomorrow", "today never", "99214 x-1"] {
            assert_eq!(read(&format!("dx I10 | {part}")).unwrap_err().part, part);
        }
    }
}
