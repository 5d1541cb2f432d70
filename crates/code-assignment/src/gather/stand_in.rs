//! Stand-ins: what a problem is coded by whose title names no established condition.

use superbill_domain::{Mention, NotCodedReason, SectionRole};

use super::managed::sentence_of;
use super::{Lead, Standing, cues, standing};
use crate::case::Sense;
use crate::case::{Case, Place};
use crate::symptom::is_symptom;

/// For a suspected condition, the sign or symptom in its text, else the reason of the visit (Official Guidelines IV.D,
/// IV.H). For a title that names no condition we know, a diagnosis that its text states.
pub(super) fn of(case: &Case<'_>, problem: usize, titles: &[Lead], managed: &[Lead]) -> Option<Lead> {
    let of_problem =
        |lead: &Lead| case.mention(lead.mention).is_some_and(|mention| mention.problem == Some(problem));
    if titles.iter().chain(managed).any(of_problem) {
        return None;
    }
    if is_suspected(case, problem) {
        let symptom = first(case, problem, is_symptom).or_else(|| reason_of_visit(case))?;
        return Some(Lead::new(symptom, Place::Managed, Sense::InsteadOfUncertain));
    }
    let states = |mention: &Mention| {
        let stated = sentence_of(case, mention).is_some_and(|sentence| cues::states(case, sentence));
        stated && !is_symptom(mention) && !mention.traits.status
    };
    Some(Lead::new(first(case, problem, states)?, Place::Managed, Sense::Current))
}

/// True where the title names a condition that is not established.
fn is_suspected(case: &Case<'_>, problem: usize) -> bool {
    case.chart.mentions.iter().any(|mention| {
        mention.problem == Some(problem)
            && mention.in_title
            && matches!(standing(mention, case.context), Standing::Barred(NotCodedReason::Uncertain, _))
    })
}

/// The first affirmed mention of a problem that is wanted, teaching aside.
fn first(case: &Case<'_>, problem: usize, wanted: impl Fn(&Mention) -> bool) -> Option<usize> {
    case.chart.mentions.iter().position(|mention| {
        mention.problem == Some(problem)
            && standing(mention, case.context) == Standing::Affirmed
            && sentence_of(case, mention).is_none_or(|sentence| !cues::teaches(case, sentence))
            && wanted(mention)
    })
}

/// The first sign or symptom for which the patient comes.
pub(super) fn reason_of_visit(case: &Case<'_>) -> Option<usize> {
    let in_role = |role| {
        case.chart.mentions.iter().position(|mention| {
            case.chart.role(mention.section) == role
                && is_symptom(mention)
                && standing(mention, case.context) == Standing::Affirmed
        })
    };
    in_role(SectionRole::ChiefComplaint).or_else(|| in_role(SectionRole::Hpi))
}
