//! MODIFIER-VALID: a modifier that says nothing, or too many of them.

use superbill_domain::{ClaimLine, Explanation, Finding, Modifier, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, professional_claim};

/// How many modifiers a line carries.
const MODIFIERS: usize = 4;

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("MODIFIER-VALID"),
        title: "Modifier unknown, repeated or one too many",
        what: "A line has at most four modifiers, none twice. Superbill knows about 130 of them, those of ambulatory care; it \
               warns of others.",
        why: "Payers deny a line for one modifier that they do not know, and a fifth has no place in the claim.",
        example: "99213-25-25, or 20610-TR for 20610-RT.",
        remedy: "Remove the repetition or the mistyped modifier; where there are more than four, use modifier 99.",
        authority: professional_claim("2400 SV101-3 to SV101-6"),
        severity: Severity::Stop,
        likely_denial: Some("182"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213-25-25",
        "dx M17.11 | 20610-RT-TR",
        "dx I10 | 99213-ZZ",
        "dx M17.11 | 20610-RT-59-GA-KX-CR",
        "dx I10 | 93000-59-59",
    ],
    passes: &[
        "dx I10 | 99213-25",
        "dx M17.11 | 20610-RT",
        "dx I10 | 99213",
        "dx M17.11 | 20610-RT-59-GA-KX",
        "dx I10 | 93000-59",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    for line in review.lines() {
        if line.modifiers.len() > MODIFIERS {
            let message = format!(
                "{} has {} modifiers; a line has room for four.",
                line.procedure,
                line.modifiers.len()
            );
            findings.push(RULE.found(review, Some(line.number), message));
        }
        for (place, modifier) in line.modifiers.iter().enumerate() {
            if line.modifiers.iter().take(place).any(|before| before == modifier) {
                let message = format!("{} carries modifier {modifier} twice.", line.procedure);
                findings.push(RULE.found(review, Some(line.number), message));
            } else if review.procedures(line.on).modifier(*modifier).is_none() {
                findings.push(unknown(review, line, *modifier));
            }
        }
    }
}

fn unknown(review: &ClaimUnderReview<'_>, line: &ClaimLine, modifier: Modifier) -> Finding {
    let message =
        format!("{} carries modifier {modifier}, which is not among those that we know.", line.procedure);
    let remedy = "Compare it with the payer's list of modifiers.".to_owned();
    Finding { severity: Severity::Warn, remedy, ..RULE.found(review, Some(line.number), message) }
}
