//! The standing policy by which codes are accepted without a person.

use superbill_domain::Tier;

/// What a practice lets pass without a person. Its name stands in every decision made by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptancePolicy {
    /// The name, as it is recorded: "accept tier auto".
    pub name: String,
    /// True where codes of tier *review* are accepted too. For demonstrations and tests: a coder should look.
    pub accepts_review: bool,
    /// True where an unanswered query holds the claim; false where the claim goes out with the code for what the
    /// note says, which the Official Guidelines allow (I.B.18).
    pub holds_for_queries: bool,
    /// True where a visit keeps modifier 25 beside a minor procedure when it dealt with a diagnosis that no procedure
    /// was done for. False where a person says so each time: the guarded choice.
    pub separates_visits: bool,
}

impl AcceptancePolicy {
    /// The guarded policy: only tier *auto* passes, queries do not hold, a person grants modifier 25.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), accepts_review: false, holds_for_queries: false, separates_visits: false }
    }

    /// True where a code of this tier passes.
    #[must_use]
    pub fn accepts(&self, tier: Tier) -> bool {
        match tier {
            Tier::Auto => true,
            Tier::Review => self.accepts_review,
        }
    }
}
