//! Writes a 999.

use superbill_domain::{
    AcknowledgmentVerdict, Finding, ImplementationAcknowledgment, SegmentFault, TransactionSetAcknowledgment,
};
use superbill_x12::{Fault, InterchangeWriter};

use super::{CONTENT, ELEMENT_ERRORS, verdict_code};
use crate::dispatch::Dispatch;
use crate::rules;
use crate::writing::{Checking, plain, refused};

/// Writes implementation acknowledgments as one interchange, a transaction set for each group acknowledged.
///
/// # Errors
/// The findings that stop it: nothing to acknowledge, a group without transaction sets, or an identifier that
/// does not fit.
pub fn write_999(
    acknowledgments: &[ImplementationAcknowledgment],
    dispatch: &Dispatch,
) -> Result<Vec<u8>, Vec<Finding>> {
    let mut check = Checking::interchange(dispatch.interchange());
    if acknowledgments.is_empty() {
        check.find(&rules::REQUIRED, "there is nothing to acknowledge");
    }
    for acknowledgment in acknowledgments {
        check.digits(
            "the group's control number",
            &acknowledgment.group_control_number,
            &[1, 2, 3, 4, 5, 6, 7, 8, 9],
        );
        if acknowledgment.sets.is_empty() {
            check.find(&rules::REQUIRED, "the group that is acknowledged has no transaction set");
        }
    }
    let findings = check.into_findings();
    if !findings.is_empty() {
        return Err(findings);
    }
    write(acknowledgments, dispatch).map_err(|fault| refused(&fault, &dispatch.interchange()))
}

fn write(acknowledgments: &[ImplementationAcknowledgment], dispatch: &Dispatch) -> Result<Vec<u8>, Fault> {
    let mut writer = dispatch.open(CONTENT)?;
    for (number, acknowledgment) in (1..).zip(acknowledgments) {
        writer.begin_set(&CONTENT.set(number))?;
        let kind = acknowledgment.sets.first().map_or("", |set| set.kind.as_str());
        let (functional_id, guide) = functional_group(kind);
        let group = &acknowledgment.group_control_number;
        writer.segment("AK1").element(functional_id).element(group).element(guide).end()?;
        for set in &acknowledgment.sets {
            transaction_set(&mut writer, set)?;
        }
        let rejected = |set: &&TransactionSetAcknowledgment| set.verdict == AcknowledgmentVerdict::Rejected;
        let received = u64::try_from(acknowledgment.sets.len()).unwrap_or(u64::MAX);
        let turned_back =
            u64::try_from(acknowledgment.sets.iter().filter(rejected).count()).unwrap_or(u64::MAX);
        let ak9 = writer.segment("AK9").element(verdict_code(acknowledgment.verdict));
        ak9.number(received).number(received).number(received.saturating_sub(turned_back)).end()?;
    }
    Ok(writer.finish())
}

/// The functional identifier and guide under which a kind of transaction set is sent.
fn functional_group(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "835" => ("HP", "005010X221A1"),
        "277" => ("HN", "005010X214"),
        "270" => ("HS", "005010X279A1"),
        "276" => ("HR", "005010X212"),
        _ => ("HC", "005010X222A1"),
    }
}

fn transaction_set(writer: &mut InterchangeWriter, set: &TransactionSetAcknowledgment) -> Result<(), Fault> {
    let (_, guide) = functional_group(&set.kind);
    writer.segment("AK2").element(&set.kind).element(&set.control_number).element(guide).end()?;
    let mut announced: Option<&SegmentFault> = None;
    for fault in &set.faults {
        let same = |known: &SegmentFault| {
            known.element.is_some() && known.position == fault.position && known.segment == fault.segment
        };
        if fault.element.is_none() || !announced.is_some_and(same) {
            let code = if fault.element.is_some() { ELEMENT_ERRORS } else { fault.code.as_str() };
            let ik3 = writer.segment("IK3").element(&fault.segment).number(u64::from(fault.position));
            // IK303 holds four characters: loop 2010AA is named 2010.
            let loop_id = fault.loop_id.as_deref().map(|id| id.get(..4).unwrap_or(id));
            ik3.optional(loop_id).element(code).end()?;
        }
        if let Some(element) = fault.element {
            let bad_data = fault.bad_data.as_deref().map(plain);
            let ik4 = writer.segment("IK4").number(u64::from(element)).skip(1).element(&fault.code);
            ik4.optional(bad_data.as_deref()).end()?;
        }
        announced = Some(fault);
    }
    match set.verdict {
        AcknowledgmentVerdict::Accepted => writer.segment("IK5").element("A").end(),
        // A single set is never partly accepted.
        AcknowledgmentVerdict::AcceptedWithErrors | AcknowledgmentVerdict::PartlyAccepted => {
            writer.segment("IK5").element("E").element("5").end()
        }
        AcknowledgmentVerdict::Rejected => writer.segment("IK5").element("R").element("5").end(),
    }
}
