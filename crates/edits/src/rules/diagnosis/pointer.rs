//! DX-POINTER: a line that points to nothing, or past the end.

use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

/// How many diagnoses a line points to.
const POINTERS: usize = 4;

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-POINTER"),
        title: "Line that does not point to its diagnosis",
        what: "Each line points to one to four diagnoses of the claim, the one that explains it best first, none twice.",
        why: "The pointer is how a payer sees why the service was done. A wrong one makes the claim invalid; a missing one \
              makes the service look unneeded.",
        example: "A line that points to the third diagnosis of a claim that has two.",
        remedy: "Point the line to the diagnoses for which the service was done.",
        authority: professional_claim("2400 SV107"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 @",
        "dx I10 | 99213 @2",
        "dx I10 E11.9 | 99213 @0",
        "dx I10 E11.9 | 99213 @1,1",
        "dx I10 E11.9 E78.5 K21.9 G47.33 | 99213 @1,2,3,4,5",
        "dx I10 E11.9 | 99213 @1 | 93000 @3",
    ],
    passes: &[
        "dx I10 | 99213 @1",
        "dx I10 E11.9 | 99213 @2",
        "dx I10 E11.9 | 99213 @2,1",
        "dx I10 E11.9 E78.5 K21.9 G47.33 | 99213 @5,4,3,2",
        "dx I10 E11.9 | 99213 @1 | 93000 @2",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    // Without any diagnosis the claim has a graver fault, which DX-NONE tells.
    if review.claim.diagnoses.is_empty() {
        return;
    }
    for line in review.lines() {
        if let Some(problem) = problem(line, review.claim.diagnoses.len()) {
            let message = format!("{} {problem}.", line.procedure);
            findings.push(RULE.found(review, Some(line.number), message));
        }
    }
}

fn problem(line: &ClaimLine, diagnoses: usize) -> Option<String> {
    let pointers = &line.pointers;
    if pointers.is_empty() {
        return Some("points to no diagnosis".to_owned());
    }
    if pointers.len() > POINTERS {
        return Some(format!("points to {} diagnoses; a line has room for {POINTERS}", pointers.len()));
    }
    if let Some(beyond) = pointers.iter().find(|pointer| !(1..=diagnoses).contains(&usize::from(**pointer))) {
        return Some(format!("points to diagnosis {beyond}, and the claim has {diagnoses}"));
    }
    let repeated = (1..)
        .zip(pointers)
        .find(|(next, pointer)| pointers.iter().skip(*next).any(|other| other == *pointer));
    repeated.map(|(_, pointer)| format!("points to diagnosis {pointer} twice"))
}
