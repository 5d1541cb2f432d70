//! The statement: the words in which the assessment states a condition.

use superbill_domain::{Acuity, Mention, Slot, SlotValue, Span};

use crate::case::{Case, Diagnosis};
use crate::gather::heads_statement;
use crate::tabular::stem::Stem;
use crate::tabular::words::{Stems, is_filler, stems, words};

/// The part of a problem's title, or of the statement that the condition opens, that is about one of its mentions:
/// from the mention before it to the one after. The mention itself where it stands in running text.
pub(crate) fn statement_of(case: &Case<'_>, mention: &Mention) -> Span {
    let problem = mention.problem.and_then(|at| case.chart.problems.get(at)).filter(|_| mention.in_title);
    let sentence = case.chart.sentences.get(mention.sentence).filter(|_| heads_statement(case, mention));
    let Some(whole) = problem.map(|problem| problem.title).or(sentence.map(|sentence| sentence.span)) else {
        return mention.span;
    };
    let mut part = whole;
    for other in case.chart.mentions.iter().filter(|other| whole.contains(&other.span)) {
        if other.span.end <= mention.span.start {
            part.start = part.start.max(other.span.end);
        } else if other.span.start >= mention.span.end {
            part.end = part.end.min(other.span.start);
        }
    }
    part
}

/// Words of a title that say how a condition stands, not what it is.
const STANDING_WORDS: [&str; 22] = [
    "stable", "control", "well", "improvi", "resolve", "history", "status", "post", "chronic", "acute",
    "new", "newly", "diagnos", "ongoing", "continu", "patient", "follow", "up", "persist", "worseni", "his",
    "her",
];

/// True where the title says more than the mention and the code's titles carry: then a person looks.
pub(super) fn has_unread_words(case: &Case<'_>, mention: &Mention, diagnosis: &Diagnosis) -> bool {
    let read = stems(case.chart.words(mention.span));
    let carried: Stems = diagnosis.path.iter().flat_map(|title| words(title)).map(Stem::of).collect();
    // That a condition recurs is no detail to be passed over: few codes carry it.
    let recurs = |slot: &&Slot| slot.value == SlotValue::Acuity(Acuity::Recurrent);
    let slots = mention.slots.iter().filter(|slot| !recurs(slot)).map(|slot| slot.evidence);
    let slots = slots.chain(doubts_of_others(case, mention));
    let slot_words: Stems = slots.flat_map(|span| words(case.chart.words(span))).map(Stem::of).collect();
    words(case.chart.words(statement_of(case, mention))).map(Stem::of).any(|stem| {
        let known = read.contains(stem) || carried.contains(stem) || slot_words.contains(stem);
        let plain = is_filler(stem)
            || STANDING_WORDS.contains(&stem.as_str())
            || stem.as_str().bytes().all(|b| b.is_ascii_digit());
        !known && !plain
    })
}

/// The words by which the same title doubts or denies its other mentions: they say nothing of this one.
fn doubts_of_others(case: &Case<'_>, mention: &Mention) -> impl Iterator<Item = Span> {
    let others =
        case.chart.mentions.iter().filter(|other| other.in_title && other.problem == mention.problem);
    others.flat_map(|other| {
        let said = &other.assertion;
        [said.uncertain, said.negated, said.hypothetical, said.ruled_out].into_iter().flatten()
    })
}
