//! CLAIM-BILLING-ADDRESS: the billing provider's address must be a street with a nine-digit ZIP.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-BILLING-ADDRESS"),
        title: "Billing address that payers do not take",
        what: "The billing provider's address is a street address with a two-letter state and a nine-digit ZIP code. A post \
               office box or lockbox is where money goes, and has its own place in the claim (the pay-to address).",
        why: "Clearinghouses turn the claim back before any payer sees it, and with one wrong address in the settings they \
              turn back all of them.",
        example: "“PO Box 120, Springfield IL 62704”: a box, and a ZIP of five digits.",
        remedy: "Enter the street address and the full ZIP code of the practice; give the box as the pay-to address.",
        authority: professional_claim("2010AA N3, N4"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | street PO Box 120",
        "dx I10 | 99213 | street P. O. BOX 120",
        "dx I10 | 99213 | street 12 Elm Street, Lock Box 7",
        "dx I10 | 99213 | zip 62704",
        "dx I10 | 99213 | zip 627040000",
        "dx I10 | 99213 | state Illinois",
        "dx I10 | 99213 | street",
    ],
    passes: &[
        "dx I10 | 99213",
        "dx I10 | 99213 | street 120 Boxwood Road",
        "dx I10 | 99213 | street 7 Polo Boxing Lane",
        "dx I10 | 99213 | zip 627041234",
        "dx I10 | 99213 | state CA",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let address = &review.claim.billing.address;
    let zip = address.zip.as_str();
    let problems = [
        (address.street.trim().is_empty(), "has no street"),
        (is_box(&address.street), "is a post office box or lockbox"),
        (zip.len() != 9 || !zip.bytes().all(|byte| byte.is_ascii_digit()), "lacks a nine-digit ZIP code"),
        (zip.len() == 9 && zip.ends_with("0000"), "has a ZIP code whose last four digits are made up"),
        (
            address.state.len() != 2 || !address.state.bytes().all(|byte| byte.is_ascii_uppercase()),
            "lacks a two-letter state",
        ),
    ];
    for (_, problem) in problems.into_iter().filter(|(found, _)| *found) {
        findings.push(RULE.found(review, None, format!("The billing provider's address {problem}.")));
    }
}

/// True where a word of the street begins "PO Box", "Post Office Box" or "Lockbox", however it is dotted and spaced.
fn is_box(street: &str) -> bool {
    let begins_box = |words: &str| {
        ["pobox", "postofficebox", "lockbox"].iter().any(|name| {
            let mut letters = words.chars().filter(|c| c.is_alphanumeric());
            // The name ends the word: Boxwood Road is a street.
            name.chars().all(|c| letters.next().is_some_and(|found| found.eq_ignore_ascii_case(&c)))
                && letters.next().is_none_or(|after| !after.is_alphabetic())
        })
    };
    let starts = street.char_indices().filter(|(at, _)| {
        let before = street.get(..*at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    });
    starts.map(|(at, _)| street.get(at..).unwrap_or_default()).any(begins_box)
}
