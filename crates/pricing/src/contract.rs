//! The terms of a contract with a payer: what it pays by, where, and since when.

use serde::{Deserialize, Serialize};
use superbill_domain::{Date, Modifier, Money, Procedure};

use crate::percent::Percent;

/// The Medicare locality whose cost indices apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalityOfPayment {
    /// The Medicare administrative contractor, five digits.
    pub contractor: String,
    /// The locality of that contractor; `0` is `00`.
    pub number: String,
}

/// A fee of a contract's own schedule, for one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// The procedure.
    pub procedure: Procedure,
    /// The part, 26 or TC; none for the whole.
    pub part: Option<Modifier>,
    /// The fee.
    pub amount: Money,
}

/// A contract's own fees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeSchedule {
    /// Its name: "Example Health exhibit B".
    pub name: String,
    /// Its edition: "2026".
    pub edition: String,
    /// The fees; where one stands twice, the first counts.
    pub fees: Vec<Fee>,
}

impl FeeSchedule {
    /// The fee of a procedure or of its part.
    #[must_use]
    pub fn fee(&self, procedure: Procedure, part: Option<Modifier>) -> Option<Money> {
        let fee = self.fees.iter().find(|fee| fee.procedure == procedure && fee.part == part)?;
        Some(fee.amount)
    }
}

/// What a contract pays by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rate {
    /// A percentage of the Medicare Physician Fee Schedule.
    Medicare(Percent),
    /// Its own fees, and nothing for what is not among them.
    Fees(FeeSchedule),
    /// Its own fees, and a percentage of Medicare's for what is not among them.
    FeesThenMedicare(FeeSchedule, Percent),
}

/// The terms of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractTerms {
    /// The name of the contract.
    pub name: String,
    /// The first day of service it governs.
    pub from: Date,
    /// The last day; none while it goes on.
    pub to: Option<Date>,
    /// The locality; none for national amounts, whose indices are one.
    pub locality: Option<LocalityOfPayment>,
    /// What it pays by.
    pub rate: Rate,
    /// True where the charge is paid when it is lower.
    pub lesser_of_charge: bool,
    /// What nurse practitioners, physician assistants and clinical nurse specialists are paid of the fee.
    pub practitioner_share: Percent,
    /// True where what Medicare does not cover or does not recognise (status N and I, such as preventive visits and
    /// consultations) is paid by the relative values that CMS publishes for it all the same.
    pub pays_beyond_medicare: bool,
}

impl ContractTerms {
    /// Medicare Part B itself: the fee schedule, the lesser of charge and fee, 85 percent to practitioners
    /// (Social Security Act, sections 1833(a)(1) and 1848).
    #[must_use]
    pub fn medicare(from: Date, locality: Option<LocalityOfPayment>) -> Self {
        Self {
            name: "Medicare Part B".to_owned(),
            from,
            to: None,
            locality,
            rate: Rate::Medicare(Percent::FULL),
            lesser_of_charge: true,
            practitioner_share: Percent::from_hundredths(8_500),
            pays_beyond_medicare: false,
        }
    }

    /// A contract that pays a percentage of Medicare, also for what Medicare does not cover, and never more than the
    /// charge.
    #[must_use]
    pub fn percent_of_medicare(name: &str, from: Date, percent: Percent) -> Self {
        Self {
            name: name.to_owned(),
            rate: Rate::Medicare(percent),
            practitioner_share: Percent::FULL,
            pays_beyond_medicare: true,
            ..Self::medicare(from, None)
        }
    }

    /// A contract that pays by its own fees and never more than the charge.
    #[must_use]
    pub fn own_fees(name: &str, from: Date, fees: FeeSchedule) -> Self {
        Self { rate: Rate::Fees(fees), ..Self::percent_of_medicare(name, from, Percent::FULL) }
    }

    /// True where the contract governs the day.
    #[must_use]
    pub fn governs(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contract_governs_its_days_both_ends_included() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let mut terms = ContractTerms::medicare(day("2026-01-01"), None);
        terms.to = Some(day("2026-12-31"));
        assert!(terms.governs(day("2026-01-01")) && terms.governs(day("2026-12-31")));
        assert!(!terms.governs(day("2025-12-31")) && !terms.governs(day("2027-01-01")));
    }
}
