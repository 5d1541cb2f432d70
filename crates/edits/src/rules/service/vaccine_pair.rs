//! VACCINE-PAIR: a vaccine that nobody gave, or a shot of nothing.

use superbill_code_sets::procedures::ProcedureKind;
use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, claims_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("VACCINE-PAIR"),
        title: "Vaccine without its administration, or the reverse",
        what: "A vaccine is billed as two lines of one day: the product, and the giving of it.",
        why: "The giving alone is denied for want of the product. The product alone is paid, and the work is given away.",
        example: "90686 (a flu vaccine) without 90471.",
        remedy: "Add the line that is missing; a vaccine supplied by the state is billed with modifier SL at the charge that \
                 the program asks for.",
        authority: claims_manual("chapter 18, section 10"),
        severity: Severity::Warn,
        likely_denial: Some("107"),
        from: None,
        to: None,
    },
    fails: &[
        "dx Z23 | 90686",
        "dx Z23 | 90471",
        "dx Z23 | 90686 | 90471 on:2026-06-14",
        "dx Z23 I10 | 99213-25 @2 | 90471",
        "dx Z23 | G0008",
    ],
    passes: &[
        "dx Z23 | 90471 | 90686",
        "dx Z23 | 90686 | G0008",
        "dx Z23 I10 | 99213-25 @2 | 90471 | 90686",
        "dx Z23 | 90471 | 90472 | 90686 | 90715",
        "dx I10 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let (partner, problem) = match review.fact(line).map(|fact| fact.kind) {
            Some(ProcedureKind::Vaccine) => {
                (ProcedureKind::VaccineAdmin, "is a vaccine, and nothing says that it was given")
            }
            Some(ProcedureKind::VaccineAdmin) => {
                (ProcedureKind::Vaccine, "gives a vaccine, and none is billed")
            }
            _ => continue,
        };
        let is_partner = |other: &ClaimLine| review.fact(other).is_some_and(|fact| fact.kind == partner);
        if !review.others_of_its_day(line).any(is_partner) {
            findings.push(RULE.found(review, Some(line.number), format!("{} {problem}.", line.procedure)));
        }
    }
}
