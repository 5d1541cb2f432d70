//! Billing provider, subscriber, payer and patient: loops 2010AA, 2000B, 2010BA, 2010BB, 2000C and 2010CA.

use superbill_domain::{Address, BillingProvider, Coverage, Patient, PersonName, Relationship};
use superbill_x12::{Fault, InterchangeWriter, SegmentBuilder};

use crate::elements::d8;
use crate::parties::{filing_code, relationship_code, sex_code};
use crate::writing::plain;

/// PRV of loop 2000A and loop 2010AA without its contact.
pub(super) fn billing(writer: &mut InterchangeWriter, provider: &BillingProvider) -> Result<(), Fault> {
    writer.segment("PRV").element("BI").element("PXC").element(provider.taxonomy.as_str()).end()?;
    let name = writer.segment("NM1").element("85").element("2").element(&plain(&provider.name)).skip(4);
    name.element("XX").element(provider.npi.as_str()).end()?;
    address(writer, &provider.address)?;
    writer.segment("REF").element("EI").element(&provider.tax_id).end()
}

/// SBR, loop 2010BA and loop 2010BB. The address is sent only for a subscriber who is the patient.
pub(super) fn subscriber(
    writer: &mut InterchangeWriter,
    coverage: &Coverage,
    patient: Option<&Patient>,
) -> Result<(), Fault> {
    let relationship = patient.map(|_| relationship_code(Relationship::Itself));
    let sbr = writer.segment("SBR").element("P").optional(relationship);
    let sbr = sbr.optional(coverage.group_number.as_deref()).skip(5);
    sbr.element(filing_code(coverage.payer.filing)).end()?;
    let person = patient.unwrap_or(&coverage.subscriber);
    let name = person_name(writer.segment("NM1").element("IL"), person.name.reveal());
    name.element("MI").element(coverage.member_id.reveal()).end()?;
    if patient.is_some() {
        address(writer, person.address.reveal())?;
    }
    demographics(writer, person)?;
    let payer =
        writer.segment("NM1").element("PR").element("2").element(&plain(&coverage.payer.name)).skip(4);
    payer.element("PI").element(coverage.payer.id.as_str()).end()
}

/// PAT and loop 2010CA.
pub(super) fn dependent(
    writer: &mut InterchangeWriter,
    patient: &Patient,
    relationship: Relationship,
) -> Result<(), Fault> {
    writer.segment("PAT").element(relationship_code(relationship)).end()?;
    person_name(writer.segment("NM1").element("QC"), patient.name.reveal()).end()?;
    address(writer, patient.address.reveal())?;
    demographics(writer, patient)
}

/// NM102 to NM107 of a person.
pub(super) fn person_name<'w>(nm1: SegmentBuilder<'w>, name: &PersonName) -> SegmentBuilder<'w> {
    nm1.element("1").element(&plain(&name.last)).element(&plain(&name.first)).skip(3)
}

fn address(writer: &mut InterchangeWriter, address: &Address) -> Result<(), Fault> {
    writer.segment("N3").element(&plain(&address.street)).end()?;
    let place = writer.segment("N4").element(&plain(&address.city)).element(&plain(&address.state));
    place.element(&address.zip).end()
}

fn demographics(writer: &mut InterchangeWriter, person: &Patient) -> Result<(), Fault> {
    let birth = d8(*person.birth_date.reveal());
    writer.segment("DMG").element("D8").element(&birth).element(sex_code(person.sex)).end()
}
