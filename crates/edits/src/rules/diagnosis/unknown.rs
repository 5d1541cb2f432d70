//! DX-UNKNOWN: a code that ICD-10-CM does not have.

use superbill_code_sets::CodeStatus;
use superbill_domain::{Explanation, Finding, Icd10Cm, RuleId, Severity};

use super::ICD10_BEGAN;
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-UNKNOWN"),
        title: "Diagnosis code that does not exist",
        what: "Every diagnosis is a code of the ICD-10-CM release in force on the date of service. Where no release at hand \
               governs the date, the rule says that it cannot tell.",
        why: "Payers turn back the whole claim for one code that they do not find. Most such codes are mistyped: a digit \
              too many, a letter for a digit.",
        example: "E11.66, where E11.65 was meant.",
        remedy: "Look the condition up in the index and replace the code.",
        authority: guideline("I.B.1"),
        severity: Severity::Stop,
        likely_denial: Some("146"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx E11.66 | 99213",
        "dx I10.9 | 99213",
        "dx I10 Z99.999 | 99213",
        "dx J06.99 I10 | 99213 @2",
        "dx ZZ1.1 | 99213",
    ],
    passes: &[
        "dx E11.65 | 99213",
        "dx I10 | 99213",
        "dx I10 Z99.89 | 99213",
        "dx J06.9 I10 | 99213 @2",
        "dx R05.9 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.claim.diagnoses.is_empty() {
        return;
    }
    if review.book.releases().next().is_none() {
        let date = review.book.date();
        let message = format!("No ICD-10-CM release at hand governs {date}; the diagnoses are not checked.");
        let remedy = "Add the release of that date with `superbill codes add`.".to_owned();
        let finding = RULE.found(review, None, message);
        findings.push(Finding { severity: Severity::Warn, remedy, likely_denial: None, ..finding });
        return;
    }
    for (_, code) in review.diagnoses().filter(|(_, code)| review.book.check(code) == CodeStatus::Unknown) {
        findings.push(finding(review, &code));
    }
}

fn finding(review: &ClaimUnderReview<'_>, code: &Icd10Cm) -> Finding {
    let message = format!("{code} is not an ICD-10-CM code on {}.", review.book.date());
    let finding = RULE.found(review, None, message);
    let near = review.book.suggestions(code, 3);
    if near.is_empty() {
        return finding;
    }
    let near: Vec<String> =
        near.iter().map(|found| format!("{} ({})", found.code(), found.title())).collect();
    Finding {
        remedy: format!("Look the condition up in the index; near by stand {}.", near.join(", ")),
        ..finding
    }
}
