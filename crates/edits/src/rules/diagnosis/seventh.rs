//! DX-SEVENTH: the seventh character is missing.

use superbill_code_sets::{CodeStatus, Diagnosis};
use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::{ICD10_BEGAN, release_authority, release_row};
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-SEVENTH"),
        title: "Diagnosis code without its seventh character",
        what: "Where the tabular list defines seventh characters, the code is complete only with one of them, after as many \
               X as it takes to reach the seventh place.",
        why: "The seventh character says whether the injury is treated, heals or has left its mark. Without it the code does \
              not exist for the payer.",
        example: "S93.401 for a sprained ankle; S93.401A while it is being treated.",
        remedy: "Add the seventh character that the note supports; where it does not say, ask.",
        authority: guideline("I.A.5"),
        severity: Severity::Stop,
        likely_denial: Some("146"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx S93.401 | 99213",
        "dx I10 S61.210 | 99213",
        "dx T36.0X1 | 99213",
        "dx S93.401A W01.0 | 99213",
        "dx M80.051 | 99213",
    ],
    passes: &[
        "dx S93.401A | 99213",
        "dx I10 S61.210D | 99213",
        "dx T36.0X1A | 99213",
        "dx S93.401A W01.0XXA | 99213",
        "dx M80.051D | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for (_, code) in review.diagnoses().filter(|(_, code)| review.book.check(code) == CodeStatus::NotBillable)
    {
        let Some(header) = review.book.diagnosis(&code).filter(Diagnosis::awaits_seventh) else { continue };
        let message = format!("{code} ({}) lacks its seventh character.", header.title());
        let meanings: Vec<String> = header
            .seventh_characters()
            .into_iter()
            .flat_map(|characters| characters.iter().collect::<Vec<_>>())
            .filter_map(|(character, meaning)| {
                let code = review.book.with_seventh(&code, character)?;
                Some(format!("{code} ({meaning})"))
            })
            .collect();
        let finding = RULE.found(review, None, message);
        findings.push(Finding {
            remedy: format!("Take the one that the note supports: {}.", meanings.join(", ")),
            evidence: release_row(review, code.to_string()),
            authority: release_authority(review, code.to_string()).unwrap_or(finding.authority),
            ..finding
        });
    }
}
