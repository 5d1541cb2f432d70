//! The one way in which a question is put.

use superbill_domain::{Icd10Cm, Query, RuleId, Span};

use super::lint;
use crate::case::Case;

/// The answers that every query offers.
pub(super) const ALWAYS: [&str; 2] = ["Other (please specify)", "Cannot be determined"];

/// Adds a query, unless one on the same topic is already raised or the linter objects.
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
    if lint::objection(&query).is_none() {
        case.queries.push(query);
    }
}
