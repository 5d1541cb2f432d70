//! CLAIM-TIMELY: Medicare's year is over.

use superbill_domain::{ClaimFiling, ClaimFrequency, Date, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, cited};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-TIMELY"),
        title: "Medicare claim later than a year after the service",
        what: "Medicare takes a claim until one calendar year after the date of service.",
        why: "A late claim is denied without appeal, and the patient may not be billed for it. Other payers set their own \
              terms by contract; this rule does not know them.",
        example: "A visit of 2025-06-15, sent on 2026-06-16.",
        remedy: "Look for an earlier submission and its acknowledgment, or for one of the exceptions (error of an agency, \
                 coverage given in retrospect); else close the claim with a recorded reason.",
        authority: cited("Code of Federal Regulations", "42 CFR 424.44", "(a) and (b)"),
        severity: Severity::Stop,
        likely_denial: Some("29"),
        from: Some(Date::constant(2010, 1, 1)),
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | plan medicare | member 1EG4TE5MK73 | today 2027-06-16",
        "dx I10 | 99213 | plan medicare | member 1EG4TE5MK73 | today 2030-01-01",
        "on 2026-02-28 | dx I10 | 99213 | plan medicare | member 1EG4TE5MK73 | today 2027-03-01",
        "dx I10 | 99213 | 93000 | plan medicare | member 1EG4TE5MK73 | today 2027-07-01",
        "on 2025-12-31 | dx I10 | 99213 | plan medicare | member 1EG4TE5MK73 | today 2027-01-01",
    ],
    passes: &[
        "dx I10 | 99213 | plan medicare | member 1EG4TE5MK73 | today 2027-06-15",
        "dx I10 | 99213 | plan medicare | member 1EG4TE5MK73",
        "on 2026-02-28 | dx I10 | 99213 | plan medicare | member 1EG4TE5MK73 | today 2027-02-28",
        "dx I10 | 99213 | plan commercial | today 2027-06-16",
        "dx I10 | 99213 | plan medicare | member 1EG4TE5MK73 | replaces 12345 | today 2027-06-16",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let is_first = review.claim.frequency == ClaimFrequency::Original;
    if review.claim.coverage.payer.filing != ClaimFiling::MedicareB || !is_first {
        return;
    }
    let day = |date: Date, years: i16| (date.year() + years, date.month(), date.day());
    let Some(first) = review.claim.first_day() else { return };
    if day(review.today, 0) > day(first, 1) {
        let message = format!("The service of {first} is more than a year before {}.", review.today);
        findings.push(RULE.found(review, None, message));
    }
}
