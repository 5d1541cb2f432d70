//! Leads from the text of the assessment: conditions that are no problem of their own but are managed.

use superbill_domain::{Mention, SectionRole, Span};

use super::{Lead, Standing, cues, stand_in, standing};
use crate::case::Sense;
use crate::case::{Case, Place, is_any};
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
        leads.extend(stand_in::of(case, problem, titles, &leads));
    }
    leads
}

fn in_text_of_assessment(case: &Case<'_>, mention: &Mention) -> bool {
    !mention.in_title && (mention.problem.is_some() || case.chart.role(mention.section).is_assessment())
}

/// True where the sentence does something about the condition; a disease also where running text is all the assessment
/// there is.
fn is_managed(case: &Case<'_>, mention: &Mention, titles: &[Lead]) -> bool {
    let Some(sentence) = sentence_of(case, mention) else { return false };
    if cues::teaches(case, sentence) {
        return false;
    }
    let running_text = titles.is_empty() && case.chart.problems.is_empty();
    if is_symptom(mention) {
        cues::acts(case, sentence)
            || cues::tests_it(case, mention)
            || has_suspected_cause(case, mention, titles)
            || takes_up_reason(case, mention)
    } else {
        running_text
            || cues::states(case, sentence)
            || cues::prescribes(case, sentence)
            || cues::directs(case, sentence)
    }
}

/// True where the provider names, in the same sentence, what may be behind the sign or symptom, and nothing that a
/// problem establishes.
fn has_suspected_cause(case: &Case<'_>, mention: &Mention, titles: &[Lead]) -> bool {
    let category = |mention: &Mention| mention.denotes.first().map(|denotation| denotation.code.category());
    let established = |cause: &Mention| {
        titles
            .iter()
            .filter_map(|lead| case.mention(lead.mention))
            .any(|title| category(title) == category(cause))
    };
    let mut causes = case.chart.mentions.iter().filter(|cause| {
        cause.sentence == mention.sentence && cause.assertion.uncertain.is_some() && !is_symptom(cause)
    });
    causes.any(|cause| !established(cause))
}

/// True where the assessment takes up a sign or symptom that is the patient's chief complaint (IV.G). Where a problem
/// has a title that nobody could read, it may well explain the symptom: then not.
fn takes_up_reason(case: &Case<'_>, mention: &Mention) -> bool {
    let code = |mention: &Mention| mention.denotes.first().map(|denotation| denotation.code);
    let symptom = code(mention).is_some_and(|code| !is_any(code, &["R7", "R8", "R9"]));
    let complained = case.chart.mentions.iter().any(|complaint| {
        case.chart.role(complaint.section) == SectionRole::ChiefComplaint
            && code(complaint).map(|code| code.category()) == code(mention).map(|code| code.category())
            && standing(complaint, case.context) == Standing::Affirmed
    });
    let read = |problem: usize| {
        let mut in_title = case.chart.mentions.iter().filter(|mention| mention.in_title);
        in_title.any(|mention| mention.problem == Some(problem))
    };
    symptom && complained && (0..case.chart.problems.len()).all(read)
}

pub(super) fn sentence_of(case: &Case<'_>, mention: &Mention) -> Option<Span> {
    case.chart.sentences.get(mention.sentence).map(|sentence| sentence.span)
}
