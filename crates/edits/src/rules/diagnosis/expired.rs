//! DX-EXPIRED: a code of another year.

use superbill_code_sets::CodeStatus;
use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::ICD10_BEGAN;
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-EXPIRED"),
        title: "Diagnosis code not in force on the date of service",
        what: "A code is used only on dates of service between its first and its last day. Releases come in October and April.",
        why: "The date of service decides, not the day of billing. Favourites and templates keep old codes; billers who know \
              the new release use it too early.",
        example: "E89.830, which begins on 2026-10-01, for a visit of June 2026.",
        remedy: "Take the code that was in force on the date of service.",
        authority: guideline("I.B.1"),
        severity: Severity::Stop,
        likely_denial: Some("146"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx E89.830 | 99213",
        "dx I10 F64.A | 99213",
        "dx I42.00 | 99213",
        "on 2026-09-30 | dx L02.237 | 99213",
        "on 2026-10-01 | dx S23.420A | 99213",
    ],
    passes: &[
        "on 2026-10-01 | dx E89.830 | 99213",
        "on 2026-10-01 | dx I10 F64.A | 99213",
        "on 2026-10-01 | dx I42.00 | 99213",
        "on 2026-10-01 | dx L02.237 | 99213",
        "on 2026-09-30 | dx S23.420A | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for (_, code) in review.diagnoses() {
        let date = review.book.date();
        let message = match review.book.check(&code) {
            CodeStatus::Expired { to } => format!("{code} ended on {to}; the service is of {date}."),
            CodeStatus::NotYet { from } => format!("{code} begins on {from}; the service is of {date}."),
            _ => continue,
        };
        let finding = RULE.found(review, None, message);
        let instead = review.book.suggestions(&code, 3);
        let instead: Vec<String> =
            instead.iter().map(|found| format!("{} ({})", found.code(), found.title())).collect();
        let remedy = match instead.as_slice() {
            [] => finding.remedy.clone(),
            codes => format!("Take the code in force on {date}; in its place stand {}.", codes.join(", ")),
        };
        findings.push(Finding { remedy, ..finding });
    }
}
