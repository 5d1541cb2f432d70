//! Support: the words that stand behind a diagnosis.

use superbill_domain::Span;

use crate::case::{Case, Diagnosis};
use crate::diagnose::statement_of;
use crate::gather::heads_statement;

/// Longest clause shown as evidence, in bytes; a longer one is cut to the mention with its neighbours.
const LONGEST: usize = 90;

/// Gives every diagnosis its evidence: the problem's title, then the clauses that name the condition.
pub(crate) fn attach(case: &mut Case<'_>) {
    let evidence: Vec<Vec<Span>> = case.diagnoses.iter().map(|diagnosis| spans(case, diagnosis)).collect();
    for (diagnosis, spans) in case.diagnoses.iter_mut().zip(evidence) {
        diagnosis.evidence = spans;
    }
}

fn spans(case: &Case<'_>, diagnosis: &Diagnosis) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut add = |span: Span| {
        let span = trimmed(case, span);
        if !span.is_empty() && !spans.iter().any(|known| known.contains(&span)) {
            spans.retain(|known| !span.contains(known));
            spans.push(span);
        }
    };
    for mention in diagnosis.mentions.iter().filter_map(|index| case.mention(*index)) {
        add(if mention.in_title || heads_statement(case, mention) {
            statement_of(case, mention)
        } else {
            clause(case, mention.span, mention.sentence)
        });
        mention.slots.iter().for_each(|slot| add(slot.evidence));
    }
    diagnosis.evidence.iter().for_each(|span| add(clause_around(case, *span)));
    spans.sort();
    spans
}

/// The clause of a sentence in which a span stands.
fn clause(case: &Case<'_>, span: Span, sentence: usize) -> Span {
    let Some(whole) = case.chart.sentences.get(sentence).map(|sentence| sentence.span) else { return span };
    if !whole.contains(&span) {
        return span;
    }
    let text = &case.chart.document.text;
    let before = text.get(whole.start..span.start).unwrap_or_default();
    let after = text.get(span.end..whole.end).unwrap_or_default();
    let breaks = [',', ';', ':'];
    let start = before.rfind(breaks).map_or(whole.start, |at| whole.start + at + 1);
    let end = after.find(breaks).map_or(whole.end, |at| span.end + at);
    let clause = Span::new(start, end);
    if clause.len() <= LONGEST { clause } else { span }
}

fn clause_around(case: &Case<'_>, span: Span) -> Span {
    let sentence = case.chart.sentences.iter().position(|sentence| sentence.span.contains(&span));
    sentence.map_or(span, |sentence| clause(case, span, sentence))
}

/// Without the blanks, bullets and stops around it.
fn trimmed(case: &Case<'_>, span: Span) -> Span {
    let words = case.chart.words(span);
    let is_edge = |c: char| !(c.is_alphanumeric() || c == ')' || c == '(' || c == '%');
    let kept = words.trim_start_matches(is_edge);
    let start = span.start + (words.len() - kept.len());
    Span::new(start, start + kept.trim_end_matches(is_edge).len())
}
