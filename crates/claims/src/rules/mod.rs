//! What this crate has to say, rule by rule: explained here, found where the step is done.

mod answers;
mod billing;
mod coding;

pub(crate) use answers::{CONTRACTUAL_TAKES_ALL, PAYMENT_LINE_UNMATCHED, REASON_UNKNOWN};
pub(crate) use billing::{
    DIAGNOSES_LEFT_OFF, MODIFIER_25_PROPOSED, MODIFIER_25_UNSUPPORTED, NOTHING_TO_BILL, POINTERS_CLIPPED,
    POINTERS_LOST,
};
pub(crate) use coding::{FEE_MISSING, QUERY_OPEN, REVIEW_WAITING};

use std::borrow::Cow;

use superbill_domain::{Authority, Explanation};

/// All rules, in the order of their ids.
static RULES: [&Explanation; 12] = [
    &CONTRACTUAL_TAKES_ALL,
    &DIAGNOSES_LEFT_OFF,
    &FEE_MISSING,
    &MODIFIER_25_PROPOSED,
    &MODIFIER_25_UNSUPPORTED,
    &NOTHING_TO_BILL,
    &PAYMENT_LINE_UNMATCHED,
    &POINTERS_CLIPPED,
    &POINTERS_LOST,
    &QUERY_OPEN,
    &REASON_UNKNOWN,
    &REVIEW_WAITING,
];

/// What a rule of this crate says of itself; none for a name that is not a rule of it.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    RULES.iter().find(|rule| rule.id.as_str() == id).map(|rule| (*rule).clone())
}

/// Every rule of this crate, in the order of their ids.
#[must_use]
pub fn explanations() -> Vec<Explanation> {
    RULES.iter().map(|rule| (*rule).clone()).collect()
}

/// An authority fixed at compile time.
const fn cited(publication: &'static str, edition: &'static str, row: &'static str) -> Authority {
    Authority {
        publication: Cow::Borrowed(publication),
        edition: Cow::Borrowed(edition),
        row: Cow::Borrowed(row),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_named_once_and_says_all_it_should() {
        assert!(RULES.windows(2).all(|pair| pair[0].id < pair[1].id));
        for rule in RULES {
            for text in [rule.title, rule.what, rule.why, rule.example, rule.remedy] {
                assert!(text.len() > 15, "{}: “{text}”", rule.id);
            }
            assert_eq!(explain(rule.id.as_str()).as_ref(), Some(rule));
        }
        assert_eq!(explanations().len(), RULES.len());
        assert_eq!(explain("NO-SUCH-RULE"), None);
    }
}
