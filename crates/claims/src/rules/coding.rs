//! What stands between suggested codes and accepted ones.

use superbill_domain::{Explanation, RuleId, Severity};

use super::cited;

/// A service without a fee.
pub(crate) static FEE_MISSING: Explanation = Explanation {
    id: RuleId::new("FEE-MISSING"),
    title: "Service without a fee in the practice's own schedule",
    what: "A documented service has no fee, or a fee of zero, so that no charge can be made for it.",
    why: "Payers pay the lower of the charge and their own rate. A charge made up by a machine, or one of zero, \
          loses the payment, and nobody sees it go.",
    example: "The note documents a knee injection, 20610; the schedule has fees for visits only.",
    remedy: "Enter a fee for the code in the practice's fee schedule; then accept the visit again.",
    authority: cited("Medicare Claims Processing Manual, chapter 23", "2026", "section 30"),
    severity: Severity::Stop,
    likely_denial: None,
    from: None,
    to: None,
};

/// A code that a coder must see.
pub(crate) static REVIEW_WAITING: Explanation = Explanation {
    id: RuleId::new("REVIEW-WAITING"),
    title: "Code waits for a coder",
    what: "A suggested code is of tier review, and the policy accepts only what may go out unseen.",
    why: "A claim that goes out without the code is incomplete; one that carries it unseen states what nobody \
          confirmed. Either can be denied, and the second can be false.",
    example: "“Ankle pain after a fall, X-ray pending” suggests a sprain whose side the note gives twice, differently.",
    remedy: "Open the visit, read the underlined words, and accept, replace or reject the code.",
    authority: cited("ICD-10-CM Official Guidelines", "FY2026", "I.A.19"),
    severity: Severity::Stop,
    likely_denial: None,
    from: None,
    to: None,
};

/// A question that the provider has not answered.
pub(crate) static QUERY_OPEN: Explanation = Explanation {
    id: RuleId::new("QUERY-OPEN"),
    title: "Question to the clinician without an answer",
    what: "The note leaves something open that a code turns on, and the policy holds the claim for the answer.",
    why: "The code for “unspecified” is legitimate where the note says no more; an answer given before billing spares a \
          corrected claim.",
    example: "“Heart failure, continue furosemide” does not say which type; I50.9 would be billed.",
    remedy: "Wait for the clinician's answer, or bill the code for what the note says and record why.",
    authority: cited("ICD-10-CM Official Guidelines", "FY2026", "I.B.18"),
    severity: Severity::Stop,
    likely_denial: None,
    from: None,
    to: None,
};
