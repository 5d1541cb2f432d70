//! Every rule on one claim.

use superbill_code_sets::Book;
use superbill_domain::{Claim, Date, Finding, Subject};

use crate::catalogue::catalogue;
use crate::review::ClaimUnderReview;

/// Holds a claim against every rule in force on its date of service.
///
/// `book` is the code sets as of the claim's first day of service, `today` the day of checking. The findings stand
/// first for the claim as a whole, then line by line, and for each line by rule; a clean claim costs no allocation.
#[must_use]
pub fn scrub(claim: &Claim, book: Book<'_>, today: Date) -> Vec<Finding> {
    let review = ClaimUnderReview { claim, book, today };
    let day = review.day();
    let mut findings = Vec::new();
    for rule in catalogue() {
        let from = rule.explanation.from.is_none_or(|from| from <= day);
        let to = rule.explanation.to.is_none_or(|to| day <= to);
        if from && to {
            (rule.check)(&review, &mut findings);
        }
    }
    findings.sort_by(|a, b| (line_of(a), &a.rule).cmp(&(line_of(b), &b.rule)));
    findings
}

/// The line a finding is about; none sorts first.
fn line_of(finding: &Finding) -> Option<u16> {
    match &finding.subject {
        Subject::Claim { line, .. } => *line,
        Subject::Document(_) | Subject::Visit(_) | Subject::Interchange(_) => None,
    }
}
