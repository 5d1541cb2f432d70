//! Leads from the text of the assessment: conditions that are no problem of their own but are managed.

use superbill_domain::{Mention, NotCodedReason, Span};

use super::{Lead, Sense, Standing, cues, standing};
use crate::case::{Case, Place};
use crate::symptom::is_symptom;

/// The managed conditions of the text, given the leads of the titles.
pub(super) fn leads(case: &Case<'_>, titles: &[Lead]) -> Vec<Lead> {
    let mut leads = Vec::new();
    for (index, mention) in case.chart.mentions.iter().enumerate() {
        if in_text_of_assessment(case, mention)
            && standing(mention, case.context) == Standing::Affirmed
            && is_managed(case, mention, titles)
        {
            leads.push(Lead::new(index, Place::Managed, Sense::Current));
        }
    }
    for problem in 0..case.chart.problems.len() {
        leads.extend(instead_of_title(case, problem, titles, &leads));
    }
    leads
}

fn in_text_of_assessment(case: &Case<'_>, mention: &Mention) -> bool {
    !mention.in_title && (mention.problem.is_some() || case.chart.role(mention.section).is_assessment())
}

/// True where the sentence does something about the condition, or where running text is all the assessment there is.
fn is_managed(case: &Case<'_>, mention: &Mention, titles: &[Lead]) -> bool {
    let Some(sentence) = sentence_of(case, mention) else { return false };
    if cues::teaches(case, sentence) {
        return false;
    }
    if titles.is_empty() && case.chart.problems.is_empty() {
        return true;
    }
    if is_symptom(mention) {
        cues::acts(case, sentence)
    } else {
        cues::states(case, sentence) || cues::prescribes(case, sentence)
    }
}

/// What a problem is coded by whose title names no established condition: a diagnosis in its text; else the sign or
/// symptom there; else, for a suspected condition, the reason of the visit (Official Guidelines IV.D, IV.H).
fn instead_of_title(case: &Case<'_>, problem: usize, titles: &[Lead], managed: &[Lead]) -> Option<Lead> {
    let of_problem =
        |lead: &Lead| case.mention(lead.mention).is_some_and(|mention| mention.problem == Some(problem));
    if titles.iter().chain(managed).any(of_problem) {
        return None;
    }
    let suspected = case.chart.mentions.iter().any(|mention| {
        mention.problem == Some(problem)
            && mention.in_title
            && matches!(standing(mention, case.context), Standing::Barred(NotCodedReason::Uncertain, _))
    });
    let sense = if suspected { Sense::InsteadOfUncertain } else { Sense::Current };
    let affirmed = |wanted: &dyn Fn(&Mention) -> bool| {
        case.chart.mentions.iter().position(|mention| {
            mention.problem == Some(problem)
                && standing(mention, case.context) == Standing::Affirmed
                && sentence_of(case, mention).is_none_or(|sentence| !cues::teaches(case, sentence))
                && wanted(mention)
        })
    };
    let is_condition = |mention: &Mention| !is_symptom(mention) && !mention.traits.status && !suspected;
    let found = affirmed(&is_condition).or_else(|| affirmed(&is_symptom));
    let found = found.or_else(|| suspected.then(|| reason_of_visit(case)).flatten())?;
    Some(Lead::new(found, Place::Managed, sense))
}

/// The first sign or symptom for which the patient comes.
pub(super) fn reason_of_visit(case: &Case<'_>) -> Option<usize> {
    use superbill_domain::SectionRole::{ChiefComplaint, Hpi};
    let in_role = |role| {
        case.chart.mentions.iter().position(|mention| {
            case.chart.role(mention.section) == role
                && is_symptom(mention)
                && standing(mention, case.context) == Standing::Affirmed
        })
    };
    in_role(ChiefComplaint).or_else(|| in_role(Hpi))
}

pub(super) fn sentence_of(case: &Case<'_>, mention: &Mention) -> Option<Span> {
    case.chart.sentences.get(mention.sentence).map(|sentence| sentence.span)
}
