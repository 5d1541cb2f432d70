//! DX-MANIFESTATION-FIRST: an effect without its cause before it.

use superbill_code_sets::NoteKind;
use superbill_domain::{Explanation, Finding, Icd10Cm, RuleId, Severity};

use super::{ICD10_BEGAN, release_authority, release_row};
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-MANIFESTATION-FIRST"),
        title: "Manifestation listed first",
        what: "A code for a condition “in diseases classified elsewhere” says how another disease shows itself. It is never \
               first-listed: the underlying disease comes before it.",
        why: "Payers deny a claim whose first diagnosis is a manifestation. The pair of codes tells one story, and its order \
              is part of it.",
        example: "F02.80 alone for dementia in Alzheimer's disease; G30.9 comes first.",
        remedy: "Put the code of the underlying disease before it.",
        authority: guideline("I.A.13"),
        severity: Severity::Stop,
        likely_denial: Some("16"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx F02.80 | 99213",
        "dx F02.80 G30.9 | 99213",
        "dx I43 E85.4 | 99213",
        "dx G63 | 99213",
        "dx H42 | 99213",
    ],
    passes: &[
        "dx G30.9 F02.80 | 99213",
        "dx E85.4 I43 | 99213",
        "dx G62.9 | 99213",
        "dx F03.90 | 99213",
        "dx H40.9 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let Some(first) = review.claim.diagnoses.first() else { return };
    let Some(manifestation) = review.book.diagnosis(first).filter(|found| found.is_manifestation()) else {
        return;
    };
    let message = format!("{first} ({}) is a manifestation and stands first.", manifestation.title());
    let finding = RULE.found(review, None, message);
    let causes: Vec<Icd10Cm> = manifestation
        .notes_in_force(NoteKind::CodeFirst)
        .flat_map(|note| note.targets().filter_map(|target| target.from()).collect::<Vec<_>>())
        .take(5)
        .collect();
    let remedy = if causes.is_empty() {
        finding.remedy.clone()
    } else {
        let causes: Vec<String> = causes.iter().map(ToString::to_string).collect();
        format!("Put the underlying disease before it; its note names {} among others.", causes.join(", "))
    };
    let row = format!("{first}, code first");
    findings.push(Finding {
        remedy,
        evidence: release_row(review, row.clone()),
        authority: release_authority(review, row).unwrap_or(finding.authority),
        ..finding
    });
}
