//! CLAIM-MEMBER-ID: the member number is missing, made up or misshapen.

use superbill_domain::{ClaimFiling, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, cited};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-MEMBER-ID"),
        title: "Member number that no card carries",
        what: "The claim carries the member number of the card. A Medicare number has eleven characters in a fixed pattern \
               (MBI), without dashes and without the letters S, L, O, I, B and Z.",
        why: "The payer finds the patient by this number. A placeholder or a mistyped one comes back as “patient not found”, \
              weeks later.",
        example: "1EGO-TE5-MK73 for 1EG0-TE5-MK73: the letter O for a zero.",
        remedy: "Copy the number from the card, or ask the payer for it with an eligibility inquiry.",
        authority: cited(
            "CMS, Understanding the Medicare Beneficiary Identifier Format",
            "2018",
            "characters 1 to 11",
        ),
        severity: Severity::Stop,
        likely_denial: Some("31"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | member",
        "dx I10 | 99213 | member UNKNOWN",
        "dx I10 | 99213 | member 000000000",
        "dx I10 | 99213 | plan medicare | member 1EG4-TE5-MK73",
        "dx I10 | 99213 | plan medicare | member 1EGO-TE5-MK73",
        "dx I10 | 99213 | plan medicare | member W123456789",
    ],
    passes: &[
        "dx I10 | 99213 | member W123456789",
        "dx I10 | 99213 | member 01",
        "dx I10 | 99213 | member XYZ-000-000",
        "dx I10 | 99213 | plan medicaid | member 000123456",
        "dx I10 | 99213 | plan medicare | member 1EG4TE5MK73",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let coverage = &review.claim.coverage;
    let number = coverage.member_id.reveal().as_str();
    // The number itself is protected and stays out of the message.
    let problem = if number.trim().is_empty() {
        "The member number is missing."
    } else if is_placeholder(number) {
        "The member number is a placeholder."
    } else if coverage.payer.filing == ClaimFiling::MedicareB && !is_mbi(number) {
        "The member number does not have the pattern of a Medicare number."
    } else {
        return;
    };
    findings.push(RULE.found(review, None, problem.to_owned()));
}

fn is_placeholder(number: &str) -> bool {
    let words = ["UNKNOWN", "NONE", "PENDING", "SELF", "SAME", "TBD"];
    let mut bytes = number.bytes();
    let first = bytes.next();
    // One character over and over: 000000000, XXXXXX.
    let repeated = number.len() >= 4 && bytes.all(|byte| Some(byte) == first);
    repeated || words.iter().any(|word| number.trim().eq_ignore_ascii_case(word))
}

/// The pattern of a Medicare number: C A AN N A AN N A A N N.
fn is_mbi(number: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_uppercase() && !b"SLOIBZ".contains(&byte);
    let digit = |byte: u8| byte.is_ascii_digit();
    let fits = |place: usize, byte: u8| match place {
        0 => digit(byte) && byte != b'0',
        1 | 4 | 7 | 8 => letter(byte),
        2 | 5 => letter(byte) || digit(byte),
        _ => digit(byte),
    };
    number.len() == 11 && number.bytes().enumerate().all(|(place, byte)| fits(place, byte))
}
