//! MODIFIER-FIT: a modifier on a service that cannot have it.

use superbill_code_sets::procedures::{Components, ProcedureKind};
use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, ncci_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("MODIFIER-FIT"),
        title: "Modifier that does not belong on this service",
        what: "Modifiers 24, 25 and 57 belong on visits; 59 and XE, XP, XS, XU belong on procedures and not on visits; 26 and \
               TC belong on tests that the fee schedule divides into reading and performing.",
        why: "The modifier has no effect where it does not belong, so the line is bundled as if it were not there, or is \
              denied for the modifier itself.",
        example: "20610-25 beside 99213: the modifier belongs on the visit.",
        remedy: "Move the modifier to the line that it is about, or remove it.",
        authority: ncci_manual("chapter I, section E"),
        severity: Severity::Stop,
        likely_denial: Some("4"),
        from: None,
        to: None,
    },
    fails: &[
        "dx M17.11 | 20610-RT-25",
        "dx I10 | 99213-59",
        "dx I10 | 99213-26",
        "dx E11.9 | 83036-QW-TC",
        "dx I10 | 93000-26",
        "dx I10 | 93000-57",
    ],
    passes: &[
        "dx E11.9 M17.11 | 99213-25 | 20610-RT @2",
        "dx I10 | 93000-59",
        "dx I10 | 99213-24",
        "dx R05.9 | 71046-26",
        "dx R05.9 | 71046-TC",
        "dx I10 | 93010",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let Some(fact) = review.fact(line) else { continue };
        for modifier in &line.modifiers {
            let why = match modifier.as_str() {
                "24" | "25" | "57" if never_a_visit(fact.kind) => "belongs on a visit",
                "59" | "XE" | "XP" | "XS" | "XU" if fact.kind == ProcedureKind::Visit => {
                    "does not belong on a visit"
                }
                "26" | "TC" if !divides(review, line) => "belongs on a test with a reading of its own",
                _ => continue,
            };
            let message = format!("Modifier {modifier} on {} {why}.", line.procedure);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}

/// Kinds of which no code is a visit by another name.
fn never_a_visit(kind: ProcedureKind) -> bool {
    use ProcedureKind::{
        Casting, Drug, Ecg, FractureCare, Imaging, Injection, Lab, Supply, Surgery, Vaccine,
    };
    matches!(
        kind,
        Casting | Drug | Ecg | FractureCare | Imaging | Injection | Lab | Supply | Surgery | Vaccine
    )
}

/// False where the fee schedule has the service and does not divide it.
fn divides(review: &ClaimUnderReview<'_>, line: &ClaimLine) -> bool {
    let values = review.procedures(line.on).rvu(line.procedure, None);
    values.is_none_or(|values| {
        matches!(values.fact.components, Components::Divides | Components::LaboratoryReading)
    })
}
