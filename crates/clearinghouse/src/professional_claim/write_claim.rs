//! The claim and its lines: loops 2300, 2310B and 2400.

use superbill_domain::{Claim, ClaimFrequency, ClaimLine};
use superbill_x12::{Fault, InterchangeWriter};

use super::write_parties::person_name;
use crate::elements::{amount, d8};

pub(super) fn claim(writer: &mut InterchangeWriter, claim: &Claim) -> Result<(), Fault> {
    let (frequency, corrected) = match &claim.frequency {
        ClaimFrequency::Original => ("1", None),
        ClaimFrequency::Replacement { payer_claim_number } => ("7", Some(payer_claim_number)),
        ClaimFrequency::Void { payer_claim_number } => ("8", Some(payer_claim_number)),
    };
    let clm = writer.segment("CLM").element(claim.id.as_str()).element(&amount(claim.total_charge())).skip(2);
    let clm = clm.composite(&[claim.place_of_service.as_str(), "B", frequency]);
    clm.element("Y").element("A").element("Y").element("Y").end()?;
    if let Some(number) = corrected {
        writer.segment("REF").element("F8").element(number).end()?;
    }
    writer.segment("REF").element("EA").element(claim.patient.id.as_str()).end()?;
    diagnoses(writer, claim)?;
    if claim.rendering.npi != claim.billing.npi {
        let rendering = &claim.rendering;
        let name = person_name(writer.segment("NM1").element("82"), &rendering.name);
        name.element("XX").element(rendering.npi.as_str()).end()?;
        writer.segment("PRV").element("PE").element("PXC").element(rendering.taxonomy.as_str()).end()?;
    }
    for (number, line) in (1..).zip(&claim.lines) {
        service_line(writer, number, line)?;
    }
    Ok(())
}

/// HI: the first-listed diagnosis under ABK, the others under ABF, without dots.
fn diagnoses(writer: &mut InterchangeWriter, claim: &Claim) -> Result<(), Fault> {
    let mut hi = writer.segment("HI");
    for (place, diagnosis) in claim.diagnoses.iter().enumerate() {
        let qualifier = if place == 0 { "ABK" } else { "ABF" };
        hi = hi.composite(&[qualifier, diagnosis.undotted()]);
    }
    hi.end()
}

fn service_line(writer: &mut InterchangeWriter, number: u64, line: &ClaimLine) -> Result<(), Fault> {
    writer.segment("LX").number(number).end()?;
    let mut procedure = vec!["HC", line.procedure.as_str()];
    procedure.extend(line.modifiers.iter().map(superbill_domain::Modifier::as_str));
    let pointers: Vec<String> = line.pointers.iter().map(ToString::to_string).collect();
    let pointers: Vec<&str> = pointers.iter().map(String::as_str).collect();
    let sv1 = writer.segment("SV1").composite(&procedure).element(&amount(line.charge)).element("UN");
    sv1.number(u64::from(line.units)).skip(2).composite(&pointers).end()?;
    writer.segment("DTP").element("472").element("D8").element(&d8(line.on)).end()?;
    writer.segment("REF").element("6R").element(&line.number.to_string()).end()
}
