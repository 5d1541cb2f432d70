//! LATERALITY: the right knee was ill and the left one was treated.

use superbill_domain::{ClaimLine, Explanation, Finding, Icd10Cm, RuleId, Severity};

use crate::review::{ClaimUnderReview, written};
use crate::rule::{Rule, guideline};
use crate::sides::{Side, is_bilateral, side_of, side_of_line};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("LATERALITY"),
        title: "Procedure on one side for a diagnosis of the other",
        what: "Where a line's modifiers name a side, and the diagnoses it points to name sides, at least one of them is \
               of that side.",
        why: "Either the wrong side was billed, or a wrong side was treated. Payers deny the line as not explained by its \
              diagnosis; auditors ask further.",
        example: "20610-LT, a left knee injected, for M17.11, osteoarthritis of the right knee.",
        remedy: "Compare modifier and diagnosis with the note and mend the one that is wrong.",
        authority: guideline("I.B.13"),
        severity: Severity::Stop,
        likely_denial: Some("11"),
        from: None,
        to: None,
    },
    fails: &[
        "dx M17.11 | 20610-LT",
        "dx M17.12 | 20610-RT",
        "dx I10 M25.561 | 99213-25 | 20610-LT @2",
        "dx S61.210A | 12001-FA",
        "dx M17.11 I10 | 20610-LT @1,2",
    ],
    passes: &[
        "dx M17.11 | 20610-RT",
        "dx M17.12 | 20610-LT",
        "dx M17.0 | 20610-LT",
        "dx M17.11 M17.12 | 20610-LT @1,2",
        "dx S61.210A | 12001-F6",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let Some(treated) = side_of_line(line) else { continue };
        if let Some((code, ill)) = other_side(review, line, treated) {
            let message = format!(
                "{} is on the {}, and {code} is of the {}.",
                written(line),
                treated.as_str(),
                ill.as_str()
            );
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}

/// A pointed diagnosis of the other side, where none is of the side treated.
fn other_side(review: &ClaimUnderReview<'_>, line: &ClaimLine, treated: Side) -> Option<(Icd10Cm, Side)> {
    let mut other = None;
    for code in review.pointed(line) {
        match review.book.diagnosis(&code).map(|found| (side_of(found.title()), found.title())) {
            Some((Some(side), _)) if side == treated => return None,
            Some((Some(side), _)) => other = other.or(Some((code, side))),
            // A disease of both sides explains either.
            Some((None, title)) if is_bilateral(title) => return None,
            _ => {}
        }
    }
    other
}
