//! DX-EXCLUDES1: two diagnoses that the tabular list keeps apart.

use superbill_code_sets::{NoteHit, StandsAt};
use superbill_domain::{Explanation, Finding, RuleId, Severity};

use super::{ICD10_BEGAN, release_authority, release_row};
use crate::review::ClaimUnderReview;
use crate::rule::{Rule, guideline};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("DX-EXCLUDES1"),
        title: "Two diagnoses that exclude each other",
        what: "An Excludes1 note at a code, or at a header, section or chapter above it, names codes that are never used \
               with it: the two conditions cannot occur together. The one exception is two conditions that have nothing \
               to do with each other.",
        why: "Many payers check these notes and deny the line or ask for records.",
        example: "E11.65 with E10.9: diabetes is of type 2 or of type 1.",
        remedy: "Keep the code that the note supports. Where the two conditions are unrelated, see that the note says so.",
        authority: guideline("I.A.12.a"),
        severity: Severity::Warn,
        likely_denial: Some("16"),
        from: ICD10_BEGAN,
        to: None,
    },
    fails: &[
        "dx E11.65 E10.9 | 99213",
        "dx E10.9 E11.65 | 99213",
        "dx I10 O16.1 | 99213 | born 1996-02-01",
        "dx J45.909 I10 R06.2 | 99213",
        "dx J20.9 J40 | 99213",
    ],
    passes: &[
        "dx E11.65 E78.5 | 99213",
        "dx E11.22 N18.31 | 99213",
        "dx I10 E11.9 | 99213",
        "dx J44.1 J44.0 J20.9 | 99213",
        "dx M54.50 I10 | 99213",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for (position, first) in review.diagnoses() {
        for (_, second) in review.diagnoses().filter(|(later, second)| *later > position && *second != first)
        {
            if let Some(hit) = review.book.excludes1(&first, &second) {
                findings.push(finding(review, &hit));
            }
        }
    }
}

fn finding(review: &ClaimUnderReview<'_>, hit: &NoteHit<'_>) -> Finding {
    let place = match hit.note.stands_at() {
        Some(StandsAt::Code(code)) => code.to_string(),
        Some(StandsAt::Section(section)) => format!("section {}", section.name()),
        Some(StandsAt::Chapter(chapter)) => format!("chapter {}", chapter.number()),
        None => hit.bearer.to_string(),
    };
    let (bearer, named, words) = (hit.bearer, hit.named, hit.note.text());
    let message = format!("{bearer} excludes {named}: the note at {place} reads “{words}”.");
    let row = format!("{place}, Excludes1");
    let finding = RULE.found(review, None, message);
    Finding {
        evidence: release_row(review, row.clone()),
        authority: release_authority(review, row).unwrap_or(finding.authority),
        ..finding
    }
}
