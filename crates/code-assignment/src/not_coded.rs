//! Not coded: what the note mentions and the codes leave out, each with its reason.

use superbill_domain::{Icd10Cm, Mention, NotCoded, NotCodedReason, Span};

use crate::case::{Case, SetAside};
use crate::gather::{Standing, standing};

/// Every mentioned condition that is not coded, once, in the order of the note.
pub(crate) fn not_coded(case: &Case<'_>) -> Vec<NotCoded> {
    let mut left: Vec<SetAside> = case.set_aside.clone();
    for (index, mention) in case.chart.mentions.iter().enumerate() {
        left.extend(left_out(case, index, mention));
    }
    let mut listed: Vec<NotCoded> = Vec::new();
    left.sort_by_key(|left| left.term.start);
    for left in left {
        if is_assigned(case, left.code) || listed.iter().any(|known| known.code == left.code) {
            continue;
        }
        let spans: Vec<Span> = std::iter::once(left.term).chain(left.against).collect();
        listed.push(NotCoded {
            term: case.chart.words(left.term).to_owned(),
            code: left.code,
            reason: left.reason,
            evidence: case.evidence(&spans),
        });
    }
    listed
}

/// Why a mention supports no code; none where it supports one.
fn left_out(case: &Case<'_>, index: usize, mention: &Mention) -> Option<SetAside> {
    if case.diagnoses.iter().any(|diagnosis| diagnosis.mentions.contains(&index)) {
        return None;
    }
    let code = mention.denotes.first()?.code;
    let (reason, against) = match standing(mention, case.context) {
        Standing::Barred(reason, words) => (reason, Some(words)),
        Standing::Affirmed => (NotCodedReason::NotAddressed, None),
    };
    Some(SetAside { term: mention.span, code, reason, against })
}

/// True where the code, or one under it, is assigned.
fn is_assigned(case: &Case<'_>, code: Icd10Cm) -> bool {
    case.diagnoses.iter().any(|diagnosis| diagnosis.code.is_within(&code))
}
