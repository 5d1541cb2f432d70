//! PX-UNKNOWN: a procedure of which the shipped set knows nothing.

use superbill_code_sets::procedures::ProcedureStatus;
use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, cited};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("PX-UNKNOWN"),
        title: "Procedure code that the shipped set does not have",
        what: "Superbill ships about 1,150 procedures of ambulatory care, not all of CPT and HCPCS. A code outside of them \
               may be good; nothing else about it (units, pairs, modifiers, age) is checked.",
        why: "A mistyped code looks just like a rare one. Payers deny it as invalid, and the other edits pass it by.",
        example: "99123, a mistyped 99213; or 33533, a heart operation that the shipped set leaves out.",
        remedy: "Compare the code with the practice's own CPT or HCPCS file; add that file to have it checked.",
        authority: cited(
            "Superbill procedure list",
            "RVU25D and HCPCS October 2025",
            "codes of ambulatory care",
        ),
        severity: Severity::Warn,
        likely_denial: Some("181"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99123",
        "dx I10 | 00000",
        "dx I10 | 99213 | 99999",
        "dx I10 | J0000",
        "dx I10 | 33533",
    ],
    passes: &[
        "dx I10 | 99213",
        "dx I10 | 93000",
        "dx I10 | 99213 | 36415",
        "dx I10 | 99214",
        "dx E11.9 | 82947-QW",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        if review.procedures(line.on).status(line.procedure) == ProcedureStatus::Unknown {
            let message =
                format!("{} is not in the shipped set of procedures and is not checked.", line.procedure);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}
