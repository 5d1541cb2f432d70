//! Standing: whether a mention says that the patient has the condition, and what stands against it.

use superbill_domain::{Mention, NotCodedReason, Span, VisitContext};

/// Whether a mention may be coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The patient has it.
    Affirmed,
    /// Something stands against it: the reason, and the words.
    Barred(NotCodedReason, Span),
}

/// The standing of a mention in a setting. At the end of an inpatient stay an uncertain diagnosis is coded as
/// established (Official Guidelines II.H); in every other setting it is not (IV.H).
pub(crate) fn standing(mention: &Mention, context: &VisitContext) -> Standing {
    use NotCodedReason as Reason;
    let said = &mention.assertion;
    let uncertain = said.uncertain.filter(|_| !context.setting.is_inpatient());
    let bars = [
        (said.negated, Reason::Negated),
        (said.ruled_out, Reason::Negated),
        (said.family, Reason::Family),
        (said.hypothetical, Reason::Hypothetical),
        (said.screening, Reason::Hypothetical),
        (uncertain, Reason::Uncertain),
        (said.resolved, Reason::Resolved),
        (said.historical, Reason::Historical),
    ];
    let bar = bars.into_iter().find_map(|(words, reason)| Some(Standing::Barred(reason, words?)));
    bar.unwrap_or(Standing::Affirmed)
}
