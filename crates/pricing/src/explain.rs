//! The rules of pricing in words.

use superbill_domain::{Authority, Explanation, RuleId, Severity};

use crate::problem;

const SCHEDULE: &str = "Medicare Physician Fee Schedule";

/// The rules of pricing, in the order of their ids.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    vec![bundled(), by_report(), carried(), missing(), not_reduced(), setting()]
}

/// What a rule of pricing says of itself.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    explanations().into_iter().find(|rule| rule.id.as_str() == id)
}

fn rule(id: &'static str, title: &'static str, severity: Severity, row: &'static str) -> Explanation {
    Explanation {
        id: RuleId::new(id),
        title,
        what: "",
        why: "",
        example: "",
        remedy: "",
        authority: Authority::new(SCHEDULE, "RVU25D", row),
        severity,
        likely_denial: None,
        from: None,
        to: None,
    }
}

fn missing() -> Explanation {
    Explanation {
        what: "A line for which neither the contract nor the fee schedule gives a price on its day.",
        why: "An unknown price that counted as zero would hide what is owed and every later underpayment.",
        example: "Hemoglobin A1c (83036) under Medicare: the laboratory schedule pays it, not the physicians'.",
        remedy: "Add the fee to the contract's own schedule, or the contract of the day.",
        ..rule(problem::MISSING, "No table prices the line", Severity::Warn, "status codes")
    }
}

fn bundled() -> Explanation {
    Explanation {
        what: "A line whose payment is always part of another service (status B or P).",
        why: "The payer will allow nothing for it, and the patient may not be billed for it.",
        example: "Supplies beyond the usual (99070) under Medicare.",
        remedy: "Expect no payment; bill it only where another payer pays it.",
        likely_denial: Some("97"),
        ..rule(problem::BUNDLED, "Paid within other services", Severity::Warn, "status B and P")
    }
}

fn carried() -> Explanation {
    Explanation {
        what: "A price worked out from a release that was made for another period than the day of service.",
        why: "Values change by quarter and year; the difference to the payment may lie in the table, not in the payer.",
        example: "A visit of June 2026 priced by the relative values of October 2025.",
        remedy: "Add the release of the date of service.",
        ..rule(problem::CARRIED, "Priced by the table of another period", Severity::Advise, "release dates")
    }
}

fn by_report() -> Explanation {
    Explanation {
        what: "A modifier with which the payer sets the amount after reading the documents.",
        why: "The amount worked out is that of the whole service and will differ from the payment.",
        example: "An injection with modifier 52, less than the whole service.",
        remedy: "Send the documents; expect another amount.",
        ..rule(problem::BY_REPORT, "The payer sets the amount", Severity::Warn, "modifiers")
    }
}

fn not_reduced() -> Explanation {
    Explanation {
        what: "Several endoscopies, images or technical parts of one day that the payer reduces after the first.",
        why: "The families they are ranked in are not in the tables at hand, so each is priced in full.",
        example: "Colonoscopy with biopsy and with removal by snare on one day.",
        remedy: "Expect less for the lines after the first.",
        ..rule(
            problem::NOT_REDUCED,
            "A reduction is not worked out",
            Severity::Advise,
            "multiple procedure indicators 3, 4, 6, 7",
        )
    }
}

fn setting() -> Explanation {
    Explanation {
        what: "A service that is rarely or never paid to a physician in the billed setting (NA in the schedule).",
        why: "In a facility the equipment is the facility's, so the whole service billed by the physician is refused.",
        example: "A chest X-ray (71046) without modifier 26 in a hospital outpatient department.",
        remedy: "Look at the place of service, or bill the professional part alone.",
        likely_denial: Some("58"),
        ..rule(problem::SETTING, "Unusual in this setting", Severity::Warn, "NA indicators")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_speaks_under_every_heading_and_they_stand_in_order() {
        let rules = explanations();
        assert!(rules.windows(2).all(|pair| pair[0].id < pair[1].id));
        for rule in &rules {
            for text in [rule.title, rule.what, rule.why, rule.example, rule.remedy] {
                assert!(!text.is_empty(), "{}", rule.id);
            }
            assert_eq!(explain(rule.id.as_str()).as_ref(), Some(rule));
        }
    }
}
