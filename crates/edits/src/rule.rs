//! What a rule is.

use std::borrow::Cow;

use superbill_domain::{Authority, Explanation, Finding, Subject};

use crate::review::ClaimUnderReview;

/// A claim edit: its words, its examples and its check.
#[derive(Debug)]
pub struct Rule {
    /// What the rule says of itself.
    pub explanation: Explanation,
    /// Claims on which it fires, in the [notation](mod@crate::notation) of examples.
    pub fails: &'static [&'static str],
    /// Claims on which neither it nor any other rule fires; each is close to a failing one.
    pub passes: &'static [&'static str],
    /// Looks at a claim and adds what it finds.
    pub(crate) check: fn(&ClaimUnderReview<'_>, &mut Vec<Finding>),
}

impl Rule {
    /// The name of the rule.
    #[must_use]
    pub fn id(&self) -> &str {
        self.explanation.id.as_str()
    }

    /// A finding of this rule: its severity, remedy, authority and likely denial, with a message of its own. A check
    /// that knows more (a row of an edition, a nearer remedy) puts it in place of these.
    pub(crate) fn found(&self, review: &ClaimUnderReview<'_>, line: Option<u16>, message: String) -> Finding {
        let subject = Subject::Claim { claim: review.claim.id.clone(), line };
        self.explanation.finding(subject, Vec::new(), message)
    }
}

/// An authority fixed at compile time.
pub(crate) const fn cited(publication: &'static str, edition: &'static str, row: &'static str) -> Authority {
    Authority {
        publication: Cow::Borrowed(publication),
        edition: Cow::Borrowed(edition),
        row: Cow::Borrowed(row),
    }
}

/// A section of the Official Guidelines.
pub(crate) const fn guideline(section: &'static str) -> Authority {
    cited("ICD-10-CM Official Guidelines for Coding and Reporting", "FY2026", section)
}

/// A place in the professional claim as X12 lays it out.
pub(crate) const fn professional_claim(place: &'static str) -> Authority {
    cited("ASC X12N 837 professional", "005010X222A1", place)
}

/// A section of the NCCI Policy Manual.
pub(crate) const fn ncci_manual(section: &'static str) -> Authority {
    cited("NCCI Policy Manual for Medicare Services", "2024", section)
}

/// A section of the Medicare Claims Processing Manual.
pub(crate) const fn claims_manual(section: &'static str) -> Authority {
    cited("Medicare Claims Processing Manual (CMS 100-04)", "2024", section)
}
