//! Explanations: what a rule says of itself.

use serde::Serialize;

use crate::Date;
use crate::evidence::Evidence;
use crate::finding::{Authority, Finding, RuleId, Severity, Subject};

/// A rule in words, under the headings that every rule has. From these the manual is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The stable name of the rule.
    pub id: RuleId,
    /// The rule in a line.
    pub title: &'static str,
    /// What it checks.
    pub what: &'static str,
    /// Why it exists: what goes wrong without it.
    pub why: &'static str,
    /// A case in which it fires.
    pub example: &'static str,
    /// How to mend what it finds.
    pub remedy: &'static str,
    /// Who says so.
    pub authority: Authority,
    /// How much its findings matter.
    pub severity: Severity,
    /// The adjustment reason with which a payer would answer, where one is likely.
    pub likely_denial: Option<&'static str>,
    /// The first day of service it applies to; none: as far back as its tables go.
    pub from: Option<Date>,
    /// The last day of service it applies to; none: still in force.
    pub to: Option<Date>,
}

impl Explanation {
    /// A finding of this rule: its own severity, remedy, authority and likely denial, with what was found where.
    #[must_use]
    pub fn finding(&self, subject: Subject, evidence: Vec<Evidence>, message: impl Into<String>) -> Finding {
        Finding {
            rule: self.id.clone(),
            severity: self.severity,
            subject,
            evidence,
            message: message.into(),
            remedy: self.remedy.to_owned(),
            authority: self.authority.clone(),
            likely_denial: self.likely_denial.and_then(|reason| reason.parse().ok()),
        }
    }
}
