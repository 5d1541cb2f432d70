//! A finding as the contract writes it.

use serde::Serialize;
use superbill_domain::{Authority, Evidence, Finding, Subject};

use super::evidence::{WordsJson, words};

/// A finding: the claim or note, the rule, what and how to mend it.
#[derive(Serialize)]
pub struct FindingJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    visit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interchange: Option<&'a str>,
    line: Option<u16>,
    rule: &'a str,
    severity: String,
    message: &'a str,
    remedy: &'a str,
    authority: &'a Authority,
    carc: Option<&'a str>,
    at: Option<SegmentJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<WordsJson<'a>>,
}

/// A place in an interchange.
#[derive(Serialize)]
struct SegmentJson<'a> {
    segment: u64,
    offset: u64,
    element: Option<&'a str>,
}

impl<'a> From<&'a Finding> for FindingJson<'a> {
    fn from(finding: &'a Finding) -> Self {
        let subject = &finding.subject;
        Self {
            note: if let Subject::Document(id) = subject { Some(id.as_str()) } else { None },
            visit: if let Subject::Visit(id) = subject { Some(id.as_str()) } else { None },
            claim: if let Subject::Claim { claim, .. } = subject { Some(claim.as_str()) } else { None },
            interchange: if let Subject::Interchange(id) = subject { Some(id.as_str()) } else { None },
            line: if let Subject::Claim { line, .. } = subject { *line } else { None },
            rule: finding.rule.as_str(),
            severity: finding.severity.to_string(),
            message: &finding.message,
            remedy: &finding.remedy,
            authority: &finding.authority,
            carc: finding.likely_denial.as_ref().map(superbill_domain::Carc::as_str),
            at: finding.evidence.iter().find_map(segment),
            evidence: words(&finding.evidence),
        }
    }
}

fn segment(evidence: &Evidence) -> Option<SegmentJson<'_>> {
    match evidence {
        Evidence::Segment { segment, offset, element, .. } => {
            Some(SegmentJson { segment: *segment, offset: *offset, element: element.as_deref() })
        }
        _ => None,
    }
}
