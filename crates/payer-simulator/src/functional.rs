//! The functional answer: which transaction sets could be read (999).

use superbill_clearinghouse::{ReceivedSubmission, acknowledge, read_837p};
use superbill_domain::{
    AcknowledgmentVerdict, Evidence, Finding, ImplementationAcknowledgment, SegmentFault,
};
use superbill_x12::{Document, TransactionSet};

/// The verdicts on what came, and the submissions that go on to the front end.
///
/// Beside what the syntax forbids, a set is rejected where its claims cannot all be read whole: taking the others in
/// would leave a claim without any answer.
pub(crate) fn functional(
    document: &Document<'_>,
    bytes: &[u8],
) -> (Vec<ImplementationAcknowledgment>, Vec<ReceivedSubmission>) {
    let mut acknowledgments = acknowledge(bytes);
    let (submissions, findings) = read_837p(bytes);
    let stops: Vec<&Finding> = findings.iter().filter(|finding| finding.stops()).collect();
    // What is missing has no segment, so that any set may lack it: then none is taken in.
    let unplaced =
        stops.iter().any(|finding| !document.transaction_sets().any(|set| fault_in(finding, set).is_some()));
    let sets = acknowledgments.iter_mut().flat_map(|group| &mut group.sets);
    for (verdict, set) in sets.zip(document.transaction_sets()) {
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
    let submissions = submissions.into_iter().zip(taken).filter(|(_, taken)| *taken);
    let submissions = submissions.map(|(submission, _)| submission).collect();
    (acknowledgments, submissions)
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
