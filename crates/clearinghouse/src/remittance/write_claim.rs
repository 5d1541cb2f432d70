//! Writes the payment of a claim and of its lines: loops 2100 and 2110.

use superbill_domain::{Adjustment, Claim, ClaimFrequency, ClaimPayment, LinePayment, Rarc};
use superbill_x12::{Fault, InterchangeWriter};

use crate::elements::{amount, d8};
use crate::parties::remitted_filing_code;
use crate::writing::plain;

/// Reasons of one group that a CAS can hold.
const REASONS_OF_A_CAS: usize = 6;

/// Remarks that an MOA can hold.
pub(super) const REMARKS_OF_AN_MOA: usize = 5;

pub(super) fn payment(
    writer: &mut InterchangeWriter,
    payment: &ClaimPayment,
    claim: &Claim,
) -> Result<(), Fault> {
    let owed = payment.patient_responsibility;
    let frequency = match claim.frequency {
        ClaimFrequency::Original => "1",
        ClaimFrequency::Replacement { .. } => "7",
        ClaimFrequency::Void { .. } => "8",
    };
    let clp = writer.segment("CLP").element(payment.claim.as_str()).element(&payment.status);
    let clp = clp.element(&amount(payment.charge)).element(&amount(payment.paid));
    let clp = clp.optional((!owed.is_zero()).then(|| amount(owed)).as_deref());
    let clp =
        clp.element(remitted_filing_code(claim.coverage.payer.filing)).element(&payment.payer_claim_number);
    clp.element(claim.place_of_service.as_str()).element(frequency).end()?;
    adjustments(writer, &payment.adjustments)?;
    let name = claim.patient.name.reveal();
    let nm1 = writer.segment("NM1").element("QC").element("1").element(&plain(&name.last));
    let nm1 = nm1.element(&plain(&name.first)).skip(3);
    nm1.element("MI").element(claim.coverage.member_id.reveal()).end()?;
    if !payment.remarks.is_empty() {
        remarks(writer, &payment.remarks)?;
    }
    payment.lines.iter().try_for_each(|line| service(writer, line))
}

/// MOA: remarks on the claim as a whole.
fn remarks(writer: &mut InterchangeWriter, remarks: &[Rarc]) -> Result<(), Fault> {
    let mut moa = writer.segment("MOA").skip(2);
    for remark in remarks {
        moa = moa.element(remark.as_str());
    }
    moa.end()
}

fn service(writer: &mut InterchangeWriter, line: &LinePayment) -> Result<(), Fault> {
    let mut procedure = vec!["HC", line.procedure.as_str()];
    procedure.extend(line.modifiers.iter().map(superbill_domain::Modifier::as_str));
    let svc = writer.segment("SVC").composite(&procedure).element(&amount(line.charge));
    svc.element(&amount(line.paid)).skip(1).number(u64::from(line.units)).end()?;
    if let Some(day) = line.on {
        writer.segment("DTM").element("472").element(&d8(day)).end()?;
    }
    adjustments(writer, &line.adjustments)?;
    if let Some(number) = line.line {
        writer.segment("REF").element("6R").element(&number.to_string()).end()?;
    }
    if let Some(allowed) = line.allowed {
        writer.segment("AMT").element("B6").element(&amount(allowed)).end()?;
    }
    for remark in &line.remarks {
        writer.segment("LQ").element("HE").element(remark.as_str()).end()?;
    }
    Ok(())
}

/// CAS: neighbours of one group share a segment, so that the order is kept.
fn adjustments(writer: &mut InterchangeWriter, adjustments: &[Adjustment]) -> Result<(), Fault> {
    let runs = adjustments.chunk_by(|one, next| one.group == next.group);
    for run in runs.flat_map(|run| run.chunks(REASONS_OF_A_CAS)) {
        let group = run.first().map_or("", |adjustment| adjustment.group.as_str());
        let mut cas = writer.segment("CAS").element(group);
        for adjustment in run {
            let quantity = adjustment.quantity.map(|quantity| quantity.to_string());
            cas = cas.element(adjustment.reason.as_str()).element(&amount(adjustment.amount));
            cas = cas.optional(quantity.as_deref());
        }
        cas.end()?;
    }
    Ok(())
}
