//! PX-MEDICARE: a code that Medicare does not pay under this number.

use superbill_code_sets::procedures::{Dated, PaymentStatus, RelativeValues};
use superbill_domain::{Carc, ClaimFiling, ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::{ClaimUnderReview, has_modifier, row};
use crate::rule::{Rule, claims_manual};

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("PX-MEDICARE"),
        title: "Code that Medicare does not pay under this number",
        what: "The Medicare fee schedule marks codes that are bundled into others (status B), not valid for Medicare (I) or not \
               covered (N). The rule looks at claims to Medicare only.",
        why: "A bundled or invalid code is denied every time, and the patient may not be billed for it. What is not covered is \
              the patient's, who must know before.",
        example: "99243, a consultation: Medicare takes visits by place instead, such as 99203.",
        remedy: "Take the code that Medicare uses for the service, or remove the line; for a service that is not covered, add \
                 GY, or GX where the patient signed a notice.",
        authority: claims_manual("chapter 23, section 30.2.2 (MPFSDB status indicators)"),
        severity: Severity::Stop,
        likely_denial: Some("96"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99243 | plan medicare | member 1EG4TE5MK73",
        "dx I10 | 99213 | 99000 | plan medicare | member 1EG4TE5MK73",
        "dx I10 | 98002 | plan medicare | member 1EG4TE5MK73",
        "dx Z00.00 | 99397 | plan medicare | member 1EG4TE5MK73",
        "dx M54.50 | 97014 | plan medicare | member 1EG4TE5MK73",
    ],
    passes: &[
        "dx I10 | 99203 | plan medicare | member 1EG4TE5MK73",
        "dx I10 | 99243",
        "dx Z00.00 | 99397-GY | plan medicare | member 1EG4TE5MK73",
        "dx Z00.00 | G0439 | plan medicare | member 1EG4TE5MK73",
        "dx M54.50 | 97014 | plan medicaid",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    if review.claim.coverage.payer.filing != ClaimFiling::MedicareB {
        return;
    }
    for line in review.lines() {
        let Some(values) = review.procedures(line.on).rvu(line.procedure, None) else { continue };
        findings.extend(finding(review, line, &values));
    }
}

/// True where the fee schedule marks the line's code as one that this rule looks for.
pub(crate) fn is_marked(review: &ClaimUnderReview<'_>, line: &ClaimLine) -> bool {
    let values = review.procedures(line.on).rvu(line.procedure, None);
    values.is_some_and(|values| {
        matches!(
            values.fact.status,
            PaymentStatus::Bundled | PaymentStatus::Invalid | PaymentStatus::NotCovered
        )
    })
}

fn finding(
    review: &ClaimUnderReview<'_>,
    line: &ClaimLine,
    values: &Dated<'_, RelativeValues>,
) -> Option<Finding> {
    let (problem, severity, denial) = match values.fact.status {
        PaymentStatus::Bundled => ("is never paid apart by Medicare", Severity::Stop, "97"),
        PaymentStatus::Invalid => {
            ("is not valid for Medicare, which uses another code", Severity::Stop, "181")
        }
        PaymentStatus::NotCovered if !has_modifier(line, &["GY", "GX", "GA", "GZ"]) => {
            ("is not covered by Medicare", Severity::Warn, "96")
        }
        _ => return None,
    };
    let code = line.procedure;
    let finding = RULE.found(review, Some(line.number), format!("{code} {problem}."));
    let name = format!("{code}, status");
    Some(Finding {
        severity,
        likely_denial: denial.parse::<Carc>().ok(),
        evidence: vec![row(values, &name)],
        authority: values.authority(name),
        ..finding
    })
}
