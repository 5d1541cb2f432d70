//! The one way in which a question is put.

use superbill_domain::{Icd10Cm, Query, RuleId, Span};

use crate::case::Case;

/// The answers that every query offers.
const ALWAYS: [&str; 2] = ["Other (please specify)", "Cannot be determined"];

/// Adds a query, unless one on the same topic is already raised.
pub(crate) fn provider(
    case: &mut Case<'_>,
    topic: String,
    text: String,
    choices: &[impl AsRef<str>],
    words: &[Span],
    affects: &[Icd10Cm],
    rule: Option<&RuleId>,
) {
    if case.queries.iter().any(|query| query.topic == topic) {
        return;
    }
    let offered = choices.iter().map(|choice| choice.as_ref().to_owned());
    let choices = offered.chain(ALWAYS.iter().map(|choice| (*choice).to_owned())).collect();
    let query = Query {
        topic,
        text,
        choices,
        evidence: case.evidence(words),
        affects: affects.to_vec(),
        rule: rule.cloned(),
    };
    case.queries.push(query);
}
