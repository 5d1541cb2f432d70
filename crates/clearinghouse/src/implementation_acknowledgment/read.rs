//! Reads a 999.

use superbill_domain::{
    AcknowledgmentVerdict, Finding, ImplementationAcknowledgment, InterchangeId, SegmentFault,
    TransactionSetAcknowledgment,
};
use superbill_x12::Segment;

use super::{ELEMENT_ERRORS, verdict};
use crate::reading::{Reading, SetReader, read_sets};
use crate::rules;

/// Reads the implementation acknowledgments of an input, one for each transaction set 999.
#[must_use]
pub fn read_999(bytes: &[u8]) -> (Vec<ImplementationAcknowledgment>, Vec<Finding>) {
    read_sets(
        bytes,
        |set, _| set.identifier == "999",
        |interchange| Acknowledgment999 { interchange: interchange.clone(), group: None, sets: Vec::new() },
    )
}

/// What has been read of one 999.
struct Acknowledgment999 {
    interchange: InterchangeId,
    /// The group's control number, and the verdict once AK9 came.
    group: Option<(String, Option<AcknowledgmentVerdict>)>,
    sets: Vec<TransactionSetAcknowledgment>,
}

impl SetReader for Acknowledgment999 {
    type Output = ImplementationAcknowledgment;

    fn take(&mut self, segment: &Segment<'_>, reading: &mut Reading) {
        match segment.id() {
            b"AK1" => self.group = Some((segment.text(2).to_owned(), None)),
            b"AK2" => self.sets.push(TransactionSetAcknowledgment {
                kind: segment.text(1).to_owned(),
                control_number: segment.text(2).to_owned(),
                // Until IK5 says otherwise: a set without a verdict was not taken.
                verdict: AcknowledgmentVerdict::Rejected,
                faults: Vec::new(),
            }),
            b"IK3" => self.segment_fault(segment, reading),
            b"IK4" => self.element_fault(segment, reading),
            b"IK5" => {
                if let Some(set) = self.sets.last_mut() {
                    set.verdict = verdict(segment.text(1));
                }
            }
            b"AK9" => {
                if let Some((_, group_verdict)) = &mut self.group {
                    *group_verdict = Some(verdict(segment.text(1)));
                }
            }
            _ => reading.not_kept("2100", segment),
        }
    }

    fn finish(self, reading: &mut Reading) -> Option<ImplementationAcknowledgment> {
        let Some((group_control_number, verdict)) = self.group else {
            reading.missing(&rules::REQUIRED, "the 999 names no functional group, AK1");
            return None;
        };
        if verdict.is_none() {
            reading.missing(&rules::REQUIRED, "the 999 has no verdict on the group, AK9");
        }
        Some(ImplementationAcknowledgment {
            interchange: self.interchange,
            group_control_number,
            verdict: verdict.unwrap_or(AcknowledgmentVerdict::Rejected),
            sets: self.sets,
        })
    }
}

impl Acknowledgment999 {
    fn segment_fault(&mut self, ik3: &Segment<'_>, reading: &mut Reading) {
        let position = reading.whole(ik3, 2, 0).and_then(|position| u32::try_from(position).ok());
        let loop_id = ik3.text(3);
        let Some(set) = self.sets.last_mut() else { return };
        set.faults.push(SegmentFault {
            segment: ik3.text(1).to_owned(),
            position: position.unwrap_or(0),
            loop_id: (!loop_id.is_empty()).then(|| loop_id.to_owned()),
            element: None,
            code: ik3.text(4).to_owned(),
            bad_data: None,
        });
    }

    /// An element's fault takes the place of the segment's that announced it; later ones follow it.
    fn element_fault(&mut self, ik4: &Segment<'_>, reading: &mut Reading) {
        let Some(set) = self.sets.last_mut() else { return };
        let Some(announced) = set.faults.last().cloned() else {
            reading.find(&rules::REQUIRED, ik4, 1, "an element's fault follows no segment");
            return;
        };
        if announced.element.is_none() && announced.code == ELEMENT_ERRORS {
            set.faults.pop();
        }
        let bad_data = ik4.lossy(4);
        set.faults.push(SegmentFault {
            element: ik4.component(1, 1).parse().ok(),
            code: ik4.text(3).to_owned(),
            bad_data: (!bad_data.is_empty()).then(|| bad_data.into_owned()),
            ..announced
        });
    }
}
