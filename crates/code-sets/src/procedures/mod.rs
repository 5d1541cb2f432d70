//! Procedures of ambulatory care: what each is, what Medicare pays for it, and what it may not stand beside.
//!
//! The tables under `data/procedures` hold codes and numbers as their publishers state them, and descriptions in our
//! own words; no descriptor of the American Medical Association is among them. They are embedded and read once, each
//! when it is first asked. [`ProcedureBook`] answers as of a day and names the edition of every answer.

mod add_ons;
mod adjustment_codes;
mod book;
mod catalogue;
mod code_pairs;
mod edition;
mod fixed_point;
mod indicators;
mod kind;
mod localities;
mod modifiers;
mod places;
mod register;
mod relative_values;
mod shelved;
mod table;
mod terms;
mod unit_limits;

pub use add_ons::AddOnPrimaries;
pub use adjustment_codes::{AdjustmentReason, ReasonKind, Remark};
pub use book::ProcedureBook;
pub use catalogue::{AgeRange, ProcedureFact, ProcedureStatus, Validity};
pub use code_pairs::{Bypass, PtpPair};
pub use edition::{Dated, Edition, Fit};
pub use fixed_point::{CostIndex, DollarsPerUnit, FixedPoint, RelativeUnits};
pub use indicators::{Bilateral, Components, GlobalPeriod, MultipleProcedures, PaymentStatus, SecondSurgeon};
pub use kind::{Flag, Flags, ProcedureKind};
pub use localities::Locality;
pub use modifiers::ModifierFact;
pub use places::{Place, PlaceRow};
pub use relative_values::RelativeValues;
pub use terms::ProcedureTerm;
pub use unit_limits::{LimitBasis, UnitLimit};
