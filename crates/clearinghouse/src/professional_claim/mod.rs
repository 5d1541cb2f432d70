//! The professional claim, 837P: 005010X222A1.
//!
//! What a [`Claim`](superbill_domain::Claim) does not say and the guide requires is written as it is for an
//! office that takes assignment: signature on file, benefits assigned, release of information given (CLM06 to
//! CLM09), the payer billed first (SBR01).

mod check;
mod draft;
mod hierarchy;
mod loops;
mod read;
mod read_claim;
mod write;
mod write_claim;
mod write_parties;

pub use read::{ReceivedSubmission, read_837p, stream_837p};
pub use write::{Batch, Submission, write_837p};

use crate::dispatch::Content;

/// What an interchange of professional claims holds.
const CONTENT: Content =
    Content { functional_id: "HC", set: "837", guide: "005010X222A1", guide_in_set: true };
