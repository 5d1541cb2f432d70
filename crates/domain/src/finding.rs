//! Findings: the one type for everything that Superbill has to say about a note, a claim or a file.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::codes::Carc;
use crate::evidence::Evidence;
use crate::identifiers::{ClaimId, DocumentId, InterchangeId, VisitId};

/// The stable name of a rule: `NCCI-PTP`. Never reused for another rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(Cow<'static, str>);

impl RuleId {
    /// The name of a rule of ours.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// How much a finding matters, the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Advise,
    /// May be wrong; a person should look.
    Warn,
    /// Must not go on until it is mended.
    Stop,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Advise => "advise",
            Self::Warn => "warn",
            Self::Stop => "stop",
        })
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A note.
    Document(DocumentId),
    /// A visit that has no claim yet.
    Visit(VisitId),
    /// A claim, or one line of it.
    Claim {
        /// The claim.
        claim: ClaimId,
        /// The line, from 1; none where the whole claim is meant.
        line: Option<u16>,
    },
    /// An X12 interchange.
    Interchange(InterchangeId),
}

/// Who says so: the publication a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Authority {
    /// The publication: "ICD-10-CM Official Guidelines".
    pub publication: Cow<'static, str>,
    /// Its edition: "FY2026".
    pub edition: Cow<'static, str>,
    /// The row or section: "I.A.12.a".
    pub row: Cow<'static, str>,
}

impl Authority {
    /// A publication, its edition and the row or section of it.
    pub fn new(
        publication: impl Into<Cow<'static, str>>,
        edition: impl Into<Cow<'static, str>>,
        row: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { publication: publication.into(), edition: edition.into(), row: row.into() }
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}, {}", self.publication, self.edition, self.row)
    }
}

/// Something found: where, what, why, how to mend it, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that fired.
    pub rule: RuleId,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// What it stands on; empty where something is missing altogether.
    pub evidence: Vec<Evidence>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// How to mend it, in one sentence.
    pub remedy: String,
    /// Who says so.
    pub authority: Authority,
    /// The adjustment reason with which a payer would answer, where one is likely.
    pub likely_denial: Option<Carc>,
}

impl Finding {
    /// True where the finding must be mended before the subject goes on.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.severity == Severity::Stop
    }
}
