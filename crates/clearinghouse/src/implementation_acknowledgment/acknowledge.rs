//! The verdict on what came in: which transaction sets could be read.

use superbill_domain::{
    AcknowledgmentVerdict, ImplementationAcknowledgment, SegmentFault, Severity, TransactionSetAcknowledgment,
};
use superbill_x12::{Fault, FaultCode, FunctionalGroup, TransactionSet, read};

use super::ELEMENT_ERRORS;
use crate::dispatch::interchange_id;
use crate::guide::{GuideFault, Walk, guide};
use crate::syntax_rules;

/// Departures that one transaction set is told before the rest is left unread: a hostile file cannot fill the memory.
const MAX_DEPARTURES: usize = 1_000;

/// Acknowledges every functional group of an input by its syntax. Acknowledgments are never acknowledged.
///
/// The [`interchange`](ImplementationAcknowledgment::interchange) is that of the input until the answer is
/// sent under its own.
#[must_use]
pub fn acknowledge(bytes: &[u8]) -> Vec<ImplementationAcknowledgment> {
    let document = read(bytes);
    let mut acknowledgments = Vec::new();
    for interchange in &document.interchanges {
        for group in interchange.groups.iter().filter(|group| group.header.functional_id != "FA") {
            let of_group = group.header.version.as_str();
            let sets = group.sets.iter().map(|set| acknowledge_set(set, &document.faults, of_group));
            let sets: Vec<_> = sets.collect();
            acknowledgments.push(ImplementationAcknowledgment {
                interchange: interchange_id(&interchange.header),
                group_control_number: group.header.control_number.clone(),
                verdict: group_verdict(group, &sets, &document.faults),
                sets,
            });
        }
    }
    acknowledgments
}

fn acknowledge_set(
    set: &TransactionSet<'_>,
    faults: &[Fault],
    of_group: &str,
) -> TransactionSetAcknowledgment {
    // A missing SE is told at the segment that stands in its place.
    let after = set.start.ordinal.saturating_add(set.count);
    let of_set = |fault: &&Fault| {
        set.contains(fault.segment) || (fault.code == FaultCode::MissingSe && fault.segment == after)
    };
    let of_set: Vec<&Fault> = faults.iter().filter(of_set).collect();
    let departures = departures(set, of_group);
    let of_guide = departures.iter().map(|_| Severity::Stop);
    let gravest = of_set.iter().map(|fault| syntax_rules::severity(fault.code)).chain(of_guide).max();
    let mut told: Vec<SegmentFault> = of_set.iter().map(|fault| segment_fault(fault, set)).collect();
    told.extend(departures.iter().map(of_departure));
    told.sort_by_key(|fault| fault.position);
    TransactionSetAcknowledgment {
        kind: set.header.identifier.clone(),
        control_number: set.header.control_number.clone(),
        verdict: match gravest {
            None => AcknowledgmentVerdict::Accepted,
            Some(Severity::Stop) => AcknowledgmentVerdict::Rejected,
            Some(_) => AcknowledgmentVerdict::AcceptedWithErrors,
        },
        faults: told,
    }
}

fn segment_fault(fault: &Fault, set: &TransactionSet<'_>) -> SegmentFault {
    let position = fault.segment.saturating_sub(set.start.ordinal).saturating_add(1);
    SegmentFault {
        segment: fault.segment_id.clone(),
        position: u32::try_from(position).unwrap_or(u32::MAX),
        loop_id: None,
        element: fault.element.and_then(|number| u8::try_from(number).ok()),
        code: error_code(fault).to_owned(),
        bad_data: None,
    }
}

/// How the set departs from the guide that it names; nothing where no table is here for it.
fn departures(set: &TransactionSet<'_>, of_group: &str) -> Vec<GuideFault> {
    let version = set.header.implementation.as_deref().filter(|guide| !guide.is_empty()).unwrap_or(of_group);
    let mut departures = Vec::new();
    let Some(guide) = guide(version).filter(|guide| guide.set == set.header.identifier) else {
        return departures;
    };
    let mut walk = Walk::new(guide);
    let mut last = None;
    for segment in set.segments() {
        walk.take(&segment, &mut departures);
        last = Some(segment);
        if departures.len() > MAX_DEPARTURES {
            break;
        }
    }
    if let Some(last) = last {
        walk.finish(&last, &mut departures);
    }
    departures
}

fn of_departure(fault: &GuideFault) -> SegmentFault {
    SegmentFault {
        segment: fault.segment.clone(),
        position: fault.place_in_set,
        loop_id: Some(fault.loop_id.to_owned()),
        element: fault.element,
        code: fault.rule.acknowledgment_code().to_owned(),
        bad_data: fault.bad_data.clone(),
    }
}

/// IK403 of a fault in an element, else IK304 (X12 data elements 621 and 620).
fn error_code(fault: &Fault) -> &'static str {
    const UNKNOWN_SEGMENT: &str = "1";
    const MISSING_SEGMENT: &str = "3";
    const INVALID_CHARACTER: &str = "6";
    const INVALID_VALUE: &str = "7";
    const TOO_MANY_COMPONENTS: &str = "13";
    match (fault.code, fault.element) {
        (FaultCode::TrailingComponent, Some(_)) => TOO_MANY_COMPONENTS,
        (FaultCode::TrailingSpace | FaultCode::ControlCharacter | FaultCode::CharacterSet, Some(_)) => {
            INVALID_CHARACTER
        }
        (_, Some(_)) => INVALID_VALUE,
        (FaultCode::MissingSe | FaultCode::Truncated, None) => MISSING_SEGMENT,
        (FaultCode::SegmentId, None) => UNKNOWN_SEGMENT,
        (_, None) => ELEMENT_ERRORS,
    }
}

fn group_verdict(
    group: &FunctionalGroup<'_>,
    sets: &[TransactionSetAcknowledgment],
    faults: &[Fault],
) -> AcknowledgmentVerdict {
    let of_group = |fault: &Fault| {
        let trailer = matches!(fault.code, FaultCode::Ge01 | FaultCode::Ge02 | FaultCode::MissingGe);
        // The trailer stands right after the group's last set.
        let last = group.sets.last().map(|set| set.start.ordinal.saturating_add(set.count));
        trailer && last.is_some_and(|last| fault.segment == last || fault.segment.saturating_add(1) == last)
    };
    let rejected = sets.iter().filter(|set| set.verdict == AcknowledgmentVerdict::Rejected).count();
    if faults.iter().any(of_group) || (rejected == sets.len() && !sets.is_empty()) {
        AcknowledgmentVerdict::Rejected
    } else if rejected > 0 {
        AcknowledgmentVerdict::PartlyAccepted
    } else if sets.iter().all(|set| set.verdict == AcknowledgmentVerdict::Accepted) {
        AcknowledgmentVerdict::Accepted
    } else {
        AcknowledgmentVerdict::AcceptedWithErrors
    }
}
