//! The life of a claim: each state carries its own facts, and each step consumes the state before.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::denial::Denial;
use crate::finding::Finding;
use crate::identifiers::InterchangeId;
use crate::money::Money;

/// Where a claim stands. *Rejected* (999, 277CA: it never entered adjudication) is not *denied* (835).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ClaimState {
    /// Put together and not yet checked.
    Assembled,
    /// Checked, and stopped by findings.
    Held {
        /// What stops it.
        findings: Vec<Finding>,
    },
    /// Checked, and nothing stops it.
    Clean,
    /// Sent.
    Submitted {
        /// In which interchange.
        interchange: InterchangeId,
        /// When.
        at: Timestamp,
    },
    /// Turned back before adjudication.
    Rejected {
        /// By which interchange.
        by: InterchangeId,
        /// The status as the receiver gave it: category and status code.
        status: String,
    },
    /// Taken into adjudication.
    Accepted {
        /// The payer's number of it, once given.
        payer_claim_number: Option<String>,
    },
    /// Adjudicated: paid, paid in part, or denied.
    Adjudicated {
        /// By which interchange.
        by: InterchangeId,
        /// What the payer paid.
        paid: Money,
        /// What the patient owes.
        patient_responsibility: Money,
        /// What is denied and to be worked.
        denials: Vec<Denial>,
    },
}

/// A step that the claim's state does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a claim that is {from} cannot be {step}")]
pub struct ImpossibleStep {
    /// The state it is in.
    pub from: &'static str,
    /// The step asked for.
    pub step: &'static str,
}

impl ClaimState {
    /// The name of the state.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Assembled => "assembled",
            Self::Held { .. } => "held",
            Self::Clean => "clean",
            Self::Submitted { .. } => "submitted",
            Self::Rejected { .. } => "rejected",
            Self::Accepted { .. } => "accepted",
            Self::Adjudicated { .. } => "adjudicated",
        }
    }

    /// After a check: held where a finding stops, else clean. Also from held, after a correction.
    ///
    /// # Errors
    /// Where the claim has been sent already.
    pub fn checked(self, findings: &[Finding]) -> Result<Self, ImpossibleStep> {
        match self {
            Self::Assembled | Self::Held { .. } | Self::Clean => {
                let stops: Vec<_> = findings.iter().filter(|finding| finding.stops()).cloned().collect();
                Ok(if stops.is_empty() { Self::Clean } else { Self::Held { findings: stops } })
            }
            other => Err(other.cannot("checked")),
        }
    }

    /// After sending.
    ///
    /// # Errors
    /// Where the claim is not clean.
    pub fn submitted(self, interchange: InterchangeId, at: Timestamp) -> Result<Self, ImpossibleStep> {
        match self {
            Self::Clean => Ok(Self::Submitted { interchange, at }),
            other => Err(other.cannot("submitted")),
        }
    }

    /// After a 999 or 277CA that turned it back.
    ///
    /// # Errors
    /// Where the claim was not waiting for an answer.
    pub fn rejected(self, by: InterchangeId, status: String) -> Result<Self, ImpossibleStep> {
        match self {
            Self::Submitted { .. } | Self::Accepted { .. } => Ok(Self::Rejected { by, status }),
            other => Err(other.cannot("rejected")),
        }
    }

    /// After a 277CA that took it in.
    ///
    /// # Errors
    /// Where the claim was not waiting for an answer.
    pub fn accepted(self, payer_claim_number: Option<String>) -> Result<Self, ImpossibleStep> {
        match self {
            Self::Submitted { .. } | Self::Accepted { .. } => Ok(Self::Accepted { payer_claim_number }),
            other => Err(other.cannot("accepted")),
        }
    }

    /// After an 835. An 835 may come before the 277CA, and a second one may follow the first.
    ///
    /// # Errors
    /// Where the claim was never sent.
    pub fn adjudicated(
        self,
        by: InterchangeId,
        paid: Money,
        patient_responsibility: Money,
        denials: Vec<Denial>,
    ) -> Result<Self, ImpossibleStep> {
        match self {
            Self::Submitted { .. } | Self::Accepted { .. } | Self::Adjudicated { .. } => {
                Ok(Self::Adjudicated { by, paid, patient_responsibility, denials })
            }
            other => Err(other.cannot("adjudicated")),
        }
    }

    const fn cannot(&self, step: &'static str) -> ImpossibleStep {
        ImpossibleStep { from: self.name(), step }
    }
}
