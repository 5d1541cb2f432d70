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
mod cpt;
mod edition;
mod fee_rows;
mod fees;
mod fixed_point;
mod indicators;
mod kind;
mod level2;
mod localities;
mod modifiers;
mod places;
mod ptp_edits;
mod register;
mod relative_values;
mod service_setting;
mod shelved;
mod table;
mod terms;
mod unit_limits;
mod unlisted;
mod validity;

pub use add_ons::{AddOnPrimaries, AddOnRow};
pub use adjustment_codes::{AdjustmentReason, ReasonKind, Remark};
pub use book::ProcedureBook;
pub use catalogue::{AgeRange, ProcedureFact, ProcedureStatus};
pub use code_pairs::{Bypass, PtpPair};
pub use cpt::CptRow;
pub use edition::{Dated, Edition, Fit};
pub use fee_rows::{AnesthesiaRow, CostIndexRow, LocalityRow, RelativeValueRow, SupplyFeeRow, ZipRow};
pub use fees::{LocalityArea, Rural, SupplyFee, ZipLocality};
pub use fixed_point::{CostIndex, DollarsPerUnit, FixedPoint, RelativeUnits};
pub use indicators::{Bilateral, Components, GlobalPeriod, MultipleProcedures, PaymentStatus, SecondSurgeon};
pub use kind::{Flag, Flags, ProcedureKind};
pub use level2::{Level2, Level2ModifierRow, Level2Row};
pub use localities::Locality;
pub use modifiers::ModifierFact;
pub use places::{Place, PlaceRow};
pub use ptp_edits::{Column1Row, PairRow, PtpEdits, TermsRow};
pub use relative_values::RelativeValues;
pub use service_setting::ServiceSetting;
pub use terms::ProcedureTerm;
pub use unit_limits::{LimitBasis, LimitRow, UnitLimit};
pub use unlisted::UnlistedRow;
pub use validity::Validity;
