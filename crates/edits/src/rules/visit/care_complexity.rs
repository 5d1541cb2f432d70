//! EM-G2211: the add-on for a lasting relationship, beside a visit with modifier 25.

use superbill_code_sets::procedures::{Flag, ProcedureKind};
use superbill_domain::{ClaimFiling, ClaimLine, Date, Explanation, Finding, RuleId, Severity};

use crate::review::{ClaimUnderReview, has_modifier};
use crate::rule::{Rule, cited};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("EM-G2211"),
        title: "G2211 beside a visit with modifier 25",
        what: "G2211 adds to an office visit for the complexity of a lasting relationship. Medicare does not pay it where the \
               visit carries modifier 25, except, since 2025, where what else was done is a preventive service or a vaccine.",
        why: "The add-on is denied. It is new, seldom known and often put on by a template.",
        example: "99214-25, G2211 and 20610 on one day for a Medicare patient.",
        remedy: "Remove G2211 from the claim of that day.",
        authority: cited(
            "CMS MLN Matters MM13473 and CY 2025 Physician Fee Schedule final rule",
            "2024 and 2025",
            "G2211 with modifier 25",
        ),
        severity: Severity::Stop,
        likely_denial: Some("97"),
        from: Some(Date::constant(2024, 1, 1)),
        to: None,
    },
    fails: &[
        "dx E11.65 M17.11 | 99214-25 | G2211 | 20610-RT @2 | plan medicare | member 1EG4TE5MK73",
        "dx I10 L57.0 | 99213-25 | G2211 | 17000 @2 | plan medicare | member 1EG4TE5MK73",
        "dx I10 L57.0 | 17000 @2 | 99213-25 | G2211 | plan medicare | member 1EG4TE5MK73",
    ],
    passes: &[
        "dx E11.65 | 99214 | G2211 | plan medicare | member 1EG4TE5MK73",
        "dx E11.65 Z23 | 99214-25 | G2211 | G0008 @2 | 90686 @2 | plan medicare | member 1EG4TE5MK73",
        "dx Z00.00 I10 | G0439 | 99213-25 @2 | G2211 @2 | plan medicare | member 1EG4TE5MK73",
        "dx E11.65 M17.11 | 99214-25 | G2211 | 20610-RT @2",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.claim.coverage.payer.filing != ClaimFiling::MedicareB {
        return;
    }
    for add_on in review.lines().filter(|line| line.procedure.as_str() == "G2211") {
        let visit = review
            .others_of_its_day(add_on)
            .find(|other| review.is_visit(other) && has_modifier(other, &["25"]));
        let Some(visit) = visit else { continue };
        let allowed = review.day() >= Date::constant(2025, 1, 1) && any_preventive(review, add_on);
        if !allowed {
            let message = format!("G2211 is billed beside {}-25 on {}.", visit.procedure, visit.on);
            findings.push(RULE.found(review, Some(add_on.number), message));
        }
    }
}

/// True where a preventive service or a vaccine is among what else was done that day.
fn any_preventive(review: &ClaimUnderReview<'_>, add_on: &ClaimLine) -> bool {
    review.claim.lines.iter().filter(|other| other.on == add_on.on).any(|other| {
        review.fact(other).is_some_and(|fact| {
            fact.flags.has(Flag::Preventive)
                || matches!(
                    fact.kind,
                    ProcedureKind::Vaccine | ProcedureKind::VaccineAdmin | ProcedureKind::Screening
                )
        })
    })
}
