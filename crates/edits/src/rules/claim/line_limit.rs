//! CLAIM-LINE-LIMIT: more than fifty lines.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

/// How many service lines a professional claim carries.
const LINES: usize = 50;

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("CLAIM-LINE-LIMIT"),
        title: "More than fifty service lines",
        what: "A professional claim carries at most fifty service lines.",
        why: "The fifty-first makes the whole transaction set invalid: the 999 rejects it with all its claims.",
        example: "A month of allergy injections, billed on one claim.",
        remedy: "Split the services into two claims that carry the same diagnoses.",
        authority: professional_claim("loop 2400"),
        severity: Severity::Stop,
        likely_denial: None,
        from: None,
        to: None,
    },
    // An example of fifty-one lines is not readable; the test makes it.
    fails: &[],
    passes: &["dx I10 | 99213 | 93000"],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let lines = review.claim.lines.len();
    if lines > LINES {
        findings.push(RULE.found(
            review,
            None,
            format!("The claim has {lines} service lines; it may have {LINES}."),
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::fired;

    fn fired_with(lines: usize) -> Vec<String> {
        // Fifty different days, so that no line repeats another.
        let day = |line: usize| format!(" | 97110 on:2026-{:02}-{:02}", 1 + line / 28, 1 + line % 28);
        let lines: String = (0..lines).map(day).collect();
        fired(&format!("dx M54.50{lines} | today 2026-06-15"))
    }

    #[test]
    fn fifty_lines_pass_and_one_more_does_not() {
        assert_eq!(fired_with(50), Vec::<String>::new());
        assert_eq!(fired_with(51), ["CLAIM-LINE-LIMIT"]);
    }
}
