//! The rules of this crate in words. Those of syntax are `x12`'s own, see [`crate::syntax_rules`].

use std::borrow::Cow;

use superbill_domain::{Authority, Evidence, Explanation, Finding, InterchangeId, RuleId, Severity, Subject};
use superbill_x12::{FaultCode, Position};

use crate::guide::GuideRule;
use crate::situations::SituationRule;
use crate::syntax_rules;

/// Every rule that a finding of this crate may name, by identifier.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    let mut all: Vec<_> = OWN.iter().map(|rule| (*rule).clone()).collect();
    all.extend(GuideRule::ALL.iter().map(|rule| rule.explanation()));
    all.extend(SituationRule::all().map(SituationRule::explanation));
    all.extend(FaultCode::ALL.iter().map(|code| syntax_rules::explanation(*code)));
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

/// What a rule says of itself.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    explanations().into_iter().find(|rule| rule.id.as_str() == id)
}

const OWN: [&Explanation; 18] = [
    &AMOUNT,
    &BALANCE,
    &BANK,
    &CLAIM,
    &CLM02,
    &CODE,
    &DATE,
    &LENGTH,
    &NO_GUIDE,
    &NOT_KEPT,
    &NUMBER,
    &OTHER_SET,
    &POINTER,
    &REQUIRED,
    &SUBMISSION_REJECTED,
    &TEXT,
    &UNITEMISED,
    &UNKNOWN_CODE,
];

