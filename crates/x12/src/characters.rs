//! What the characters of a segment must be like: X12.6, character sets and data segment rules.

use crate::Delimiters;
use crate::fault::{Fault, FaultCode};
use crate::segment::Segment;

/// Whether a byte is a control character.
pub(crate) fn is_control(byte: u8) -> bool {
    byte < b' ' || byte == 0x7F
}

/// The faults of a segment's characters, the first of each kind. ISA is padded and is checked elsewhere.
pub(crate) fn check(segment: &Segment<'_>, mut report: impl FnMut(Fault)) {
    let raw = segment.raw();
    if raw.first().is_some_and(u8::is_ascii_whitespace) {
        let message = "white space stands before the segment identifier";
        report(Fault::of(segment, None, FaultCode::SegmentId, message));
    } else if !well_formed_id(segment.id()) {
        report(Fault::of(segment, None, FaultCode::SegmentId, "not a segment identifier"));
    }
    if !suspicious(raw, segment.delimiters()) {
        return;
    }
    let mut seen = Seen::default();
    let mut last = b"".as_slice();
    for (index, element) in segment.elements().enumerate() {
        let number = Some(index.saturating_add(1));
        last = element;
        for (code, message) in element_faults(element, segment.delimiters()) {
            if seen.first(code) {
                report(Fault::of(segment, number, code, message));
            }
        }
    }
    if last.is_empty() && raw.last() == Some(&segment.delimiters().element) {
        let message = "the segment ends with an empty element";
        report(Fault::of(segment, None, FaultCode::TrailingElement, message));
    }
}

/// One quick pass that says whether the thorough look is needed: nearly always it is not. Written without
/// branches, so that the compiler makes vector code of it.
fn suspicious(raw: &[u8], delimiters: Delimiters) -> bool {
    let Delimiters { element, repetition, component, .. } = delimiters;
    let repetition = repetition.unwrap_or(element);
    let odd = raw.iter().fold(false, |found, byte| found | (*byte < b' ') | (*byte >= 0x7F));
    let followers = raw.get(1..).unwrap_or_default();
    let dangling = raw.iter().zip(followers).fold(false, |found, (byte, next)| {
        let ends_element = (*next == element) | (*next == repetition);
        let ends_component = ends_element | (*next == component);
        found | ((*byte == b' ') & ends_component) | ((*byte == component) & ends_element)
    });
    let end = raw.last().is_some_and(|last| [b' ', element, component].contains(last));
    odd || dangling || end
}

fn element_faults(element: &[u8], delimiters: Delimiters) -> impl Iterator<Item = (FaultCode, &'static str)> {
    let ends = |of: &dyn Fn(&[u8]) -> bool| {
        element
            .split(|byte| Some(*byte) == delimiters.repetition)
            .any(|repetition| repetition.split(|byte| *byte == delimiters.component).any(of))
    };
    let trailing_component = element
        .split(|byte| Some(*byte) == delimiters.repetition)
        .any(|repetition| repetition.last() == Some(&delimiters.component));
    [
        (
            element.iter().any(|byte| is_control(*byte) && !delimiters.contains(*byte)),
            FaultCode::ControlCharacter,
            "an element holds a control character",
        ),
        (!element.is_ascii(), FaultCode::CharacterSet, "an element holds a character beyond ASCII"),
        (
            ends(&|component: &[u8]| component.last() == Some(&b' ')),
            FaultCode::TrailingSpace,
            "an element ends with a space",
        ),
        (trailing_component, FaultCode::TrailingComponent, "an element ends with an empty component"),
    ]
    .into_iter()
    .filter_map(|(found, code, message)| found.then_some((code, message)))
}

fn well_formed_id(id: &[u8]) -> bool {
    matches!(id.len(), 2 | 3)
        && id.first().is_some_and(u8::is_ascii_uppercase)
        && id.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Which kinds were reported for this segment.
#[derive(Default)]
struct Seen(Vec<FaultCode>);

impl Seen {
    fn first(&mut self, code: FaultCode) -> bool {
        let first = !self.0.contains(&code);
        if first {
            self.0.push(code);
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{Ending, Position};

    fn codes(raw: &str) -> Vec<(FaultCode, Option<usize>)> {
        let mut found = Vec::new();
        let segment =
            Segment::new(raw.as_bytes(), Delimiters::default(), Position::START, Ending::Terminated);
        check(&segment, |fault| found.push((fault.code, fault.element)));
        found
    }

    #[test]
    fn clean_segments_have_no_faults() {
        for raw in
            ["NM1*IL*1*DOE*JANE****MI*A 1", "SV1*HC:99213:25*120*UN*1***1:2", "HI*ABK:I10^ABF:E119", "LS"]
        {
            assert_eq!(codes(raw), [], "{raw}");
        }
    }

    #[test]
    fn each_violation_is_told_once_with_its_element() {
        use FaultCode::*;
        assert_eq!(codes("NM1*IL*1*DOE *JANE "), [(TrailingSpace, Some(3))]);
        assert_eq!(codes("NM1*IL*1*DO\tE"), [(ControlCharacter, Some(3))]);
        assert_eq!(codes("NM1*IL*1*MUÑOZ"), [(CharacterSet, Some(3))]);
        assert_eq!(codes("NM1*IL*1**"), [(TrailingElement, None)]);
        assert_eq!(codes("SV1*HC:99213::*1"), [(TrailingComponent, Some(1))]);
        assert_eq!(codes("HI*ABK: "), [(TrailingSpace, Some(1))]);
        assert_eq!(codes("nm1*IL"), [(SegmentId, None)]);
        assert_eq!(codes(""), [(SegmentId, None)]);
        assert_eq!(codes("  NM1*IL"), [(SegmentId, None)]);
    }
}
