//! What an 835 says that the table of reasons does not settle.

use superbill_domain::{Explanation, RuleId, Severity};

use super::cited;

const REMITTANCE: &str = "ASC X12N 835 (005010X221A1)";

/// An adjustment reason that the table does not have.
pub(crate) static REASON_UNKNOWN: Explanation = Explanation {
    id: RuleId::new("REASON-UNKNOWN"),
    title: "Adjustment reason that the table of reasons does not have",
    what: "The payer adjusted an amount for a reason that is not in our table, so the amount is kept as a denial to work.",
    why: "Taken for a contractual reduction, the amount would be written off unseen.",
    example: "CO with a reason that was added to the national list this quarter.",
    remedy: "Read what the reason means, work the denial, and add the reason to the table.",
    authority: cited(REMITTANCE, "June 2010", "CAS02"),
    severity: Severity::Advise,
    likely_denial: None,
    from: None,
    to: None,
};

/// A contractual adjustment that leaves nothing.
pub(crate) static CONTRACTUAL_TAKES_ALL: Explanation = Explanation {
    id: RuleId::new("CONTRACTUAL-TAKES-ALL"),
    title: "Contractual adjustment of a whole charge",
    what: "A line was paid nothing, and the only reason given is contractual.",
    why: "A contract lowers a price; it seldom takes all of it. Behind such a line stand a fee schedule without the \
          code, a bundled service or a provider that the payer takes for one out of network.",
    example: "93000, charged 55.00, adjusted CO-45 by 55.00, paid 0.00.",
    remedy: "Compare with the contract: is the code in its fee schedule? If so, ask for reprocessing.",
    authority: cited(REMITTANCE, "June 2010", "section 1.10.2.4"),
    severity: Severity::Warn,
    likely_denial: None,
    from: None,
    to: None,
};

/// A payment line that matches no line of the claim.
pub(crate) static PAYMENT_LINE_UNMATCHED: Explanation = Explanation {
    id: RuleId::new("PAYMENT-LINE-UNMATCHED"),
    title: "Paid line that is not on the claim",
    what: "A line of the 835 has neither a line number of ours nor the procedure, day and charge of a line that we sent.",
    why: "The payer split, bundled or replaced a line. Posted to the wrong line, the amount would hide what was denied.",
    example: "80048 and 84443 were sent; the payer answers with 80050.",
    remedy: "Open the remittance beside the claim and match the line by hand.",
    authority: cited(REMITTANCE, "June 2010", "loop 2110, REF*6R"),
    severity: Severity::Warn,
    likely_denial: None,
    from: None,
    to: None,
};
