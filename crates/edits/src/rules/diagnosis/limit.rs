//! DX-LIMIT: more than twelve diagnoses.

use superbill_domain::{Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

/// How many diagnoses a professional claim carries.
const DIAGNOSES: usize = 12;

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-LIMIT"),
        title: "More than twelve diagnoses",
        what: "A professional claim carries at most twelve diagnoses.",
        why: "The thirteenth has no place in the claim: the file is rejected, or the diagnosis silently dropped on the way.",
        example: "A yearly visit that lists every chronic condition of an old patient.",
        remedy: "Keep the twelve that matter most for the services, or split the services over two claims.",
        authority: professional_claim("2300 HI"),
        severity: Severity::Stop,
        likely_denial: None,
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 E78.5 E11.9 K21.9 F32.A G47.33 J30.9 M54.50 N40.0 H52.4 L57.0 R53.83 Z87.891 | 99214 | sex M",
    ],
    passes: &["dx I10 E78.5 E11.9 K21.9 F32.A G47.33 J30.9 M54.50 N40.0 H52.4 L57.0 R53.83 | 99214 | sex M"],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let diagnoses = review.claim.diagnoses.len();
    if diagnoses > DIAGNOSES {
        let message = format!("The claim has {diagnoses} diagnoses; it may have {DIAGNOSES}.");
        findings.push(RULE.found(review, None, message));
    }
}
