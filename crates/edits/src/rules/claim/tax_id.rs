//! CLAIM-TAX-ID: the billing provider's tax number is not one.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-TAX-ID"),
        title: "Tax number of the billing provider that is none",
        what: "The billing provider's employer identification number has nine digits, written without a dash.",
        why: "Payers join NPI and tax number to find whom to pay. A number that does not fit stops every claim of the practice.",
        example: "37-1234567, with its dash; or 000000000 from a template.",
        remedy: "Enter the nine digits of the practice's employer identification number.",
        authority: professional_claim("2010AA REF*EI"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | tax",
        "dx I10 | 99213 | tax 37-1234567",
        "dx I10 | 99213 | tax 37123456",
        "dx I10 | 99213 | tax 000000000",
        "dx I10 | 99213 | tax 3712345O7",
    ],
    passes: &[
        "dx I10 | 99213",
        "dx I10 | 99213 | tax 371234567",
        "dx I10 | 99213 | tax 010000001",
        "dx I10 | 99213 | tax 999999998",
        "dx I10 | 99213 | tax 100000000",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let number = review.claim.billing.tax_id.as_bytes();
    let digits = number.len() == 9 && number.iter().all(u8::is_ascii_digit);
    let one_digit = number.iter().all(|byte| Some(byte) == number.first());
    if !digits || one_digit {
        let message =
            "The billing provider's tax number is not nine digits of an identification number.".to_owned();
        findings.push(RULE.found(review, None, message));
    }
}
