//! Support: the words that stand behind a diagnosis.

use superbill_domain::{Medication, SectionRole, SlotValue, Span};

use crate::case::{Case, Diagnosis, Place};
use crate::diagnose::statement_of;
use crate::gather::{heads_statement, is_decided};

/// Longest clause shown as evidence, in bytes; of a longer one only the words themselves are shown.
const LONGEST: usize = 100;

/// Gives every diagnosis its evidence: the statement of the condition, the clauses that name or qualify it, and what
/// is done about it.
pub(crate) fn attach(case: &mut Case<'_>) {
    let evidence: Vec<Vec<Span>> = case.diagnoses.iter().map(|diagnosis| spans(case, diagnosis)).collect();
    for (diagnosis, spans) in case.diagnoses.iter_mut().zip(evidence) {
        diagnosis.evidence = spans;
    }
}

fn spans(case: &Case<'_>, diagnosis: &Diagnosis) -> Vec<Span> {
    let mut support = Support { case, spans: Vec::new() };
    for mention in diagnosis.mentions.iter().filter_map(|index| case.mention(*index)) {
        if mention.in_title || heads_statement(case, mention) {
            let own = title(case, diagnosis).filter(|_| mention.problem == diagnosis.problem);
            support.add(own.unwrap_or_else(|| statement_of(case, mention)));
        } else {
            support.add(support.clause(mention.span));
        }
        for slot in &mention.slots {
            match slot.value {
                SlotValue::Control(_) | SlotValue::Acuity(_) => {
                    support.add(support.joined(slot.evidence, mention.span));
                }
                _ => support.add(slot.evidence),
            }
        }
    }
    diagnosis.evidence.iter().for_each(|span| support.add(support.clause(*span)));
    support.spans.extend(management(case, diagnosis).map(|span| support.clause(span)));
    support.spans.extend(elsewhere(&support, diagnosis));
    support.ordered()
}

/// The whole title of the diagnosis's problem.
fn title(case: &Case<'_>, diagnosis: &Diagnosis) -> Option<Span> {
    case.chart.problems.get(diagnosis.problem?).map(|problem| problem.title)
}

/// True where the title of the diagnosis's problem has led to no other.
fn is_alone(case: &Case<'_>, diagnosis: &Diagnosis) -> bool {
    !case.diagnoses.iter().any(|other| {
        other.problem == diagnosis.problem
            && other.place == Place::Title
            && other.mentions != diagnosis.mentions
    })
}

/// Classes of medicines that relieve whatever hurts: they support no diagnosis.
const RELIEF: [&str; 5] = ["nsaid", "analgesic", "opioid", "muscle_relaxant", "vitamin"];

/// What is done about a problem that has led to this diagnosis alone: the first medicine decided on that treats it.
fn management(case: &Case<'_>, diagnosis: &Diagnosis) -> Option<Span> {
    let problem =
        diagnosis.problem.filter(|_| diagnosis.place == Place::Title && is_alone(case, diagnosis))?;
    let mut medicines = case.chart.medications.iter().filter(|medicine| medicine.problem == Some(problem));
    let treats = |medicine: &&Medication| {
        is_decided(medicine.act) && medicine.prescription && !RELIEF.contains(&medicine.class.as_str())
    };
    medicines.find(treats).map(|medicine| medicine.span)
}

/// Where the complaint, the history and the results name the same condition, and what the examination found of it.
fn elsewhere(support: &Support<'_, '_>, diagnosis: &Diagnosis) -> Vec<Span> {
    let case = support.case;
    let category = diagnosis.code.category();
    let same = case.affirmed(&[""]).filter(|(_, mention)| {
        !case.is_assessed(mention) && case.denoted(mention).is_some_and(|code| code.category() == category)
    });
    same.map(|(_, mention)| match case.chart.role(mention.section) {
        SectionRole::Exam => support.clause(mention.span),
        _ => mention.span,
    })
    .collect()
}

struct Support<'s, 'a> {
    case: &'s Case<'a>,
    spans: Vec<Span>,
}

impl Support<'_, '_> {
    fn add(&mut self, span: Span) {
        self.spans.push(span);
    }

    /// From a detail to the condition where one sentence holds both and they stand near; else the clause of the detail.
    fn joined(&self, detail: Span, condition: Span) -> Span {
        let both = Span::new(detail.start.min(condition.start), detail.end.max(condition.end));
        let mut sentences = self.case.chart.sentences.iter();
        let together = sentences.any(|sentence| sentence.span.contains(&both));
        if together && both.len() <= LONGEST { both } else { self.clause(detail) }
    }

    /// The clause of a sentence in which a span stands; the span alone where the clause is long.
    fn clause(&self, span: Span) -> Span {
        let sentences = self.case.chart.sentences.iter().map(|sentence| sentence.span);
        let Some(whole) = sentences.into_iter().find(|sentence| sentence.contains(&span)) else {
            return span;
        };
        let text = &self.case.chart.document.text;
        let before = text.get(whole.start..span.start).unwrap_or_default();
        let after = text.get(span.end..whole.end).unwrap_or_default();
        let breaks = [',', ';', ':'];
        let start = before.rfind(breaks).map_or(whole.start, |at| whole.start + at + 1);
        let end = after.find(breaks).map_or(whole.end, |at| span.end + at);
        let clause = Span::new(start, end);
        if clause.len() <= LONGEST { clause } else { span }
    }

    /// The spans in order, without blanks and bullets around them, none inside another.
    fn ordered(self) -> Vec<Span> {
        let trimmed: Vec<Span> = self.spans.iter().map(|span| trimmed(self.case, *span)).collect();
        let mut kept: Vec<Span> = Vec::new();
        for span in &trimmed {
            let inside = trimmed.iter().any(|other| other != span && other.contains(span));
            if !span.is_empty() && !inside && !kept.contains(span) {
                kept.push(*span);
            }
        }
        kept.sort();
        kept
    }
}

/// Without the blanks and bullets around it, and with the stop that ends it.
fn trimmed(case: &Case<'_>, span: Span) -> Span {
    let words = case.chart.words(span);
    let is_edge = |c: char| !(c.is_alphanumeric() || matches!(c, '(' | ')' | '%'));
    let kept = words.trim_start_matches(is_edge);
    let start = span.start + (words.len() - kept.len());
    let end = start + kept.trim_end_matches(is_edge).len();
    let stop = case.chart.document.text.get(end..).is_some_and(|rest| rest.starts_with('.'));
    Span::new(start, if stop && end > start { end + 1 } else { end })
}
