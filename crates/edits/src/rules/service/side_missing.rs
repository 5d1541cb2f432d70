//! LINE-SIDE-MISSING: a paired organ, and no word on which.

use superbill_code_sets::procedures::Flag;
use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, ncci_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("LINE-SIDE-MISSING"),
        title: "Procedure on a paired organ without its side",
        what: "A procedure on a limb, a joint, an eye or an ear says which one: LT, RT, 50, or the modifier of the finger, toe \
               or eyelid.",
        why: "Many payers deny the line for want of it; and without it the same procedure on the other side, later, looks \
              like a duplicate.",
        example: "20610, a knee injected, without RT or LT.",
        remedy: "Add the side that the note gives.",
        authority: ncci_manual("chapter I, section E"),
        severity: Severity::Warn,
        likely_denial: Some("4"),
        from: None,
        to: None,
    },
    fails: &[
        "dx M17.11 | 20610",
        "dx M25.561 | 73560",
        "dx I10 M17.11 | 99213-25 | 20610 @2",
        "dx M17.11 | 20610-59",
        "dx M25.511 | 73030",
    ],
    passes: &[
        "dx M17.11 | 20610-RT",
        "dx M25.561 | 73560-RT",
        "dx M17.0 | 20610-50",
        "dx M17.11 | 20610-59-RT",
        "dx M25.511 | 73030-RT",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let sided = review.fact(line).is_some_and(|fact| fact.flags.has(Flag::Sided));
        if sided && !names_a_place(review, line) {
            let message = format!("{} does not say on which side.", line.procedure);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}

fn names_a_place(review: &ClaimUnderReview<'_>, line: &ClaimLine) -> bool {
    let book = review.procedures(line.on);
    let groups =
        line.modifiers.iter().filter_map(|modifier| book.modifier(*modifier)).map(|found| found.fact.group);
    groups.into_iter().any(|group| matches!(group, "side" | "anatomic"))
}
