//! Why an amount is not paid: group, reason and remarks, as a payer writes them.

use superbill_domain::{Adjustment, AdjustmentGroup, Carc, Finding, Money, Rarc};

/// Why a line or a claim is denied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) group: AdjustmentGroup,
    pub(crate) carc: Carc,
    pub(crate) remarks: Vec<Rarc>,
}

impl Reason {
    /// The provider's loss by contract or rule, with the remark that usually goes with the reason.
    pub(crate) fn provider(carc: Carc) -> Self {
        Self { group: AdjustmentGroup::Co, carc, remarks: usual_remark(carc).into_iter().collect() }
    }

    /// As [`Self::provider`], from a code written in this crate.
    pub(crate) fn of(carc: &'static str, remarks: &[&'static str]) -> Self {
        let remarks = remarks.iter().map(|remark| code::<Rarc>(remark)).collect();
        Self { group: AdjustmentGroup::Co, carc: code(carc), remarks }
    }

    /// What a payer who runs the same edits would answer to a finding; none for one that likely denies nothing.
    pub(crate) fn of_finding(finding: &Finding) -> Option<Self> {
        finding.likely_denial.map(Self::provider)
    }

    /// The adjustment of an amount for this reason.
    pub(crate) fn adjustment(&self, amount: Money) -> Adjustment {
        Adjustment { group: self.group, reason: self.carc, amount, quantity: None }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.group, self.carc)?;
        self.remarks.iter().try_for_each(|remark| write!(f, " {remark}"))
    }
}

/// An adjustment with a reason written in this crate.
pub(crate) fn adjustment(group: AdjustmentGroup, reason: &'static str, amount: Money) -> Adjustment {
    Adjustment { group, reason: code(reason), amount, quantity: None }
}

/// The remark that says more; reason 16 is never used without one (X12 list 139, notes to its codes).
fn usual_remark(carc: Carc) -> Option<Rarc> {
    let remark = match carc.as_str() {
        "4" => "N519",
        "16" => "MA130",
        "97" => "M15",
        "107" => "N122",
        "146" => "M76",
        "151" | "222" => "N362",
        "181" => "M51",
        "182" => "N822",
        "236" => "N20",
        _ => return None,
    };
    Some(code(remark))
}

#[expect(clippy::expect_used, reason = "the codes are written in this crate, and a test reads them all")]
fn code<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &'static str) -> T {
    text.parse().expect("a code of this crate has its shape")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reason_16_always_carries_a_remark() {
        assert_eq!(Reason::provider(code("16")).to_string(), "CO-16 MA130");
        assert_eq!(Reason::provider(code("29")).to_string(), "CO-29");
    }
}
