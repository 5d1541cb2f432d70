//! Leads from the problems of the assessment.

use superbill_domain::{Mention, NotCodedReason, SectionRole, Span};

use super::cues::is_decided;
use super::managed::sentence_of;
use super::{Lead, Standing, standing};
use crate::case::Sense;
use crate::case::{Case, Place};
use crate::symptom::is_symptom;
use crate::tabular::words::words;

/// The conditions that stand in the title of a problem, or as the postoperative diagnosis.
pub(super) fn leads(case: &Case<'_>) -> Vec<Lead> {
    let mut leads = Vec::new();
    for (index, mention) in case.chart.mentions.iter().enumerate() {
        let is_stated = heads_statement(case, mention) || stands_alone(case, mention);
        if !(mention.in_title || is_stated || is_postoperative_diagnosis(case, index)) {
            continue;
        }
        match standing(mention, case.context) {
            Standing::Affirmed => leads.push(Lead::new(index, Place::Title, Sense::Current)),
            Standing::Barred(NotCodedReason::Historical | NotCodedReason::Resolved, _) => {
                let sense = if is_treated_now(case, index) { Sense::Current } else { Sense::History };
                leads.push(Lead::new(index, Place::Title, sense));
            }
            Standing::Barred(..) => {}
        }
    }
    leads
}

/// True where a statement of an assessment without problems opens with the condition, or lists it after the one it
/// opens with: "Low back pain, improving.", "Chronic sinusitis, asthma, and gout."
pub(crate) fn heads_statement(case: &Case<'_>, mention: &Mention) -> bool {
    let role = case.chart.role(mention.section);
    let assessed =
        matches!(role, SectionRole::Assessment | SectionRole::AssessmentPlan) && mention.problem.is_none();
    let Some(sentence) = sentence_of(case, mention).filter(|_| assessed) else { return false };
    let before = case.chart.mentions.iter().map(|other| other.span);
    let mut listed: Vec<Span> =
        before.filter(|span| sentence.contains(span) && span.end <= mention.span.start).collect();
    listed.push(mention.span);
    let mut from = sentence.start;
    listed.iter().all(|span| {
        let between = case.chart.words(Span::new(from, span.start.max(from)));
        from = from.max(span.end);
        words(between).filter(|word| word.chars().any(char::is_alphabetic)).count() <= MOST_WORDS_BETWEEN
    })
}

/// True for a disease that is all a sentence under a problem says: in "Obesity. Hypertension. Gout." dictated in one
/// line, what follows the first is stated just as well. A sign or symptom alone may only describe the problem.
fn stands_alone(case: &Case<'_>, mention: &Mention) -> bool {
    let role = case.chart.role(mention.section);
    let assessed = matches!(role, SectionRole::Assessment | SectionRole::AssessmentPlan);
    if !assessed || mention.problem.is_none() || is_symptom(mention) {
        return false;
    }
    let Some(sentence) = sentence_of(case, mention) else { return false };
    let said = case.chart.words(sentence);
    let named = case.chart.words(mention.span);
    let others = words(said).count().saturating_sub(words(named).count());
    others <= MOST_WORDS_BETWEEN
}

/// Words that may stand before each condition of a statement: a side, an adjective, "and".
const MOST_WORDS_BETWEEN: usize = 2;

/// "History of hypertension, on lisinopril" is current: a chronic condition under treatment is no history.
fn is_treated_now(case: &Case<'_>, index: usize) -> bool {
    let Some(mention) = case.mention(index) else { return false };
    let treated = |problem| {
        let medicines = &case.chart.medications;
        medicines.iter().any(|medicine| medicine.problem == Some(problem) && is_decided(medicine.act))
    };
    mention.traits.chronic && mention.problem.is_some_and(treated)
}

/// The diagnosis after the operation is the one to code (Official Guidelines IV.N).
fn is_postoperative_diagnosis(case: &Case<'_>, index: usize) -> bool {
    let Some(mention) = case.mention(index) else { return false };
    let Some(sentence) = case.chart.sentences.get(mention.sentence) else { return false };
    case.chart.role(mention.section) == SectionRole::Procedure
        && case.chart.words(sentence.span).to_lowercase().starts_with("postoperative diagnos")
}
