//! Clauses: where within a sentence a sense ends.

use std::ops::Range;

use crate::words::{Gap, Token};

use super::cues::Part;
use super::scope::Found;
use super::senses::Senses;

/// Fills `cuts`: for every token, the senses that end before it.
pub(super) fn cut(tokens: &[Token], found: &[Found], cuts: &mut Vec<Senses>) {
    cuts.clear();
    cuts.resize(tokens.len() + 1, Senses::NONE);
    for found in found {
        add(cuts, found.first, found.cue.stops);
    }
    let mut left = Segment { range: 0..0, predicate: false };
    for (at, token) in tokens.iter().enumerate().skip(1) {
        match token.before {
            Gap::Stop => {
                add(cuts, at, Senses::ALL);
                left = Segment { range: at..at, predicate: false };
            }
            Gap::Comma | Gap::Dash => {
                left.read(found, at);
                let right = at..segment_end(tokens, at);
                add(cuts, at, at_comma(found, &right, left.predicate));
                if cuts.get(at).is_some_and(|cut| !cut.is_empty()) {
                    left = Segment { range: at..at, predicate: false };
                }
            }
            _ => {}
        }
    }
    cut_before_subjects(tokens, found, cuts);
}

/// The words since the last clause began.
struct Segment {
    range: Range<usize>,
    predicate: bool,
}

impl Segment {
    /// Reads on to `end`.
    fn read(&mut self, found: &[Found], end: usize) {
        let fresh = self.range.end..end;
        self.predicate |= within(found, &fresh).any(|found| found.cue.part.predicate);
        self.range.end = end;
    }
}

fn add(cuts: &mut [Senses], at: usize, senses: Senses) {
    if let Some(cut) = cuts.get_mut(at) {
        *cut |= senses;
    }
}

/// The token that ends the segment that begins at `at`: the next after a comma or something stronger.
fn segment_end(tokens: &[Token], at: usize) -> usize {
    let next = tokens.iter().enumerate().skip(at + 1).find(|(_, token)| token.before >= Gap::Comma);
    next.map_or(tokens.len(), |(end, _)| end)
}

fn within<'f>(found: &'f [Found], range: &Range<usize>) -> impl Iterator<Item = &'f Found> {
    let first = found.partition_point(|found| found.first < range.start);
    let end = range.end;
    found.get(first..).unwrap_or_default().iter().take_while(move |found| found.first < end)
}

/// The senses that end at a comma before the segment `right`: it is a clause of its own where it begins with a
/// verb or a subject, has a verb and does not go on with the list, or has a predicate as the one before has.
fn at_comma(found: &[Found], right: &Range<usize>, left_predicate: bool) -> Senses {
    let part_at =
        |at: usize| within(found, &(at..at + 1)).next().map_or(Part::default(), |found| found.cue.part);
    let first = part_at(right.start);
    if first.or {
        return Senses::NONE;
    }
    let head = if first.joiner { part_at(right.start + 1) } else { first };
    let has_verb = within(found, right).any(|found| found.cue.part.verb);
    let has_predicate = within(found, right).any(|found| found.cue.part.predicate);
    if head.subject && has_verb {
        Senses::ALL
    } else if head.verb || (has_verb && !first.joiner) || (has_predicate && left_predicate) {
        Senses::WITHIN_CLAUSE
    } else if first.escort && !first.joiner {
        // "History of gastrectomy for ulcer, with nausea": what comes along after a comma is of now.
        Senses::HISTORICAL
    } else {
        Senses::NONE
    }
}

/// Cuts before a subject with its verb that a joiner brings in: "no fever and he has a cough".
fn cut_before_subjects(tokens: &[Token], found: &[Found], cuts: &mut [Senses]) {
    for (at, pair) in found.windows(2).enumerate() {
        let [joiner, subject] = pair else { continue };
        let joined = joiner.cue.part.joiner && subject.cue.part.subject && joiner.last == subject.first;
        let verb = found.get(at + 2).filter(|next| next.first <= subject.last + 1);
        let speaks = subject.cue.part.verb || verb.is_some_and(|next| next.cue.part.verb);
        // "Does not smoke and has asthma": a verb of its own after "and".
        let verb_of_its_own =
            subject.cue.part.verb && !subject.cue.part.subject && joiner.last == subject.first;
        if joiner.cue.part.joiner && !joiner.cue.part.or && verb_of_its_own {
            add(cuts, joiner.first, Senses::WITHIN_CLAUSE);
        }
        if joined && speaks && tokens.get(subject.first).is_some_and(|token| token.before < Gap::Comma) {
            add(cuts, joiner.first, Senses::ALL);
        }
    }
}
