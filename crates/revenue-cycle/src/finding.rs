//! What can be wrong with what comes back, apart from its syntax.

use superbill_domain::{
    Authority, ClaimId, Finding, ImpossibleStep, InterchangeId, Remittance, RuleId, Severity, Subject,
};
use superbill_storage::InterchangeKind;

/// Our own rules of receiving stand in ARCHITECTURE.md.
fn found(rule: &'static str, severity: Severity, subject: Subject, message: String, remedy: &str) -> Finding {
    Finding {
        rule: RuleId::new(rule),
        severity,
        subject,
        evidence: Vec::new(),
        message,
        remedy: remedy.to_owned(),
        authority: Authority::new("Superbill", env!("CARGO_PKG_VERSION"), "receiving"),
        likely_denial: None,
    }
}

/// Another file came under a number that was used before.
pub(crate) fn number_reused(id: &InterchangeId, first: &InterchangeId) -> Finding {
    let message =
        format!("another file came under the number of interchange {first}; nothing of it was taken");
    let remedy = "ask the sender which of the two is right, and for the other under a new number";
    found("RECEIVE-NUMBER-REUSED", Severity::Stop, Subject::Interchange(id.clone()), message, remedy)
}

/// A file that is kept and leads to nothing.
pub(crate) fn not_for_us(id: &InterchangeId, kind: InterchangeKind) -> Finding {
    let message = format!("the file ({}) was kept, and nothing follows from it", kind.name());
    let remedy =
        "nothing to do where it was sent for information; else ask the sender for a 999, 277CA or 835";
    found("RECEIVE-OTHER", Severity::Warn, Subject::Interchange(id.clone()), message, remedy)
}

/// A 999 for a group that we did not send.
pub(crate) fn answers_nothing(by: &InterchangeId, group: &str) -> Finding {
    let message = format!("the 999 answers a group {group} that was not sent from here");
    let remedy = "see whether another system sends under the same number; else tell the clearinghouse";
    found("RECEIVE-UNKNOWN-GROUP", Severity::Warn, Subject::Interchange(by.clone()), message, remedy)
}

/// A 277CA about a claim that we do not have.
pub(crate) fn unknown_claim(by: &InterchangeId, claim: &ClaimId) -> Finding {
    let message = format!("the 277CA tells of a claim {claim} that is not here");
    let remedy = "match it by hand, or tell the payer that the claim is not ours";
    found("RECEIVE-UNKNOWN-CLAIM", Severity::Warn, Subject::Interchange(by.clone()), message, remedy)
}

/// An answer that the claim's state does not allow, such as a 277CA after the 835.
pub(crate) fn late_answer(claim: &ClaimId, impossible: &ImpossibleStep) -> Finding {
    let subject = Subject::Claim { claim: claim.clone(), line: None };
    let remedy = "nothing to do where the answer is late; else look at the claim's history";
    found("RECEIVE-LATE", Severity::Advise, subject, impossible.to_string(), remedy)
}

/// A payment that came before in another envelope.
pub(crate) fn paid_before(remittance: &Remittance, first: &InterchangeId) -> Finding {
    let trace = &remittance.trace_number;
    let message = format!("payment {trace} was posted from interchange {first}; nothing was posted again");
    let remedy = "nothing to do; where amounts differ, ask the payer which of the two is right";
    let subject = Subject::Interchange(remittance.interchange.clone());
    found("RECEIVE-PAID-BEFORE", Severity::Advise, subject, message, remedy)
}
