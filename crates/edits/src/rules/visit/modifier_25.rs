//! EM-MODIFIER-25: a visit beside a procedure that includes it.

use superbill_code_sets::procedures::{Bypass, GlobalPeriod};
use superbill_domain::{Authority, ClaimLine, Evidence, Explanation, Finding, RuleId, Severity};

use crate::review::{ClaimUnderReview, has_modifier, row};
use crate::rule::{Rule, ncci_manual};

/// Modifiers that part a visit from what else was done that day.
pub(crate) const PARTING: [&str; 4] = ["24", "25", "27", "57"];

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("EM-MODIFIER-25"),
        title: "Visit beside a procedure that includes it",
        what: "A minor procedure (0 or 10 days), and many injections, tests and vaccinations, include the visit of their day. A \
               visit is billed beside them only where it was significant and separate, and then carries modifier 25.",
        why: "Without the modifier the visit is denied as part of the procedure. With it, and nothing in the note to show for \
              it, the payment is taken back in an audit: modifier 25 is among the most audited there are.",
        example: "99213 and 20610 on one day, for a knee that was examined and injected.",
        remedy: "Read the note. Where it shows work beyond the decision to do the procedure, have a coder accept the visit \
                 with modifier 25; else remove the visit.",
        authority: ncci_manual("chapter I, section D"),
        severity: Severity::Stop,
        likely_denial: Some("97"),
        from: None,
        to: None,
    },
    fails: &[
        "dx E11.65 M17.11 | 99213 | 20610-RT @2",
        "dx B07.0 | 99213 | 17110",
        "dx L57.0 | 17000 | 99212",
        "dx E11.65 M17.11 | 99213-GC | 20610-RT @2",
        "dx J45.901 | 99214 | 94640",
    ],
    passes: &[
        "dx E11.65 M17.11 | 99213-25 | 20610-RT @2",
        "dx B07.0 | 17110",
        "dx L57.0 | 17000 | 99212 on:2026-06-14",
        "dx E11.9 | 99213 | 36415",
        "dx J45.901 | 99214-25 | 94640",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for visit in review.lines().filter(|line| review.is_visit(line) && !has_modifier(line, &PARTING)) {
        let taking_in = review.others_of_its_day(visit).find_map(|other| takes_in(review, other, visit));
        if let Some((other, row, authority)) = taking_in {
            let message = format!(
                "{} includes the visit of its day; {} is billed beside it without modifier 25.",
                other.procedure, visit.procedure
            );
            let finding = RULE.found(review, Some(visit.number), message);
            findings.push(Finding { evidence: vec![row], authority, ..finding });
        }
    }
}

/// Whether a line includes the visit: by an NCCI pair that modifier 25 parts, or as a minor procedure. Major surgery
/// (90 days) is the business of EM-MODIFIER-57.
fn takes_in<'a>(
    review: &ClaimUnderReview<'_>,
    other: &'a ClaimLine,
    visit: &ClaimLine,
) -> Option<(&'a ClaimLine, Evidence, Authority)> {
    if review.is_visit(other) {
        return None;
    }
    let book = review.procedures(visit.on);
    let values = book.rvu(other.procedure, None);
    let global = values.as_ref().map(|values| values.fact.global);
    if global == Some(GlobalPeriod::Days(90)) {
        return None;
    }
    if let Some(pair) = book.ptp(other.procedure, visit.procedure) {
        let name = format!("{}/{}", other.procedure, visit.procedure);
        let with_modifier = pair.fact.bypass == Bypass::WithModifier;
        return with_modifier.then(|| (other, row(&pair, &name), pair.authority(name)));
    }
    let values = values.filter(|_| matches!(global, Some(GlobalPeriod::Days(0 | 10))))?;
    let name = format!("{}, global period", other.procedure);
    Some((other, row(&values, &name), values.authority(name)))
}
