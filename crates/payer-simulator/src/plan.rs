//! What a plan leaves to its patients, and the payer's own ways.

use superbill_domain::Money;
use superbill_pricing::Percent;

/// A patient's share, and what a payer does that no contract with the provider says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The deductible of the year. How much of it a patient has met already is drawn from the seed.
    pub deductible: Money,
    /// The patient's share of what is allowed beyond the deductible.
    pub coinsurance: Percent,
    /// What the patient pays for a visit, in place of deductible and coinsurance.
    pub visit_copay: Option<Money>,
    /// What is allowed of a charge that no table prices.
    pub unpriced: Percent,
    /// What is taken off every payment beside the contract: Medicare's sequestration.
    pub sequestration: Percent,
    /// The most days between a service and the receipt of its claim.
    pub filing_days: i32,
    /// The share of warnings (findings that may be wrong, with a likely denial) for which the payer does deny.
    pub doubtful: Percent,
    /// The share of claims that are denied for a reason that no provider could foresee.
    pub unforeseen: Percent,
}

impl Plan {
    /// A commercial plan: 500 dollars deductible, 20 percent, 30 dollars a visit, 180 days, a fifth of
    /// what is doubtful denied, and 3 claims of 100 out of the blue.
    #[must_use]
    pub const fn commercial() -> Self {
        Self {
            deductible: Money::from_cents(50_000),
            coinsurance: Percent::from_hundredths(2_000),
            visit_copay: Some(Money::from_cents(3_000)),
            unpriced: Percent::from_hundredths(6_000),
            sequestration: Percent::from_hundredths(0),
            filing_days: 180,
            doubtful: Percent::from_hundredths(2_000),
            unforeseen: Percent::from_hundredths(300),
        }
    }

    /// Medicare Part B in 2026: 283 dollars deductible and 20 percent (CMS notice of November 2025), sequestration of
    /// 2 percent of the payment (2 U.S.C. 901a), one year to file (42 CFR 424.44).
    #[must_use]
    pub const fn medicare_b() -> Self {
        Self {
            deductible: Money::from_cents(28_300),
            visit_copay: None,
            sequestration: Percent::from_hundredths(200),
            filing_days: 365,
            ..Self::commercial()
        }
    }

    /// The plan without anything drawn by lot: no deductible, and nothing denied but for a plain fault.
    #[must_use]
    pub const fn without_chance(self) -> Self {
        let never = Percent::from_hundredths(0);
        Self { deductible: Money::ZERO, doubtful: never, unforeseen: never, ..self }
    }
}
