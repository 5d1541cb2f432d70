//! A payer that adjudicates claims and answers in X12: for tests, for demonstration, for training.
//!
//! ```text
//!           ┌─ unreadable ──────────▶ 999 rejected
//!  837P ────┤
//!           └─ readable ── 999 ──┬─ front-end fault ─▶ 277CA A3, A7
//!                                └─ accepted, A2 ────▶ adjudicated ─▶ 835
//!                                                       edits       denied: CO and the edit's own reason
//!                                                       contract    CO-45 down to the allowed amount
//!                                                       plan        PR-1 deductible, PR-2 coinsurance, PR-3 copay
//!                                                       seed        a small share denied out of the blue
//! ```
//!
//! It holds claims against the same edits and prices them by the same contract as we do, so what was clean and priced
//! here is paid as expected; what differs is what a provider cannot know: the plan's share, and the lots drawn from a
//! recorded seed. The same file, day, seed and history give the same answer, byte for byte.

mod adjudication;
mod benefits;
mod chance;
mod front_end;
mod log;
mod numbers;
mod plan;
mod reason;
mod simulator;

pub use log::LogEntry;
pub use plan::Plan;
pub use simulator::{Answers, Simulator};
