//! POS-PROCEDURE: a visit of one place, billed at another.

use superbill_domain::{ClaimLine, Explanation, Finding, RuleId, Severity};

use crate::review::ClaimUnderReview;
use crate::rule::{Rule, claims_manual};

/// Visits that belong to a place: the first and last code, their name, and where they are not given.
struct Family {
    first: &'static str,
    last: &'static str,
    name: &'static str,
    /// Places at which payers deny them.
    never: &'static [&'static str],
    /// True where they are given at the places of `only` and nowhere else.
    only: &'static [&'static str],
    severity: Severity,
}

const OFFICES: &[&str] = &["10", "11", "12", "17", "18", "20", "49", "50", "71", "72"];

const FAMILIES: [Family; 6] = [
    Family {
        first: "99202",
        last: "99215",
        name: "an office or outpatient visit",
        never: &["21", "31", "51", "61"],
        only: &[],
        severity: Severity::Stop,
    },
    // A patient's own physician may bill an office visit in the emergency department; most who do are mistaken.
    Family {
        first: "99202",
        last: "99215",
        name: "an office or outpatient visit",
        never: &["23"],
        only: &[],
        severity: Severity::Warn,
    },
    Family {
        first: "99221",
        last: "99239",
        name: "a hospital visit",
        never: OFFICES,
        only: &[],
        severity: Severity::Stop,
    },
    Family {
        first: "99281",
        last: "99285",
        name: "an emergency department visit",
        never: &[],
        only: &["23"],
        severity: Severity::Stop,
    },
    Family {
        first: "99304",
        last: "99316",
        name: "a nursing facility visit",
        never: &[],
        only: &["31", "32", "54", "56"],
        severity: Severity::Stop,
    },
    Family {
        first: "99341",
        last: "99350",
        name: "a visit at the patient's home",
        never: &["11", "19", "20", "21", "22", "23", "31", "32"],
        only: &[],
        severity: Severity::Stop,
    },
];

pub(crate) static RULE: Rule = Rule {
    explanation: Explanation {
        id: RuleId::new("POS-PROCEDURE"),
        title: "Visit code that does not fit the place of service",
        what: "Visit codes go by place: office and outpatient, hospital, emergency department, nursing facility, home. The code \
               and the place of service of the claim must be of one kind.",
        why: "Payers compare the two and deny the line at once.",
        example: "99213, an office visit, with place of service 21, a hospital stay.",
        remedy: "Take the code of the place where the patient was, or mend the place of service.",
        authority: claims_manual("chapter 12, section 30.6 and chapter 26, section 10.5"),
        severity: Severity::Stop,
        likely_denial: Some("5"),
        from: None,
        to: None,
    },
    fails: &[
        "dx I10 | 99213 | pos 21",
        "dx I10 | 99213 | pos 23",
        "dx I10 | 99284 | pos 11",
        "dx I10 | 99232 | pos 11",
        "dx I10 | 99309 | pos 22",
        "dx I10 | 99348 | pos 11",
    ],
    passes: &[
        "dx I10 | 99213 | pos 22",
        "dx I10 | 99213 | pos 10",
        "dx I10 | 99284 | pos 23",
        "dx I10 | 99232 | pos 21",
        "dx I10 | 99309 | pos 31",
        "dx I10 | 99348 | pos 12",
    ],
    check,
};

fn check(review: &ClaimUnderReview<'_>, findings: &mut Vec<Finding>) {
    let place = review.claim.place_of_service.as_str();
    for line in review.lines() {
        for family in FAMILIES.iter().filter(|family| family.has(line) && family.is_misplaced(place)) {
            let message =
                format!("{} is {}, and the place of service is {place}.", line.procedure, family.name);
            let finding = RULE.found(review, Some(line.number), message);
            findings.push(Finding { severity: family.severity, ..finding });
        }
    }
}

impl Family {
    fn has(&self, line: &ClaimLine) -> bool {
        (self.first..=self.last).contains(&line.procedure.as_str())
    }

    fn is_misplaced(&self, place: &str) -> bool {
        self.never.contains(&place) || (!self.only.is_empty() && !self.only.contains(&place))
    }
}
