//! What stands in the way of a price, or makes it less than certain, as findings.

use superbill_domain::{Authority, Claim, ClaimLine, Date, Finding, RuleId, Severity, Subject};

use crate::contract::ContractTerms;

pub(crate) const MISSING: &str = "PRICE-MISSING";
pub(crate) const BUNDLED: &str = "PRICE-BUNDLED";
pub(crate) const CARRIED: &str = "PRICE-CARRIED";
pub(crate) const BY_REPORT: &str = "PRICE-BY-REPORT";
pub(crate) const NOT_REDUCED: &str = "PRICE-NOT-REDUCED";
pub(crate) const SETTING: &str = "PRICE-SETTING";

/// Something to be said of the price of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The contract does not govern the day.
    OutsideContract,
    /// No table prices the line, and why.
    NoPrice(String, Authority),
    /// Paid within another service.
    Bundled(String, Authority),
    /// Priced by a table of another period: what it is, and the day it was made for.
    Carried(&'static str, Date, Authority),
    /// A modifier changes the price by the payer's own decision.
    ByReport(String),
    /// A reduction that is not worked out.
    NotReduced(&'static str, Authority),
    /// Rarely done, and rarely paid, in this setting.
    UnusualSetting(&'static str, Authority),
}

impl Problem {
    fn rule(&self) -> (&'static str, Severity) {
        match self {
            Self::OutsideContract | Self::NoPrice(..) => (MISSING, Severity::Warn),
            Self::Bundled(..) => (BUNDLED, Severity::Warn),
            Self::Carried(..) => (CARRIED, Severity::Advise),
            Self::ByReport(_) => (BY_REPORT, Severity::Warn),
            Self::NotReduced(..) => (NOT_REDUCED, Severity::Advise),
            Self::UnusualSetting(..) => (SETTING, Severity::Warn),
        }
    }

    /// The finding for a line of a claim under a contract.
    pub(crate) fn finding(self, claim: &Claim, line: &ClaimLine, terms: &ContractTerms) -> Finding {
        let (rule, severity) = self.rule();
        let contract = Authority::new(terms.name.clone(), "contract", "terms");
        let code = line.procedure;
        let (message, remedy, authority) = match self {
            Self::OutsideContract => (
                format!("{code} on {} lies outside the days of {}", line.on, terms.name),
                "price the line by the contract of its day".to_owned(),
                contract,
            ),
            Self::NoPrice(why, authority) => (
                format!("{code} has no price: {why}"),
                "add the fee to the contract's own schedule".to_owned(),
                authority,
            ),
            Self::Bundled(why, authority) => (
                format!("{code} is allowed nothing of its own: {why}"),
                "expect no payment for this line".to_owned(),
                authority,
            ),
            Self::Carried(what, of, authority) => (
                format!("{code} on {} is priced by {what} made for {of}", line.on),
                "add the release of the date of service when it is at hand".to_owned(),
                authority,
            ),
            Self::ByReport(why) => (
                format!("{code} is priced in full, but {why}"),
                "expect another amount once the payer has seen the documents".to_owned(),
                contract,
            ),
            Self::NotReduced(what, authority) => (
                format!("{code} is priced in full, but {what}"),
                "expect less for the lines after the first".to_owned(),
                authority,
            ),
            Self::UnusualSetting(what, authority) => (
                format!("{code} is {what}"),
                "look at the place of service, or bill the professional part (26) alone".to_owned(),
                authority,
            ),
        };
        Finding {
            rule: RuleId::new(rule),
            severity,
            subject: Subject::Claim { claim: claim.id.clone(), line: Some(line.number) },
            evidence: Vec::new(),
            message,
            remedy,
            authority,
            likely_denial: None,
        }
    }
}
