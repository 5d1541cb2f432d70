//! NCCI-MUE: more of a service than a patient plausibly needs in a day.

use superbill_code_sets::procedures::{Dated, LimitBasis, UnitLimit};
use superbill_domain::{ClaimFiling, ClaimLine, Explanation, Finding, RuleId, Severity};

use super::SHIPPED_FROM;
use crate::review::{ClaimUnderReview, row};
use crate::rule::{Rule, ncci_manual};
use crate::rules::service::medicare_status::is_marked;

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("NCCI-MUE"),
        title: "More units than a day plausibly holds",
        what: "A medically unlikely edit is the most units of a code for one patient and one day. Its indicator says how they \
               are counted: 1 on each line; 2 over the day, by the code's own meaning, with no appeal; 3 over the day, by \
               what is likely, open to appeal. A limit of zero holds for Medicare only.",
        why: "All units of the line or the day are denied, not only those beyond the limit.",
        example: "11042 with two units: the code stands for the first 20 square centimetres and cannot be done twice.",
        remedy: "Compare the units with the note: a digit too many, milligrams for units, or a second code that counts the \
                 rest. Where the units are right and the indicator is 3, have the record ready for an appeal.",
        authority: ncci_manual("chapter I, section V"),
        severity: Severity::Stop,
        likely_denial: Some("151"),
        from: SHIPPED_FROM,
        to: None,
    },
    fails: &[
        "dx E11.621 | 11042 x2",
        "dx I10 | 93000 x4",
        "dx I10 | 93000 x2 | 93000-76 x2",
        "dx L57.0 | 17000 x2",
        "dx L57.0 | 17000 | 17000-76",
        "dx M17.11 | L1833-RT | plan medicare | member 1EG4TE5MK73",
    ],
    passes: &[
        "dx E11.621 | 11042",
        "dx I10 | 93000 x3",
        "dx I10 | 93000 x2 | 93000-76 x1",
        "dx L57.0 | 17000 | 17003 x13",
        "dx I10 | 93000 x3 | 93000 x3 on:2026-06-14",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        let Some(limit) = review.procedures(line.on).mue(line.procedure) else { continue };
        if limit.fact.units == 0 && !zero_counts(review, line) {
            continue;
        }
        let before = match limit.fact.basis {
            LimitBasis::Line => 0,
            LimitBasis::DayByPolicy | LimitBasis::DayByLikelihood => units_before(review, line),
        };
        let units = before + u32::from(line.units);
        let most = limit.fact.units;
        // Told once, at the line that passes the limit.
        if before <= most && units > most {
            findings.push(finding(review, line, units, &limit));
        }
    }
}

/// True where a limit of zero is worth telling: to Medicare, and where its fee schedule does not say more (PX-MEDICARE).
fn zero_counts(review: &ClaimUnderReview<'_>, line: &ClaimLine) -> bool {
    review.claim.coverage.payer.filing == ClaimFiling::MedicareB && !is_marked(review, line)
}

/// The units of the same procedure and day on earlier lines.
fn units_before(review: &ClaimUnderReview<'_>, line: &ClaimLine) -> u32 {
    let earlier = review.lines().take_while(|other| !std::ptr::eq(*other, line));
    let same = earlier.filter(|other| other.procedure == line.procedure && other.on == line.on);
    same.map(|other| u32::from(other.units)).sum()
}

fn finding(
    review: &ClaimUnderReview<'_>,
    line: &ClaimLine,
    units: u32,
    limit: &Dated<'_, UnitLimit<'_>>,
) -> Finding {
    let UnitLimit { code, units: most, basis, .. } = limit.fact;
    let (counted, indicator, severity) = match basis {
        LimitBasis::Line => ("on the line", 1, Severity::Stop),
        LimitBasis::DayByPolicy => ("on the day, by what the code means", 2, Severity::Stop),
        LimitBasis::DayByLikelihood => {
            ("on the day, by what is likely; it may be appealed", 3, Severity::Warn)
        }
    };
    let message = format!("{code} has {units} units; the limit is {most} {counted} (indicator {indicator}).");
    let finding = RULE.found(review, Some(line.number), message);
    Finding {
        severity,
        evidence: vec![row(limit, code.as_str())],
        authority: limit.authority(format!("{code}, {most} units, indicator {indicator}")),
        ..finding
    }
}
