//! The front end: whether a claim enters adjudication at all (277CA).

use superbill_domain::{Claim, ClaimFrequency, ClaimPayment, Finding, Payer};

/// A rejection: claim status category, claim status and the entity it is about (X12 lists 507 and 508).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rejection {
    pub(crate) category: &'static str,
    pub(crate) status: &'static str,
    pub(crate) entity: Option<&'static str>,
    /// Why, in a sentence.
    pub(crate) why: String,
}

/// An edit whose findings turn a claim back before adjudication, and how the 277CA says so. Every other edit is left to
/// adjudication.
struct FrontEndEdit {
    rule: &'static str,
    category: &'static str,
    status: &'static str,
    entity: Option<&'static str>,
}

const fn edit(
    rule: &'static str,
    category: &'static str,
    status: &'static str,
    entity: Option<&'static str>,
) -> FrontEndEdit {
    FrontEndEdit { rule, category, status, entity }
}

/// A6 is for what is missing, A7 for what is invalid.
const FRONT_END: [FrontEndEdit; 19] = [
    edit("CLAIM-BILLING-ADDRESS", "A7", "126", Some("85")),
    edit("CLAIM-CHARGES", "A7", "178", None),
    edit("CLAIM-CONTROL-NUMBER", "A7", "478", None),
    edit("CLAIM-DATES", "A7", "187", None),
    edit("CLAIM-LINE-LIMIT", "A7", "121", None),
    edit("CLAIM-MEMBER-ID", "A7", "164", Some("IL")),
    edit("CLAIM-NO-LINES", "A6", "247", None),
    edit("CLAIM-SUBSCRIBER", "A7", "33", Some("IL")),
    edit("CLAIM-TAX-ID", "A7", "128", Some("85")),
    edit("DX-EXPIRED", "A7", "255", None),
    edit("DX-HEADER", "A7", "255", None),
    edit("DX-NONE", "A6", "254", None),
    edit("DX-POINTER", "A7", "477", None),
    edit("DX-SEVENTH", "A7", "255", None),
    edit("DX-UNKNOWN", "A7", "255", None),
    edit("POS-VALID", "A7", "249", None),
    edit("PROVIDER-NPI", "A7", "562", Some("85")),
    edit("PX-EXPIRED", "A7", "454", None),
    edit("UNITS-ZERO", "A7", "476", None),
];

/// Why a claim is turned back; none where it enters adjudication.
///
/// `findings` are those of the edits on the claim, `earlier` what was adjudicated before, by which a correction finds
/// its original.
pub(crate) fn rejection(
    claim: &Claim,
    payer: &Payer,
    findings: &[Finding],
    earlier: &[ClaimPayment],
) -> Option<Rejection> {
    let say = |category, status, entity, why: &str| {
        Some(Rejection { category, status, entity, why: why.to_owned() })
    };
    if claim.coverage.payer.id != payer.id {
        return say("A3", "116", Some("PR"), "the claim is for another payer");
    }
    if corrected(claim).is_some_and(|number| standing(earlier, number).is_none()) {
        return say("A7", "464", None, "there is no adjudicated claim of this number to correct");
    }
    findings.iter().filter(|finding| finding.stops()).find_map(|finding| {
        let edit = FRONT_END.iter().find(|edit| edit.rule == finding.rule.as_str())?;
        let why = format!("{}: {}", finding.rule, finding.message);
        Some(Rejection { category: edit.category, status: edit.status, entity: edit.entity, why })
    })
}

/// The payer's number of the claim that this one replaces or voids.
fn corrected(claim: &Claim) -> Option<&str> {
    match &claim.frequency {
        ClaimFrequency::Original => None,
        ClaimFrequency::Replacement { payer_claim_number } | ClaimFrequency::Void { payer_claim_number } => {
            Some(payer_claim_number)
        }
    }
}

/// The payment that a correction takes back: its original's, where it was not taken back before. None for an original.
pub(crate) fn to_take_back<'p>(earlier: &'p [ClaimPayment], claim: &Claim) -> Option<&'p ClaimPayment> {
    corrected(claim).and_then(|number| standing(earlier, number))
}

/// The payment of a claim that still stands: adjudicated, and not reversed since.
fn standing<'p>(earlier: &'p [ClaimPayment], payer_claim_number: &str) -> Option<&'p ClaimPayment> {
    let last = earlier.iter().rfind(|payment| payment.payer_claim_number == payer_claim_number);
    last.filter(|payment| !payment.is_reversal())
}

#[cfg(test)]
mod tests {
    use superbill_code_sets::CodeSets;

    use super::*;

    #[test]
    fn every_edit_named_is_an_edit() {
        for edit in &FRONT_END {
            assert!(superbill_edits::explain(edit.rule).is_some(), "{}", edit.rule);
        }
        assert!(FRONT_END.is_sorted_by_key(|edit| edit.rule));
    }

    #[test]
    fn every_status_is_one_of_the_list() {
        let book = CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap()).procedures();
        for edit in &FRONT_END {
            assert!(book.claim_status_category(edit.category).is_some(), "{}", edit.category);
            assert!(book.claim_status(edit.status).is_some(), "{}", edit.status);
        }
    }
}
