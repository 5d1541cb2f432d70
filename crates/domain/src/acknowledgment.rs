//! Acknowledgments: what a receiver says of what it was sent, before anybody adjudicates.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::identifiers::{ClaimId, InterchangeId};
use crate::money::Money;

/// A verdict of a 999 on a transaction set or a functional group (IK501, AK901).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AcknowledgmentVerdict {
    /// A.
    Accepted,
    /// E: taken, with errors noted.
    AcceptedWithErrors,
    /// P: some sets of the group taken, some not.
    PartlyAccepted,
    /// R, M, W, X: not taken.
    Rejected,
}

/// A fault that a 999 names in a segment (IK3, IK4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentFault {
    /// The segment's name: "NM1".
    pub segment: String,
    /// Its position in the transaction set, ST being 1.
    pub position: u32,
    /// The loop it stands in, where named.
    pub loop_id: Option<String>,
    /// The element in error, from 1, where the fault is an element's.
    pub element: Option<u8>,
    /// The error code of IK304 or IK403.
    pub code: String,
    /// A copy of the bad data, where given.
    pub bad_data: Option<String>,
}

/// A transaction set's acknowledgment within a 999.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransactionSetAcknowledgment {
    /// The kind of the set that was sent (ST01): "837".
    pub kind: String,
    /// Its control number (ST02).
    pub control_number: String,
    /// The verdict.
    pub verdict: AcknowledgmentVerdict,
    /// What was wrong.
    pub faults: Vec<SegmentFault>,
}

/// A 999: whether a functional group could be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImplementationAcknowledgment {
    /// The interchange that brought it.
    pub interchange: InterchangeId,
    /// The control number of the group that was sent (GS06).
    pub group_control_number: String,
    /// The verdict on the group.
    pub verdict: AcknowledgmentVerdict,
    /// The sets of the group.
    pub sets: Vec<TransactionSetAcknowledgment>,
}

/// The status of one claim in a 277CA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimStatus {
    /// The claim, as its CLM01 was echoed.
    pub claim: ClaimId,
    /// The claim status category code: A1 received, A2 accepted, A3 returned, A6 to A8 rejected.
    pub category: String,
    /// The claim status code.
    pub status: String,
    /// The entity identifier code the status is about, where given.
    pub entity: Option<String>,
    /// The charge of the claim.
    pub charge: Money,
    /// The payer's number of the claim, once it has one (REF*1K).
    pub payer_claim_number: Option<String>,
}

impl ClaimStatus {
    /// True where the claim goes on to adjudication.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        matches!(self.category.as_str(), "A0" | "A1" | "A2" | "A5")
    }
}

/// A 277CA: which claims entered adjudication, and which were rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimAcknowledgment {
    /// The interchange that brought it.
    pub interchange: InterchangeId,
    /// The reference of the submission that it answers (BHT03 of the 837).
    pub submission: String,
    /// The day the claims were received.
    pub received_on: Option<Date>,
    /// The claims.
    pub claims: Vec<ClaimStatus>,
}

/// What a receiver says of what it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acknowledgment {
    /// A 999.
    Implementation(ImplementationAcknowledgment),
    /// A 277CA.
    Claims(ClaimAcknowledgment),
}
