//! What posting and proving have to say, as findings.

use superbill_domain::{
    ClaimId, ClaimPayment, DocumentId, Evidence, Finding, Imbalance, Money, Remittance, RuleId, Severity,
    Subject,
};

use crate::explain::{self, guide, promise};

/// The segment or row that a finding about a remittance stands on, countable in the file that was received.
pub(crate) fn segment(remittance: &Remittance, place: impl std::fmt::Display) -> Evidence {
    Evidence::Row {
        release: format!("835 of interchange {}", remittance.interchange),
        row: format!("TRN02 {}: {place}", remittance.trace_number),
    }
}

/// The remittance does not add up, and nothing of it is posted.
pub(crate) fn out_of_balance(remittance: &Remittance, imbalance: &Imbalance) -> Finding {
    let Imbalance { identity, claim, line, stated, computed } = imbalance;
    let place = match (claim, line) {
        (Some(claim), Some(line)) => format!("CLP01 {claim}, SVC {line}"),
        (Some(claim), None) => format!("CLP01 {claim}"),
        (None, _) => "BPR02".to_owned(),
    };
    Finding {
        rule: RuleId::new(explain::REMITTANCE),
        severity: Severity::Stop,
        subject: Subject::Interchange(remittance.interchange.clone()),
        evidence: vec![segment(remittance, &place)],
        message: format!(
            "{place}: {identity} does not hold: stated {stated}, its parts add up to {computed}"
        ),
        remedy: "Nothing of this remittance is posted. Ask the payer for a corrected 835.".to_owned(),
        authority: guide("1.10.2, balancing"),
        likely_denial: None,
    }
}

/// What would be posted to deposits is not what the payer paid.
pub(crate) fn deposit_differs(remittance: &Remittance, posted: Money) -> Finding {
    Finding {
        rule: RuleId::new(explain::DEPOSIT),
        severity: Severity::Stop,
        subject: Subject::Interchange(remittance.interchange.clone()),
        evidence: vec![segment(remittance, "BPR02")],
        message: format!("deposits of {posted} would be posted where the payer paid {}", remittance.paid),
        remedy: "Nothing of this remittance is posted. Report this fault of Superbill.".to_owned(),
        authority: promise("deposits posted = BPR02"),
        likely_denial: None,
    }
}

/// A payment for a claim that we did not bill.
pub(crate) fn unmatched_claim(remittance: &Remittance, place: usize, payment: &ClaimPayment) -> Finding {
    Finding {
        rule: RuleId::new(explain::UNMATCHED_CLAIM),
        severity: Severity::Warn,
        subject: Subject::Interchange(remittance.interchange.clone()),
        evidence: vec![segment(remittance, format_args!("CLP {place}, CLP01"))],
        message: format!(
            "no claim of ours has the number {}; its payment is {}",
            payment.claim, payment.paid
        ),
        remedy: "The payment waits under unapplied payments. Match it to a claim, or send it back."
            .to_owned(),
        authority: guide("CLP01"),
        likely_denial: None,
    }
}

/// A line of a payment that fits none, or more than one, of the claim's lines.
pub(crate) fn unmatched_line(remittance: &Remittance, place: usize, svc: usize, claim: &ClaimId) -> Finding {
    Finding {
        rule: RuleId::new(explain::UNMATCHED_LINE),
        severity: Severity::Warn,
        subject: Subject::Claim { claim: claim.clone(), line: None },
        evidence: vec![segment(remittance, format_args!("CLP {place}, SVC {svc}"))],
        message: "a payment line fits none of the claim's lines, or several".to_owned(),
        remedy: "It is posted to the claim as a whole. Compare procedure, day and charge.".to_owned(),
        authority: guide("2110 SVC, REF*6R"),
        likely_denial: None,
    }
}

/// The payer adjudicated another charge than we billed.
pub(crate) fn charge_differs(
    remittance: &Remittance,
    place: usize,
    payment: &ClaimPayment,
    billed: Money,
) -> Finding {
    Finding {
        rule: RuleId::new(explain::CHARGE),
        severity: Severity::Warn,
        subject: Subject::Claim { claim: payment.claim.clone(), line: None },
        evidence: vec![segment(remittance, format_args!("CLP {place}, CLP03"))],
        message: format!("the payer adjudicated a charge of {} where {billed} was billed", payment.charge),
        remedy: "See whether the payer split the claim, or lost a line.".to_owned(),
        authority: guide("CLP03"),
        likely_denial: None,
    }
}

/// The journal's own record has been altered.
pub(crate) fn broken_journal(rule: &'static str, sequence: u64, message: String) -> Finding {
    Finding {
        rule: RuleId::new(rule),
        severity: Severity::Stop,
        subject: Subject::Document(DocumentId::new("journal")),
        evidence: vec![Evidence::Row { release: "journal".to_owned(), row: format!("entry {sequence}") }],
        message,
        remedy: "Somebody or something changed the journal. Restore it from a backup that verifies."
            .to_owned(),
        authority: promise("hash chain"),
        likely_denial: None,
    }
}
