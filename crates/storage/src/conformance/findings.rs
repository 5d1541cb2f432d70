//! Findings.

use superbill_domain::{ClaimId, DocumentId, InterchangeId, Severity, Subject, VisitId};

use super::sample::finding;
use super::{Harness, Outcome};
use crate::{Check, UnitsOfWork};

fn of_claim(claim: &str, line: Option<u16>) -> Subject {
    Subject::Claim { claim: ClaimId::new(claim), line }
}

/// A check speaks for itself alone, and its latest word counts.
pub fn findings_are_replaced_by_the_same_check_only(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let about = of_claim("C1", None);
        let (late, other) = (finding("LATE", Severity::Warn, "C1"), finding("OTHER", Severity::Stop, "C1"));
        work.keep_findings(&about, Check::Posting, std::slice::from_ref(&late))?;
        work.keep_findings(&about, Check::Scrub, &[finding("ONE", Severity::Stop, "C1"), other.clone()])?;
        work.keep_findings(&of_claim("C2", None), Check::Scrub, &[finding("TWO", Severity::Stop, "C2")])?;
        work.keep_findings(&of_claim("C1", Some(2)), Check::Scrub, std::slice::from_ref(&other))?;
        assert_eq!(work.findings(&about)?, [(Check::Scrub, other), (Check::Posting, late.clone())]);
        work.keep_findings(&about, Check::Scrub, &[])?;
        assert_eq!(work.findings(&about)?, [(Check::Posting, late)]);
        Ok(())
    })
}

/// A finding is found by what it is about, of whatever kind; kinds with the same name are apart.
pub fn findings_are_kept_of_every_kind_of_subject(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let subjects = [
            Subject::Document(DocumentId::new("X")),
            Subject::Visit(VisitId::new("X")),
            of_claim("X", None),
            Subject::Interchange(InterchangeId::new("X")),
        ];
        for (rule, about) in ["A", "B", "C", "D"].into_iter().zip(&subjects) {
            work.keep_findings(about, Check::Reading, &[finding(rule, Severity::Warn, "X")])?;
        }
        for (rule, about) in ["A", "B", "C", "D"].into_iter().zip(&subjects) {
            assert_eq!(work.findings(about)?, [(Check::Reading, finding(rule, Severity::Warn, "X"))]);
        }
        Ok(())
    })
}

/// What stops stands before what warns.
pub fn the_worklist_has_the_gravest_first(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        for (claim, severity) in [("C1", Severity::Warn), ("C2", Severity::Advise), ("C3", Severity::Stop)] {
            work.keep_findings(&of_claim(claim, None), Check::Scrub, &[finding("RULE", severity, claim)])?;
        }
        let order: Vec<Severity> = work.all_findings()?.iter().map(|(_, finding)| finding.severity).collect();
        assert_eq!(order, [Severity::Stop, Severity::Warn, Severity::Advise]);
        Ok(())
    })
}
