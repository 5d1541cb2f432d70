//! PX-EXPIRED: a procedure code of another year.

use superbill_code_sets::procedures::ProcedureStatus;
use superbill_domain::{Authority, ClaimLine, Explanation, Finding, Procedure, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, cited};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("PX-EXPIRED"),
        title: "Procedure code not in force on the date of service",
        what: "CPT changes each January, HCPCS Level II each quarter. A code is billed only for services of its own time.",
        why: "Payers deny a code that had ended, or had not begun, on the date of service. Templates and favourites keep the \
              old ones.",
        example: "J1030 (methylprednisolone, 40 mg) after March 2024; J1010 by the milligram took its place.",
        remedy: "Take the code in force on the date of service, with the units that it counts.",
        authority: cited(
            "CMS HCPCS Level II and the yearly changes of CPT",
            "October 2025",
            "add and termination dates",
        ),
        severity: Severity::Stop,
        likely_denial: Some("181"),
        from: None,
        to: None,
    },
    fails: &[
        "dx M17.11 | J1030",
        "dx R05.9 | 71020",
        "dx I10 | 99213 | 99441",
        "dx L57.0 | 11100",
        "dx L57.0 | 11101",
    ],
    passes: &[
        "dx M17.11 | J1010 x40",
        "dx R05.9 | 71046",
        "dx I10 | 99213",
        "dx L57.0 | 11102",
        "dx L57.0 | 11104",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        match review.procedures(line.on).status(line.procedure) {
            ProcedureStatus::Expired { last_day, successors } => {
                let message =
                    format!("{} ended on {last_day}; the service is of {}.", line.procedure, line.on);
                findings.push(finding(review, line, message, successors));
            }
            ProcedureStatus::NotYet { from } => {
                let message = format!("{} begins on {from}; the service is of {}.", line.procedure, line.on);
                findings.push(finding(review, line, message, &[]));
            }
            ProcedureStatus::Valid(_) | ProcedureStatus::Unknown => {}
        }
    }
}

fn finding(
    review: &ClaimUnderReview<'_>,
    line: &ClaimLine,
    message: String,
    successors: &[Procedure],
) -> Finding {
    let finding = RULE.found(review, Some(line.number), message);
    let edition = review.procedures(line.on).retirement_edition();
    let authority: Option<Authority> = edition.map(|edition| edition.authority(line.procedure.to_string()));
    let remedy = if successors.is_empty() {
        finding.remedy.clone()
    } else {
        let codes: Vec<&str> = successors.iter().map(Procedure::as_str).collect();
        format!("Take the code that took its place, with the units that it counts: {}.", codes.join(" or "))
    };
    Finding { remedy, authority: authority.unwrap_or(finding.authority), ..finding }
}
