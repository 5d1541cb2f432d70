//! Not coded: what the note mentions and the codes leave out, each with its reason.

use superbill_domain::{Icd10Cm, Mention, NotCoded, NotCodedReason, RuleId, Span};

use crate::case::{Case, Diagnosis, SetAside};
use crate::gather::{Standing, standing};
use crate::guidelines::{self, is_part_of};
use crate::symptom::is_symptom;

/// Every mentioned condition that is not coded, once, in the order of the note.
pub(crate) fn not_coded(case: &Case<'_>) -> Vec<NotCoded> {
    let mut left: Vec<SetAside> = case.set_aside.clone();
    for (index, mention) in case.chart.mentions.iter().enumerate() {
        left.extend(left_out(case, index, mention));
    }
    let mut listed: Vec<NotCoded> = Vec::new();
    left.sort_by_key(|left| left.term.start);
    for left in left {
        // A bruise that is there and a fracture that is not share one code and are two conditions.
        let term = case.chart.words(left.term);
        let same = |known: &NotCoded| {
            known.code == left.code && (known.reason == left.reason || known.term.eq_ignore_ascii_case(term))
        };
        if is_assigned(case, left.code) || listed.iter().any(same) {
            continue;
        }
        let spans: Vec<Span> = std::iter::once(left.term).chain(left.against).collect();
        listed.push(NotCoded {
            term: term.to_owned(),
            code: left.code,
            reason: left.reason,
            evidence: case.evidence(&spans),
            rule: left.rule,
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
    // Another mention of the same condition that is coded under whatever code it led to.
    let named_again = |diagnosis: &Diagnosis| {
        let mut mentions = diagnosis.mentions.iter().filter_map(|index| case.mention(*index));
        mentions.any(|other| other.denotes.first().is_some_and(|denoted| denoted.code == code))
    };
    let affirmed = standing(mention, case.context) == Standing::Affirmed;
    if affirmed && case.diagnoses.iter().any(named_again) {
        return None;
    }
    let integral =
        is_symptom(mention) && case.diagnoses.iter().any(|disease| is_part_of(code, disease.code, false));
    let (reason, against) = match standing(mention, case.context) {
        Standing::Barred(reason, words) => (reason, Some(words)),
        Standing::Affirmed if integral => (NotCodedReason::Integral, None),
        Standing::Affirmed => (NotCodedReason::NotAddressed, None),
    };
    let rule = rule_of(reason, mention, case).cloned();
    Some(SetAside { term: mention.span, code, reason, against, rule })
}

/// The guideline by which a reason leaves a condition out; none where the note itself says that it is not there.
fn rule_of(reason: NotCodedReason, mention: &Mention, case: &Case<'_>) -> Option<&'static RuleId> {
    match reason {
        NotCodedReason::Uncertain if case.is_assessed(mention) => Some(&guidelines::UNCERTAIN.id),
        NotCodedReason::Integral => Some(&guidelines::INTEGRAL.id),
        _ => None,
    }
}

/// True where the code, or one under it, is assigned.
fn is_assigned(case: &Case<'_>, code: Icd10Cm) -> bool {
    case.diagnoses.iter().any(|diagnosis| diagnosis.code.is_within(&code))
}
