//! The implementation acknowledgment, 999: 005010X231A1.

mod acknowledge;
mod read;
mod write;

pub use acknowledge::acknowledge;
pub use read::read_999;
pub use write::write_999;

use superbill_domain::AcknowledgmentVerdict;

use crate::dispatch::Content;

/// What an interchange of implementation acknowledgments holds.
const CONTENT: Content =
    Content { functional_id: "FA", set: "999", guide: "005010X231A1", guide_in_set: true };

/// IK304 of a segment whose elements are at fault; IK4 says which.
const ELEMENT_ERRORS: &str = "8";

/// IK501 and AK901.
fn verdict_code(verdict: AcknowledgmentVerdict) -> &'static str {
    match verdict {
        AcknowledgmentVerdict::Accepted => "A",
        AcknowledgmentVerdict::AcceptedWithErrors => "E",
        AcknowledgmentVerdict::PartlyAccepted => "P",
        AcknowledgmentVerdict::Rejected => "R",
    }
}

/// Every code that is not a kind of acceptance turns the set back: R, and M, W and X for lack of security.
fn verdict(code: &str) -> AcknowledgmentVerdict {
    match code {
        "A" => AcknowledgmentVerdict::Accepted,
        "E" => AcknowledgmentVerdict::AcceptedWithErrors,
        "P" => AcknowledgmentVerdict::PartlyAccepted,
        _ => AcknowledgmentVerdict::Rejected,
    }
}
