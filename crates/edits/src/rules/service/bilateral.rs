//! BILATERAL: both sides billed in a way that the fee schedule does not pay.

use superbill_code_sets::procedures::{Bilateral, Dated, RelativeValues};
use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::{ClaimUnderReview, has_modifier, row};
use crate::rule::{Rule, claims_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("BILATERAL"),
        title: "Both sides, where the fee schedule knows of none",
        what: "Modifier 50 says that a procedure was done on both sides: on one line, one unit, without LT or RT, and only for \
               procedures that the fee schedule pays by side.",
        why: "The line is denied for its modifier; or paid for one side; or paid three times and taken back.",
        example: "93000-50: an electrocardiogram has no sides. 20610-50 with two units: the modifier says two already.",
        remedy: "Bill one unit with modifier 50 alone; remove it where the code is not paid by side.",
        authority: claims_manual("chapter 12, section 40.7"),
        severity: Severity::Stop,
        likely_denial: Some("4"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 93000-50",
        "dx I10 | 99213-50",
        "dx M17.0 | 20610-50 x2",
        "dx M17.0 | 20610-50-LT",
        "dx L57.0 | 17000-50",
    ],
    passes: &[
        "dx I10 | 93000",
        "dx M17.0 | 20610-50",
        "dx M17.0 | 20610-RT | 20610-LT",
        "dx M17.11 | 20610-RT",
        "dx L57.0 | 17000",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines().filter(|line| has_modifier(line, &["50"])) {
        let values = review.procedures(line.on).rvu(line.procedure, None);
        let Some(problem) = problem(line, values.as_ref()) else { continue };
        let message = format!("{}-50 {problem}.", line.procedure);
        let finding = RULE.found(review, Some(line.number), message);
        let evidence =
            values.as_ref().map(|values| row(values, line.procedure.as_str())).into_iter().collect();
        findings.push(Finding { evidence, ..finding });
    }
}

fn problem(line: &ClaimLine, values: Option<&Dated<'_, RelativeValues>>) -> Option<&'static str> {
    match values.map(|values| values.fact.bilateral) {
        Some(Bilateral::NoAdjustment) => return Some("is paid once, both sides or not"),
        Some(Bilateral::AlreadyBoth) => return Some("is for both sides already"),
        Some(Bilateral::NotApplicable) => return Some("has no sides"),
        Some(Bilateral::OneAndAHalf | Bilateral::EachSide) | None => {}
    }
    if has_modifier(line, &["LT", "RT"]) {
        Some("says both sides, and LT or RT says one")
    } else if line.units > 1 {
        Some("says both sides in one unit, and more are billed")
    } else {
        None
    }
}
