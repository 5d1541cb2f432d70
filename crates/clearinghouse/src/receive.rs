//! A receiver's side of a submission: the envelope that came, the verdicts on its sets, the claims to take in.

use jiff::civil::{Date, DateTime, Time};
use superbill_domain::{
    AcknowledgmentVerdict, Evidence, Finding, ImplementationAcknowledgment, SegmentFault,
};
use superbill_x12::{Document, InterchangeHeader, TransactionSet, read};

use crate::dispatch::{Dispatch, Usage};
use crate::implementation_acknowledgment::acknowledge;
use crate::kind::is_professional;
use crate::professional_claim::{ReceivedSubmission, read_837p};

/// An interchange of claims as its receiver has it before the first claim is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedClaims {
    /// The envelope it came in; answers go the other way.
    pub dispatch: Dispatch,
    /// The verdicts on its groups and sets: the content of the 999.
    pub acknowledgments: Vec<ImplementationAcknowledgment>,
    /// The submissions whose sets were not rejected.
    pub submissions: Vec<ReceivedSubmission>,
}

/// Receives an interchange of claims; none where the bytes are no interchange.
///
/// Beside what the syntax forbids, a set is rejected where its claims cannot all be read whole: taking the others in
/// would leave a claim without any answer. Only the first interchange of a file is received.
#[must_use]
pub fn receive_837p(bytes: &[u8]) -> Option<ReceivedClaims> {
    let document = read(bytes);
    let dispatch = dispatch(&document.interchanges.first()?.header);
    let (acknowledgments, submissions) = verdicts(&document, bytes);
    Some(ReceivedClaims { dispatch, acknowledgments, submissions })
}

/// The envelope as its sender made it. A control number, date or time that cannot be read is zero, or the first day.
fn dispatch(header: &InterchangeHeader) -> Dispatch {
    let digits = |text: &str, from: usize| text.get(from..from + 2).and_then(|two| two.parse::<i8>().ok());
    let date = digits(&header.date, 0)
        .zip(digits(&header.date, 2))
        .zip(digits(&header.date, 4))
        .and_then(|((year, month), day)| Date::new(2000 + i16::from(year), month, day).ok());
    let time = digits(&header.time, 0)
        .zip(digits(&header.time, 2))
        .and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
    Dispatch {
        sender: header.sender.trim().to_owned(),
        receiver: header.receiver.trim().to_owned(),
        control_number: header.control_number.trim().parse().unwrap_or_default(),
        at: DateTime::from_parts(date.unwrap_or(Date::constant(2000, 1, 1)), time.unwrap_or_default()),
        usage: if header.usage == "P" { Usage::Production } else { Usage::Test },
    }
}

fn verdicts(
    document: &Document<'_>,
    bytes: &[u8],
) -> (Vec<ImplementationAcknowledgment>, Vec<ReceivedSubmission>) {
    let mut acknowledgments = acknowledge(bytes);
    let (submissions, findings) = read_837p(bytes);
    let acknowledged = document.groups().filter(|group| group.header.functional_id != "FA");
    let document_sets: Vec<_> = acknowledged.flat_map(|g| g.sets.iter().map(move |set| (g, set))).collect();
    let stops: Vec<&Finding> = findings.iter().filter(|finding| finding.stops()).collect();
    // What stands in no set may concern any of them: then none is taken in.
    let unplaced =
        stops.iter().any(|finding| !document_sets.iter().any(|(_, set)| fault_in(finding, set).is_some()));
    let sets = acknowledgments.iter_mut().flat_map(|group| &mut group.sets);
    for (verdict, (_, set)) in sets.zip(&document_sets) {
        let faults: Vec<SegmentFault> = stops.iter().filter_map(|finding| fault_in(finding, set)).collect();
        if unplaced || !faults.is_empty() {
            verdict.verdict = AcknowledgmentVerdict::Rejected;
        }
        let new =
            faults.into_iter().filter(|fault| !verdict.faults.iter().any(|known| same_place(known, fault)));
        let new: Vec<SegmentFault> = new.collect();
        verdict.faults.extend(new);
    }
    acknowledgments.iter_mut().for_each(settle_group);
    let taken =
        acknowledgments.iter().flat_map(|group| group.sets.iter().map(|set| is_taken(group, set.verdict)));
    let taken: Vec<bool> = taken.collect();
    // Submissions were made of the professional sets alone, in order.
    let professional = document_sets.iter().zip(taken).filter(|((group, set), _)| {
        set.segments().next().is_some_and(|st| is_professional(&st, &group.header.version))
    });
    let submissions = submissions.into_iter().zip(professional).filter(|(_, (_, taken))| *taken);
    (acknowledgments, submissions.map(|(submission, _)| submission).collect())
}

fn is_taken(group: &ImplementationAcknowledgment, set: AcknowledgmentVerdict) -> bool {
    group.verdict != AcknowledgmentVerdict::Rejected && set != AcknowledgmentVerdict::Rejected
}

/// The verdict on a group follows from those on its sets.
fn settle_group(group: &mut ImplementationAcknowledgment) {
    let rejected = group.sets.iter().filter(|set| set.verdict == AcknowledgmentVerdict::Rejected).count();
    if rejected > 0 && group.verdict != AcknowledgmentVerdict::Rejected {
        group.verdict = match rejected {
            all if all == group.sets.len() => AcknowledgmentVerdict::Rejected,
            _ => AcknowledgmentVerdict::PartlyAccepted,
        };
    }
}

/// What a finding says of a segment of the set, as a 999 says it; none where it is about another set.
fn fault_in(finding: &Finding, set: &TransactionSet<'_>) -> Option<SegmentFault> {
    let (segment, element) = finding.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Segment { segment, element, .. } if set.contains(*segment) => {
            Some((*segment, element.as_deref()))
        }
        _ => None,
    })?;
    let position = u32::try_from(segment - set.start.ordinal).ok()?.checked_add(1)?;
    let (name, number) = element.map(split_element).unwrap_or_default();
    // IK304: 8, data element errors; IK403: 7, invalid code value (X12 data elements 620 and 621).
    let code = if number.is_some() { "7" } else { "8" }.to_owned();
    let segment = if name.is_empty() { "CLM" } else { name }.to_owned();
    Some(SegmentFault { segment, position, loop_id: None, element: number, code, bad_data: None })
}

/// `NM109` is element 9 of NM1, `CLM05-3` element 5 of CLM.
fn split_element(element: &str) -> (&str, Option<u8>) {
    let whole = element.split('-').next().unwrap_or(element);
    let name = whole.get(..whole.len().saturating_sub(2)).unwrap_or_default();
    let number = whole.get(name.len()..).and_then(|digits| digits.parse().ok());
    if number.is_some() { (name, number) } else { (whole, None) }
}

fn same_place(known: &SegmentFault, fault: &SegmentFault) -> bool {
    known.position == fault.position && known.element == fault.element
}

#[cfg(test)]
mod tests {
    use super::split_element;

    #[test]
    fn an_element_is_split_into_its_segment_and_place() {
        assert_eq!(split_element("NM109"), ("NM1", Some(9)));
        assert_eq!(split_element("CLM05-3"), ("CLM", Some(5)));
        assert_eq!(split_element("HI01"), ("HI", Some(1)));
        assert_eq!(split_element("HI"), ("HI", None));
        assert_eq!(split_element(""), ("", None));
    }
}
