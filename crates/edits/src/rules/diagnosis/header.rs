//! DX-HEADER: a category where a code is needed.

use superbill_code_sets::CodeStatus;
use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::{ICD10_BEGAN, release_authority, release_row};
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-HEADER"),
        title: "Diagnosis code that is not complete",
        what: "A code is billed to its full length. A header, which has longer codes below it, is no code.",
        why: "Payers take a header for an invalid code. Codes also become headers: a release that divides a code makes the \
              old one incomplete from its first day on.",
        example: "E11 for type 2 diabetes; I42.0 from October 2026 on, when it was divided.",
        remedy: "Take one of the codes below the header, by what the note says.",
        authority: guideline("I.B.2"),
        severity: Severity::Stop,
        likely_denial: Some("146"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx E11 | 99213",
        "dx E11.6 | 99213",
        "dx I10 J45.90 | 99213",
        "dx N18.3 | 99213",
        "on 2026-10-01 | dx I42.0 | 99213",
    ],
    passes: &[
        "dx E11.9 | 99213",
        "dx E11.65 | 99213",
        "dx I10 J45.909 | 99213",
        "dx N18.31 | 99213",
        "on 2026-09-30 | dx I42.0 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for (_, code) in review.diagnoses().filter(|(_, code)| review.book.check(code) == CodeStatus::NotBillable)
    {
        let Some(header) = review.book.diagnosis(&code).filter(|header| !header.awaits_seventh()) else {
            continue;
        };
        let message = format!("{code} ({}) is a header; a longer code is needed.", header.title());
        let below = review.book.suggestions(&code, 3);
        let below: Vec<String> =
            below.iter().map(|found| format!("{} ({})", found.code(), found.title())).collect();
        let finding = RULE.found(review, None, message);
        findings.push(Finding {
            remedy: format!("Take a code below it by what the note says, such as {}.", below.join(", ")),
            evidence: release_row(review, code.to_string()),
            authority: release_authority(review, code.to_string()).unwrap_or(finding.authority),
            ..finding
        });
    }
}
