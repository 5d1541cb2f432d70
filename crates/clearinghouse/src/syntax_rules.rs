//! Faults of X12 syntax as findings of ours.

use superbill_domain::{Authority, Evidence, Explanation, Finding, InterchangeId, RuleId, Severity, Subject};
use superbill_x12::{Fault, FaultCode};

/// What a rule of syntax says of itself.
pub(crate) fn explanation(code: FaultCode) -> Explanation {
    let severity = severity(code);
    Explanation {
        id: RuleId::new(code.id()),
        title: code.title(),
        what: code.title(),
        why: match severity {
            Severity::Stop => "A receiver turns back the whole interchange, or the transaction set, unread.",
            _ => "The data can still be read here; a stricter receiver turns them back.",
        },
        example: code.example(),
        remedy: code.remedy(),
        authority: authority(code),
        severity,
        likely_denial: None,
        from: None,
        to: None,
    }
}

/// A fault as a finding about its interchange.
pub(crate) fn finding(fault: &Fault, interchange: &InterchangeId) -> Finding {
    let element = fault.element.is_some().then(|| fault.place());
    let evidence = Evidence::Segment {
        interchange: interchange.clone(),
        segment: fault.segment,
        offset: fault.offset,
        element,
    };
    Finding {
        rule: RuleId::new(fault.code.id()),
        severity: severity(fault.code),
        subject: Subject::Interchange(interchange.clone()),
        evidence: vec![evidence],
        message: fault.message.clone(),
        remedy: fault.remedy().to_owned(),
        authority: authority(fault.code),
        likely_denial: None,
    }
}

/// What leaves the data readable is for a person to look at; what breaks the envelope stops.
pub(crate) fn severity(code: FaultCode) -> Severity {
    match code {
        FaultCode::TrailingElement
        | FaultCode::TrailingComponent
        | FaultCode::TrailingSpace
        | FaultCode::ControlCharacter
        | FaultCode::CharacterSet
        | FaultCode::Isa13 => Severity::Warn,
        _ => Severity::Stop,
    }
}

fn authority(code: FaultCode) -> Authority {
    let publication = match code {
        FaultCode::TrailingElement
        | FaultCode::TrailingComponent
        | FaultCode::TrailingSpace
        | FaultCode::ControlCharacter
        | FaultCode::CharacterSet
        | FaultCode::SegmentId
        | FaultCode::DelimiterInData => "ASC X12.6 Application Control Structure",
        _ => "ASC X12.5 Interchange Control Structures",
    };
    Authority::new(publication, "005010", code.id().trim_start_matches("X12-"))
}
