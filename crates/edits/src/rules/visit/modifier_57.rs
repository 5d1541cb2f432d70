//! EM-MODIFIER-57: a visit on the day of major surgery.

use superbill_code_sets::procedures::GlobalPeriod;
use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use super::modifier_25::PARTING;
use crate::review::{ClaimUnderReview, has_modifier, row};
use crate::rule::{Rule, claims_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("EM-MODIFIER-57"),
        title: "Visit on the day of major surgery",
        what: "A procedure of 90 days, care of most fractures among them, includes the visits of its day and of the day before. \
               The one visit at which it was decided is paid with modifier 57.",
        why: "Without the modifier the visit is denied as part of the procedure.",
        example: "99203 and 25600 (a wrist fracture treated without surgery) on the day of the fall.",
        remedy: "Where the procedure was decided at this visit, add modifier 57; else remove the visit.",
        authority: claims_manual("chapter 12, section 40.2 A.4"),
        severity: Severity::Stop,
        likely_denial: Some("97"),
        from: None,
        to: None,
    },
    fails: &["dx S52.501A | 99203 | 25600-RT", "dx S52.501A | 25600-RT | 99213"],
    passes: &[
        "dx S52.501A | 99203-57 | 25600-RT",
        "dx S52.501A | 25600-RT",
        "dx S52.501A | 99213 on:2026-06-10 | 25600-RT",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for visit in review.lines().filter(|line| review.is_visit(line) && !has_modifier(line, &PARTING)) {
        let book = review.procedures(visit.on);
        let major = |other: &ClaimLine| {
            let values = book.rvu(other.procedure, None)?;
            (values.fact.global == GlobalPeriod::Days(90)).then_some((other.procedure, values))
        };
        if let Some((procedure, values)) = review.others_of_its_day(visit).find_map(major) {
            let message = format!(
                "{procedure} includes the visit of its day; {} is billed beside it without modifier 57.",
                visit.procedure
            );
            let name = format!("{procedure}, global period");
            let finding = RULE.found(review, Some(visit.number), message);
            findings.push(Finding { evidence: vec![row(&values, &name)], ..finding });
        }
    }
}
