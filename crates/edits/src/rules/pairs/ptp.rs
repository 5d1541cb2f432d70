//! NCCI-PTP: two procedures of which one is part of the other.

use superbill_code_sets::procedures::{Bypass, Dated, PtpPair};
use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use super::SHIPPED_FROM;
use super::parting::{Parting, parting};
use crate::review::{ClaimUnderReview, row, written};
use crate::rule::{Rule, ncci_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("NCCI-PTP"),
        title: "Procedure that is part of another one of the same day",
        what: "The National Correct Coding Initiative pairs codes that one clinician does not bill together for one patient on \
               one day. Column one is paid, column two is not. The modifier indicator says whether a modifier may show \
               that both were due (1) or never (0). Visits beside procedures are the business of EM-MODIFIER-25.",
        why: "Medicare, Medicaid and most other payers run the same tables. The column-two line is denied as included in the \
              other.",
        example: "20610 (a large joint injected) and 76942 (ultrasound guidance) on one day: the guidance is column two.",
        remedy: "Remove the column-two line; where it was done at another site or session, say so with XS, XE, XP, XU or 59, \
                 or with the modifier of the site.",
        authority: ncci_manual("chapter I, sections A to E"),
        severity: Severity::Stop,
        likely_denial: Some("97"),
        from: SHIPPED_FROM,
        to: None,
    },
    fails: &[
        "dx M17.11 | 20610-RT | 76942-RT",
        "dx M17.11 | 20610-RT | 76942",
        "dx E11.621 L97.511 | 11042 | 97597 @1,2",
        "dx I10 | 99214-25 | 99408",
        "dx E11.9 | 80053-90 | 80048-90",
        "dx I10 | 93000 | 93010",
    ],
    passes: &[
        "dx M17.11 | 20610-RT | 76942-59",
        "dx M17.11 | 20610-RT | 76942-XS",
        "dx E11.621 L97.511 | 11042 | 97597-59 @1,2",
        "dx M17.11 | 20610-RT | 76942-RT on:2026-06-14",
        "dx M17.0 | 20610-RT | 20610-LT",
        "dx E11.9 | 80053-90 | 80061-90",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for paid in review.lines() {
        let book = review.procedures(paid.on);
        for denied in review.others_of_its_day(paid) {
            let Some(pair) = book.ptp(paid.procedure, denied.procedure) else { continue };
            let finding = match pair.fact.bypass {
                Bypass::Never => Some(never(review, paid, denied, &pair)),
                // A visit beside a procedure is parted by its own modifiers, which EM-MODIFIER-25 looks for.
                Bypass::WithModifier if review.is_visit(denied) => None,
                Bypass::WithModifier => unless_parted(review, paid, denied, &pair),
            };
            // Where the paid code stands on two lines, the pair is told once.
            let told = |finding: &Finding| {
                findings
                    .iter()
                    .any(|told| told.subject == finding.subject && told.authority == finding.authority)
            };
            if let Some(finding) = finding.filter(|finding| !told(finding)) {
                findings.push(finding);
            }
        }
    }
}

fn never(
    review: &ClaimUnderReview<'_>,
    paid: &ClaimLine,
    denied: &ClaimLine,
    pair: &Dated<'_, PtpPair<'_>>,
) -> Finding {
    let message = format!(
        "{} is column two of {} (line {}), and no modifier parts them.",
        denied.procedure, paid.procedure, paid.number
    );
    let remedy =
        format!("Remove {}: it is not paid beside {} on the same day.", denied.procedure, paid.procedure);
    Finding { remedy, ..cited(review, denied, pair, message) }
}

fn unless_parted(
    review: &ClaimUnderReview<'_>,
    paid: &ClaimLine,
    denied: &ClaimLine,
    pair: &Dated<'_, PtpPair<'_>>,
) -> Option<Finding> {
    match parting(review, paid, denied) {
        Parting::Parted => None,
        Parting::SamePlace => {
            let message = format!(
                "{} and {} (line {}) name the same place, so their modifiers do not part them.",
                written(denied),
                written(paid),
                paid.number
            );
            Some(Finding { severity: Severity::Warn, ..cited(review, denied, pair, message) })
        }
        Parting::Together => {
            let message = format!(
                "{} is column two of {} (line {}), and no modifier says why both were due.",
                denied.procedure, paid.procedure, paid.number
            );
            Some(cited(review, denied, pair, message))
        }
    }
}

/// A finding on the line that is denied, citing the row of the pair.
fn cited(
    review: &ClaimUnderReview<'_>,
    denied: &ClaimLine,
    pair: &Dated<'_, PtpPair<'_>>,
    message: String,
) -> Finding {
    let name = format!("{}/{}", pair.fact.column1, pair.fact.column2);
    let finding = RULE.found(review, Some(denied.number), message);
    Finding { evidence: vec![row(pair, &name)], authority: pair.authority(name), ..finding }
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::found;

    #[test]
    fn a_pair_is_told_once_however_often_its_paid_code_stands() {
        let findings = found("dx M17.0 | 20610-RT | 20610-LT | 76942");
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].message.contains("(line 1)"));
    }

    #[test]
    fn the_finding_cites_its_row_and_says_that_the_edition_is_carried_forward() {
        let findings = found("dx M17.11 | 20610-RT | 76942");
        let finding = &findings[0];
        assert_eq!(finding.authority.edition, "2024-07-01");
        assert_eq!(finding.authority.row, "20610/76942");
        assert!(format!("{:?}", finding.evidence).contains("carried forward"));
    }
}
