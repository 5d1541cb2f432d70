//! What every writer does alike: check text against its place and collect findings.

use superbill_domain::{ClaimId, Explanation, Finding, InterchangeId, Subject};
use superbill_x12::Fault;

use crate::text::basic;
use crate::{rules, syntax_rules};

/// The findings of a writer about one subject.
#[derive(Debug)]
pub(crate) struct Checking {
    subject: Subject,
    findings: Vec<Finding>,
}

impl Checking {
    /// Checks a claim, or one line of it (from 1).
    pub(crate) fn claim(claim: &ClaimId, line: Option<u16>) -> Self {
        Self { subject: Subject::Claim { claim: claim.clone(), line }, findings: Vec::new() }
    }

    /// Checks the interchange as a whole.
    pub(crate) fn interchange(interchange: InterchangeId) -> Self {
        Self { subject: Subject::Interchange(interchange), findings: Vec::new() }
    }

    /// Says that something stops the writing.
    pub(crate) fn find(&mut self, rule: &Explanation, message: impl Into<String>) {
        self.findings.push(Finding {
            rule: rule.id.clone(),
            severity: rule.severity,
            subject: self.subject.clone(),
            evidence: Vec::new(),
            message: message.into(),
            remedy: rule.remedy.to_owned(),
            authority: rule.authority.clone(),
            likely_denial: None,
        });
    }

    /// A text that is required and has a greatest length once it is in the basic character set.
    pub(crate) fn text(&mut self, what: &str, value: &str, longest: usize) {
        match basic(value) {
            None => self.find(&rules::TEXT, format!("{what} has a letter that X12 cannot carry")),
            Some(text) if text.is_empty() => self.find(&rules::REQUIRED, format!("{what} is missing")),
            Some(text) if text.len() > longest => {
                self.find(&rules::LENGTH, format!("{what} is longer than {longest} characters"));
            }
            Some(_) => {}
        }
    }

    /// An identifier: answers echo it, so that it is sent exactly as it is or not at all.
    pub(crate) fn identifier(&mut self, what: &str, value: &str, longest: usize) {
        let sendable = |byte: u8| byte.is_ascii_graphic() && !b"*:^~".contains(&byte) || byte == b' ';
        if value.is_empty() {
            self.find(&rules::REQUIRED, format!("{what} is missing"));
        } else if value.len() > longest {
            self.find(&rules::LENGTH, format!("{what} is longer than {longest} characters"));
        } else if !value.bytes().all(sendable) || value.trim() != value {
            self.find(&rules::TEXT, format!("{what} has characters that X12 would not carry unchanged"));
        }
    }

    /// A number of digits.
    pub(crate) fn digits(&mut self, what: &str, value: &str, lengths: &[usize]) {
        if value.is_empty() {
            self.find(&rules::REQUIRED, format!("{what} is missing"));
        } else if !value.bytes().all(|byte| byte.is_ascii_digit()) || !lengths.contains(&value.len()) {
            let lengths: Vec<_> = lengths.iter().map(ToString::to_string).collect();
            self.find(&rules::CODE, format!("{what} is not {} digits", lengths.join(" or ")));
        }
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// A text in the basic character set. Writers call it after their checks; what cannot be written is empty.
pub(crate) fn plain(text: &str) -> String {
    basic(text).unwrap_or_default()
}

/// A refusal of the X12 writer as findings about the interchange.
pub(crate) fn refused(fault: &Fault, interchange: &InterchangeId) -> Vec<Finding> {
    vec![syntax_rules::finding(fault, interchange)]
}
