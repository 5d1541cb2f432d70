//! The rules of posting and proving in words.

use superbill_domain::{Authority, Explanation, RuleId, Severity};

pub(crate) const ANCHOR: &str = "JOURNAL-ANCHOR";
pub(crate) const UNBALANCED: &str = "JOURNAL-BALANCE";
pub(crate) const CHAIN: &str = "JOURNAL-CHAIN";
pub(crate) const REMITTANCE: &str = "POST-BALANCE";
pub(crate) const CHARGE: &str = "POST-CHARGE";
pub(crate) const DEPOSIT: &str = "POST-DEPOSIT";
pub(crate) const UNMATCHED_CLAIM: &str = "POST-UNMATCHED-CLAIM";
pub(crate) const UNMATCHED_LINE: &str = "POST-UNMATCHED-LINE";

/// The rules of posting and proving, in the order of their ids.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    vec![
        anchor(),
        unbalanced(),
        chain(),
        remittance(),
        charge(),
        deposit(),
        unmatched_claim(),
        unmatched_line(),
    ]
}

/// What a rule of posting or proving says of itself.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    explanations().into_iter().find(|rule| rule.id.as_str() == id)
}

/// A section of the guide to the 835.
pub(crate) fn guide(section: &'static str) -> Authority {
    Authority::new("ASC X12N 835 implementation guide", "005010X221A1", section)
}

/// A promise of this ledger.
pub(crate) fn promise(promise: &'static str) -> Authority {
    Authority::new("Superbill ledger", "1", promise)
}

fn rule(id: &'static str, title: &'static str, severity: Severity, authority: Authority) -> Explanation {
    Explanation {
        id: RuleId::new(id),
        title,
        what: "",
        why: "",
        example: "",
        remedy: "",
        authority,
        severity,
        likely_denial: None,
        from: None,
        to: None,
    }
}

fn anchor() -> Explanation {
    Explanation {
        what: "A seal that was written down earlier and is not in the journal any more.",
        why: "A journal that was cut short or written anew may be whole in itself; only a seal kept elsewhere shows it.",
        example: "Last month's report ends with entry 4,210; the journal now ends with entry 4,198.",
        remedy: "Restore the journal from a backup that contains the seal, and find out who changed it.",
        ..rule(ANCHOR, "The journal lacks a noted seal", Severity::Stop, promise("hash chain"))
    }
}

fn unbalanced() -> Explanation {
    Explanation {
        what: "A stored entry whose debits and credits do not cancel out.",
        why: "Superbill writes balanced entries only, so something else changed this one.",
        example: "Deposits +100.00 and receivable −99.00 in one entry.",
        remedy: "Restore the journal from a backup that verifies.",
        ..rule(UNBALANCED, "A stored entry does not balance", Severity::Stop, promise("balanced entries"))
    }
}

fn chain() -> Explanation {
    Explanation {
        what: "A stored entry that is not the one that was sealed, or does not stand where it was sealed.",
        why: "Each seal is computed from its entry and the seal before, so a change anywhere shows from there on.",
        example: "An amount was edited in the database; the entry's digest is no longer the one stored with it.",
        remedy: "Restore the journal from a backup that verifies, and find out who changed it.",
        ..rule(CHAIN, "The journal was altered", Severity::Stop, promise("hash chain"))
    }
}

fn remittance() -> Explanation {
    Explanation {
        what: "A remittance in which a service, a claim or the whole does not add up.",
        why: "Posting what does not add up hides money, or makes some up; the fault surfaces months later, elsewhere.",
        example: "Charge 150.00, adjustments 50.00, payment 99.00: a dollar is nowhere.",
        remedy: "Nothing of it is posted. Ask the payer for a corrected 835; the finding names the figures.",
        ..rule(REMITTANCE, "The remittance does not balance", Severity::Stop, guide("1.10.2, balancing"))
    }
}

fn charge() -> Explanation {
    Explanation {
        what: "A claim that the payer adjudicated at another charge than the one billed.",
        why: "The payer may have split the claim or lost a line, and the rest would never be paid.",
        example: "Billed 162.50; adjudicated 150.00.",
        remedy: "Look for the other part of a split claim; otherwise ask the payer for the missing line.",
        ..rule(CHARGE, "Another charge was adjudicated", Severity::Warn, guide("CLP03"))
    }
}

fn deposit() -> Explanation {
    Explanation {
        what: "Entries whose deposits are not the amount that the payer sent.",
        why: "What is posted must equal what is in the bank. This is a second reckoning of what already balanced.",
        example: "The payer sent 131.25 and the entries deposit 130.00.",
        remedy: "Nothing of it is posted. It is a fault of Superbill; please report it.",
        ..rule(
            DEPOSIT,
            "Deposits differ from the payment",
            Severity::Stop,
            promise("deposits posted = BPR02"),
        )
    }
}

fn unmatched_claim() -> Explanation {
    Explanation {
        what: "A payment for a claim number that is not ours.",
        why: "The money is in the bank, so it must be in the books; whose it is must not be guessed.",
        example: "A payer returns the claim number with its last character cut off.",
        remedy: "The payment waits under unapplied payments until a person matches it, or sends it back.",
        ..rule(UNMATCHED_CLAIM, "A payment of an unknown claim", Severity::Warn, guide("CLP01"))
    }
}

fn unmatched_line() -> Explanation {
    Explanation {
        what: "A payment line that fits none of the claim's lines, or several equally well.",
        why: "A line matched by guess shows the wrong service as paid and the wrong one as denied.",
        example: "Two lines 20610 of 90.00 on one day, and a payment of one of them without its line number.",
        remedy: "It is posted to the claim as a whole. Compare procedure, day and charge, and ask for line numbers.",
        ..rule(UNMATCHED_LINE, "A payment line fits no line", Severity::Warn, guide("2110 SVC, REF*6R"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_order_and_say_everything() {
        let rules = explanations();
        assert!(rules.is_sorted_by(|a, b| a.id < b.id));
        for rule in &rules {
            assert!(
                [rule.what, rule.why, rule.example, rule.remedy].iter().all(|text| text.ends_with('.')),
                "{rule:?}"
            );
            assert_eq!(explain(rule.id.as_str()).as_ref(), Some(rule));
        }
        assert!(explain("NO-SUCH-RULE").is_none());
    }
}
