//! What can be wrong with what comes back, apart from its syntax: six rules, and the finding of each.

use superbill_domain::{
    Authority, ClaimId, Explanation, Finding, ImpossibleStep, InterchangeId, Remittance, RuleId, Severity,
    Subject,
};
use superbill_storage::InterchangeKind;

/// A rule of receiving: what it says of itself, and the remedy that its findings carry.
struct ReceivingRule {
    id: RuleId,
    severity: Severity,
    title: &'static str,
    what: &'static str,
    why: &'static str,
    example: &'static str,
    remedy: &'static str,
    authority: (&'static str, &'static str, &'static str),
}

impl ReceivingRule {
    fn found(&self, subject: Subject, message: String) -> Finding {
        self.explanation().finding(subject, Vec::new(), message)
    }

    fn explanation(&self) -> Explanation {
        let (publication, edition, row) = self.authority;
        Explanation {
            id: self.id.clone(),
            title: self.title,
            what: self.what,
            why: self.why,
            example: self.example,
            remedy: self.remedy,
            authority: Authority::new(publication, edition, row),
            severity: self.severity,
            likely_denial: None,
            from: None,
            to: None,
        }
    }
}

const ENVELOPE: (&str, &str, &str) = ("ASC X12 interchange control structure", "005010", "ISA13");

const LATE: ReceivingRule = ReceivingRule {
    id: RuleId::new("RECEIVE-LATE"),
    severity: Severity::Advise,
    title: "Answer that comes when the claim is past it",
    what: "An acknowledgment or payment arrives for a claim whose state does not allow that step.",
    why: "Answers overtake each other on the way; acting on a late one would move a claim backwards.",
    example: "A 277CA arrives after the 835 of the same claim: the claim stays adjudicated.",
    remedy: "Nothing to do where the answer is late; else look at the claim's history.",
    authority: ("Superbill, the life of a claim", env!("CARGO_PKG_VERSION"), "ClaimState"),
};

const NUMBER_REUSED: ReceivingRule = ReceivingRule {
    id: RuleId::new("RECEIVE-NUMBER-REUSED"),
    severity: Severity::Stop,
    title: "Another file under a number that was used",
    what: "A file has the sender, receiver and control number of one that was received, and other content.",
    why: "One of the two is wrong. Posting both could pay a claim twice; choosing one would be a guess.",
    example: "Two 835s numbered 000000017 from one payer, with different amounts: the second is kept out.",
    remedy: "Ask the sender which of the two is right, and for the other under a number of its own.",
    authority: ENVELOPE,
};

const OTHER: ReceivingRule = ReceivingRule {
    id: RuleId::new("RECEIVE-OTHER"),
    severity: Severity::Warn,
    title: "File that leads to nothing",
    what: "A file was received and kept that is neither a 999, nor a 277CA, nor an 835.",
    why: "Nothing that arrives is thrown away, and nothing is acted on by guess.",
    example: "A 271 lies among the remittances: it is kept, and a person is told.",
    remedy: "Nothing to do where it was sent for information; else ask the sender for what was meant.",
    authority: ENVELOPE,
};

const PAID_BEFORE: ReceivingRule = ReceivingRule {
    id: RuleId::new("RECEIVE-PAID-BEFORE"),
    severity: Severity::Advise,
    title: "Payment that was posted before",
    what: "A remittance says what an earlier one said, in another envelope or another cut.",
    why: "Clearinghouses send remittances again, split or joined. A payment is posted once.",
    example: "The payer's portal and the clearinghouse both deliver check 10023: the second posts nothing.",
    remedy: "Nothing to do; where the amounts differ, ask the payer which of the two is right.",
    authority: ("Superbill, posting", env!("CARGO_PKG_VERSION"), "payer and trace number (TRN02, TRN03)"),
};

const UNKNOWN_CLAIM: ReceivingRule = ReceivingRule {
    id: RuleId::new("RECEIVE-UNKNOWN-CLAIM"),
    severity: Severity::Warn,
    title: "Acknowledgment of a claim that is not ours",
    what: "A 277CA tells of a claim number that we never sent.",
    why: "The payer may have changed the number, or the claim is of another practice.",
    example: "TRN02 reads SB000O12 with a letter O: no claim of ours has that number.",
    remedy: "Match it by hand, or tell the payer that the claim is not ours.",
    authority: ("ASC X12N 277 claim acknowledgment", "005010X214", "2200D TRN02"),
};

const UNKNOWN_GROUP: ReceivingRule = ReceivingRule {
    id: RuleId::new("RECEIVE-UNKNOWN-GROUP"),
    severity: Severity::Warn,
    title: "Acknowledgment of a group that was not sent from here",
    what: "A 999 answers a functional group that none of our interchanges to that receiver has.",
    why: "Two systems may send under one number; then each reads the other's answers.",
    example: "AK102 reads 412, and our last interchange to this payer was 97.",
    remedy: "See whether another system sends under the same number; else tell the clearinghouse.",
    authority: ("ASC X12N 999 implementation acknowledgment", "005010X231A1", "AK102"),
};

const ALL: [&ReceivingRule; 6] =
    [&LATE, &NUMBER_REUSED, &OTHER, &PAID_BEFORE, &UNKNOWN_CLAIM, &UNKNOWN_GROUP];

/// What each rule of receiving, and of coding a note, says of itself.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    let mut all: Vec<Explanation> = ALL.iter().map(|rule| rule.explanation()).collect();
    all.extend(crate::code::explanations());
    all
}

/// Another file came under a number that was used before.
pub(crate) fn number_reused(id: &InterchangeId, first: &InterchangeId) -> Finding {
    let message =
        format!("another file came under the number of interchange {first}; nothing of it was taken");
    NUMBER_REUSED.found(Subject::Interchange(id.clone()), message)
}

/// A file that is kept and leads to nothing.
pub(crate) fn not_for_us(id: &InterchangeId, kind: InterchangeKind) -> Finding {
    let message = format!("the file ({}) was kept, and nothing follows from it", kind.name());
    OTHER.found(Subject::Interchange(id.clone()), message)
}

/// A 999 for a group that we did not send.
pub(crate) fn answers_nothing(by: &InterchangeId, group: &str) -> Finding {
    let message = format!("the 999 answers a group {group} that was not sent from here");
    UNKNOWN_GROUP.found(Subject::Interchange(by.clone()), message)
}

/// A 277CA about a claim that we do not have.
pub(crate) fn unknown_claim(by: &InterchangeId, claim: &ClaimId) -> Finding {
    let message = format!("the 277CA tells of a claim {claim} that is not here");
    UNKNOWN_CLAIM.found(Subject::Interchange(by.clone()), message)
}

/// An answer that the claim's state does not allow, such as a 277CA after the 835.
pub(crate) fn late_answer(claim: &ClaimId, impossible: &ImpossibleStep) -> Finding {
    LATE.found(Subject::Claim { claim: claim.clone(), line: None }, impossible.to_string())
}

/// A payment that came before in another envelope.
pub(crate) fn paid_before(remittance: &Remittance, first: &InterchangeId) -> Finding {
    let trace = &remittance.trace_number;
    let message = format!("payment {trace} was posted from interchange {first}; nothing was posted again");
    PAID_BEFORE.found(Subject::Interchange(remittance.interchange.clone()), message)
}
