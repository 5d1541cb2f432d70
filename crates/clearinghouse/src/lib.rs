//! Claims, acknowledgments and remittances as X12 and back.
//!
//! ```text
//!              write_837p                     ┌─▶ read_999     ─▶ ImplementationAcknowledgment
//! Claim ──────────────────▶ 837P ──▶ payer ───┼─▶ read_277ca   ─▶ ClaimAcknowledgment
//!   ▲                        │                └─▶ read_835     ─▶ Remittance
//!   └────────────────────────┘
//!              read_837p
//! ```
//!
//! One folder per transaction set, each with its reader and its writer; this crate and `x12` beneath it are
//! the only ones that know X12. Reading never fails: it gives what can be read and the [`Finding`]s. Nothing
//! that was read is dropped silently: what a noun has no place for is counted in one advice. Writing gives an
//! interchange that its own reader reads back, or findings.
//!
//! | transaction set | guide |
//! |---|---|
//! | 837P professional claim | 005010X222A1 |
//! | 999 implementation acknowledgment | 005010X231A1 |
//! | 277CA claim acknowledgment | 005010X214 |
//! | 835 remittance | 005010X221A1 |
//!
//! [`Finding`]: superbill_domain::Finding

mod check;
mod claim_acknowledgment;
mod dispatch;
mod elements;
pub mod guide;
mod implementation_acknowledgment;
mod kind;
mod parties;
mod professional_claim;
mod reading;
mod receive;
mod remittance;
mod rules;
mod situations;
mod syntax_rules;
mod text;
mod writing;

pub use check::{Checked, check};
pub use claim_acknowledgment::{read_277ca, write_277ca};
pub use dispatch::{Dispatch, Usage, interchange_id};
pub use implementation_acknowledgment::{acknowledge, read_999, write_999};
pub use kind::{Kind, recognise};
pub use professional_claim::{Batch, ReceivedSubmission, Submission, read_837p, stream_837p, write_837p};
pub use receive::{ReceivedClaims, receive_837p};
pub use remittance::{BankTransfer, Remitter, read_835, write_835};
pub use rules::{explain, explanations};
pub use situations::SituationRule;

pub use superbill_x12::{LineBreak, normal};

/// A date and time of day on the sender's own clock, without a zone, as X12 carries them.
pub use jiff::civil::DateTime;