/// The headings of a rule in the order of the manual: identifier, title, why, example, remedy.
const fn rule(
    severity: Severity,
    id: &'static str,
    words: [&'static str; 5],
    section: &'static str,
) -> Explanation {
    let [title, what, why, example, remedy] = words;
    Explanation {
        id: RuleId::new(id),
        title,
        what,
        why,
        example,
        remedy,
        authority: Authority {
            publication: Cow::Borrowed("ASC X12N Type 3 Technical Reports"),
            edition: Cow::Borrowed("005010"),
            row: Cow::Borrowed(section),
        },
        severity,
        likely_denial: None,
        from: None,
        to: None,
    }
}

pub(crate) static AMOUNT: Explanation = rule(
    Severity::Stop,
    "X12-AMOUNT",
    [
        "An amount is a decimal number of dollars",
        "Every monetary element is read exactly to the cent, or not at all.",
        "An amount that is guessed moves money that nobody sent.",
        "CLM02 is 12O.00, with a letter for the zero.",
        "Write dollars with at most two decimals and at most eight digits before the point.",
    ],
    "Data type R",
);

pub(crate) static BALANCE: Explanation = rule(
    Severity::Stop,
    "X12-BALANCE",
    [
        "A remittance that is sent adds up",
        "Service, claim and transaction balance of an 835 hold to the cent before it is written.",
        "A remittance that does not add up cannot be posted by whoever receives it.",
        "SVC*HC:99213*100*60~ with a single CAS of 30.",
        "Correct the adjustments so that charge less adjustments is the payment, at every level.",
    ],
    "X221A1 1.10.2.1",
);

pub(crate) static BANK: Explanation = rule(
    Severity::Stop,
    "X12-BANK",
    [
        "An electronic transfer names both accounts",
        "A payment by ACH carries the routing and account numbers of payer and payee.",
        "Without them the remittance cannot be matched with the deposit.",
        "BPR04 is ACH and BPR06 to BPR15 are empty.",
        "Give the bank details, or pay by check.",
    ],
    "X221A1 BPR",
);

pub(crate) static CLAIM: Explanation = rule(
    Severity::Stop,
    "X12-CLAIM",
    [
        "An answer is about a claim that was asked about",
        "An acknowledgment or remittance is written only for claims that are at hand.",
        "The answer must carry names and identifiers that only the claim has.",
        "A status for claim A17, which is not among the claims that were received.",
        "Answer with the claims of the same submission.",
    ],
    "X214, X221A1",
);

pub(crate) static CLM02: Explanation = rule(
    Severity::Stop,
    "X12-CLM02",
    [
        "The claim's charge is the sum of its lines",
        "CLM02 equals the sum of all SV102 of the claim.",
        "Payers turn back a claim that is out of balance.",
        "CLM*A17*250 with lines of 120 and 120.",
        "Correct the total or the lines at the source.",
    ],
    "X222A1 2300 CLM02",
);

pub(crate) static CODE: Explanation = rule(
    Severity::Stop,
    "X12-CODE",
    [
        "A code has the shape of its kind",
        "Procedures, diagnoses, modifiers, identifiers and reasons are read only when they can be such codes.",
        "A code that cannot exist hides another that was meant.",
        "SV101 is HC:9921O, with a letter for the zero.",
        "Correct the code at the source.",
    ],
    "Code sources",
);

pub(crate) static DATE: Explanation = rule(
    Severity::Stop,
    "X12-DATE",
    [
        "A date is a day of the calendar",
        "Dates are read as year, month and day, or not at all; a span that is read as one day is told.",
        "Every rule and price depends on the day of service.",
        "DTP*472*D8*20260231.",
        "Correct the date at the source.",
    ],
    "Data type DT",
);

pub(crate) static LENGTH: Explanation = rule(
    Severity::Stop,
    "X12-LENGTH",
    [
        "What is sent fits in its place",
        "Elements have a greatest length, and loops a greatest number.",
        "A receiver turns back what is too long or too many.",
        "A thirteenth diagnosis, or a claim number of thirty characters.",
        "Shorten the value, or split the claim.",
    ],
    "X222A1 2300",
);

pub(crate) static NOT_KEPT: Explanation = rule(
    Severity::Advise,
    "X12-NOT-KEPT",
    [
        "What was read and has no place in our records is counted",
        "One advice lists the segments of a transaction set that were understood as X12 but are not kept.",
        "Nothing that somebody sent should vanish without a word.",
        "PER*BL*…, the payer's technical contact, in an 835.",
        "Look into the file itself when one of them matters to you; it is kept as it came.",
    ],
    "All",
);

pub(crate) static NO_GUIDE: Explanation = rule(
    Severity::Advise,
    "X12-NO-GUIDE",
    [
        "A transaction set is held against its guide",
        "Every transaction set is checked against the guide that ST03 or GS08 names, where its table is here.",
        "What is checked for its syntax alone may still be turned back by a receiver.",
        "An 834, or an 837 under a guide of version 4010.",
        "None is needed; the findings of syntax stand. Send version 005010 where the receiver expects it.",
    ],
    "GS08, ST03",
);

/// The advice that a transaction set was checked for its syntax alone.
pub(crate) fn no_guide(message: String, at: Position, interchange: &InterchangeId) -> Finding {
    let (interchange, segment, offset) = (interchange.clone(), at.ordinal, at.offset);
    Finding {
        rule: NO_GUIDE.id.clone(),
        severity: NO_GUIDE.severity,
        subject: Subject::Interchange(interchange.clone()),
        evidence: vec![Evidence::Segment { interchange, segment, offset, element: None }],
        message,
        remedy: NO_GUIDE.remedy.to_owned(),
        authority: NO_GUIDE.authority.clone(),
        likely_denial: None,
    }
}

pub(crate) static NUMBER: Explanation = rule(
    Severity::Stop,
    "X12-NUMBER",
    [
        "A count is a whole number within its range",
        "Units, pointers and positions are read exactly, or not at all.",
        "A count that is guessed changes what was billed.",
        "SV104 is 1.5 units of a procedure.",
        "Correct the number at the source.",
    ],
    "Data types N0 and R",
);

pub(crate) static OTHER_SET: Explanation = rule(
    Severity::Warn,
    "X12-OTHER-SET",
    [
        "A file holds what it is read as",
        "A transaction set of another kind than the one asked for is left unread.",
        "What is left unread must be known to be.",
        "A 999 in the file that is read as remittances.",
        "Read the file as what it is.",
    ],
    "ST01, GS08",
);

pub(crate) static POINTER: Explanation = rule(
    Severity::Stop,
    "X12-POINTER",
    [
        "A diagnosis pointer points at a diagnosis of the claim",
        "Each line has one to four pointers, each between 1 and the number of diagnoses.",
        "Without it the payer cannot tell why the service was done.",
        "SV107 is 3 and the claim has two diagnoses.",
        "Point at a diagnosis that stands in HI.",
    ],
    "X222A1 2400 SV107",
);

pub(crate) static REQUIRED: Explanation = rule(
    Severity::Stop,
    "X12-REQUIRED",
    [
        "What the guide requires is there",
        "Segments and elements without which a transaction set says nothing are present.",
        "A receiver turns back what lacks them.",
        "A subscriber without a member number.",
        "Supply what is missing at the source.",
    ],
    "All",
);

pub(crate) static SUBMISSION_REJECTED: Explanation = rule(
    Severity::Stop,
    "X12-SUBMISSION-REJECTED",
    [
        "A submission that was turned back as a whole",
        "A status above the claims rejects all of them without naming each.",
        "None of its claims entered adjudication, and the time for filing runs on.",
        "STC*A3:21:41*20260615*U~ at the submitter's level of a 277CA.",
        "Mend what the status names and send the submission again.",
    ],
    "X214 2200B STC, 2200C STC",
);

pub(crate) static TEXT: Explanation = rule(
    Severity::Stop,
    "X12-TEXT",
    [
        "Text can be written in the basic character set",
        "Names and addresses are sent in capitals without marks; a letter without counterpart is not left out.",
        "A name that lost letters is another name.",
        "A family name in a script other than Latin.",
        "Enter the name as it stands on the insurance card.",
    ],
    "Appendix B, basic character set",
);

pub(crate) static UNITEMISED: Explanation = rule(
    Severity::Warn,
    "X12-UNITEMISED",
    [
        "A claim payment whose lines cannot be kept is kept as a whole",
        "When a line is no procedure of ours, the adjustments of all lines are kept at the claim.",
        "The money must be whole even where the detail cannot be.",
        "SVC*NU:0450*500*300, a revenue code.",
        "Post the claim as a whole; look into the file for its lines.",
    ],
    "X221A1 2110 SVC01",
);

pub(crate) static UNKNOWN_CODE: Explanation = rule(
    Severity::Warn,
    "X12-UNKNOWN-CODE",
    [
        "A qualifier has a meaning that we know",
        "A qualifier without a counterpart in our records is read as the nearest general one, and told.",
        "What is taken for something else should be looked at.",
        "SBR09 is a plan kind that we do not tell apart.",
        "Look whether the reading is right for this payer.",
    ],
    "All",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_once() {
        let all = explanations();
        assert!(all.windows(2).all(|pair| pair[0].id < pair[1].id));
        assert_eq!(explain("X12-SE01").map(|rule| rule.severity), Some(Severity::Stop));
        assert_eq!(explain("X12-NO-SUCH"), None);
        for rule in all {
            assert!(!rule.example.is_empty() && !rule.remedy.is_empty(), "{}", rule.id);
        }
    }
}
