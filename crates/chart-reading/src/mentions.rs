//! Mentions: the phrases of a sentence that name a condition, and the sense in which they do.

use std::ops::Range;

use superbill_domain::{Assertion, Denotation, Mention, SectionRole, Span};

use crate::lexicon::{Condition, Lexicon};
use crate::note::SentenceWords;
use crate::proposal::Proposal;
use crate::slots::Place;
use crate::words::Token;

/// The conditions that a sentence names, and their places.
pub(crate) fn mentions(
    conditions: &Lexicon,
    sentence: &SentenceWords<'_>,
    found: &mut Vec<Mention>,
    places: &mut Vec<Place>,
) {
    let mut at = 0;
    while let Some((range, condition)) = next(conditions, sentence.tokens, at) {
        at = range.end;
        let denotes = conditions.denotes(condition);
        if !denotes.is_empty() && !sentence.is_name(&range) {
            found.push(mention(sentence, &range, condition, denotes));
            places.push(Place { sentence: sentence.index, tokens: range, sided: condition.sided });
        }
    }
}

/// The proposals that stand in a sentence and overlap no condition that it names, each judged as any mention is.
pub(crate) fn proposed(
    proposals: &[Proposal],
    sentence: &SentenceWords<'_>,
    found: &mut Vec<Mention>,
    places: &mut Vec<Place>,
) {
    let (Some(first), Some(last)) = (sentence.tokens.first(), sentence.tokens.last()) else { return };
    if proposals.is_empty() {
        return;
    }
    let here = Span::new(first.span().start, last.span().end);
    let from = proposals.partition_point(|proposal| proposal.span.start < here.start);
    let within = proposals.get(from..).unwrap_or_default().iter();
    let known = places.partition_point(|place| place.sentence < sentence.index);
    for proposal in within.take_while(|proposal| proposal.span.start < here.end) {
        let touches = |token: &Token| token.span().overlaps(&proposal.span);
        let Some(start) = sentence.tokens.iter().position(touches) else { continue };
        let length = sentence.tokens.iter().skip(start).take_while(|token| touches(token)).count();
        let tokens = start..start + length;
        let taken = places.get(known..).unwrap_or_default().iter().any(|place| place.covers(&tokens));
        if !taken && here.contains(&proposal.span) {
            found.push(mention(sentence, &tokens, &Condition::default(), &[proposal.denotation()]));
            places.push(Place { sentence: sentence.index, tokens, sided: false });
        }
    }
    // Mentions stand in the order of the note.
    let mut pairs: Vec<(Mention, Place)> = found.drain(known..).zip(places.drain(known..)).collect();
    pairs.sort_by_key(|(mention, _)| mention.span);
    for (mention, place) in pairs {
        found.push(mention);
        places.push(place);
    }
}

/// The next phrase at or after `at` that names a condition: the longest at its place; of two that overlap, the
/// longer.
fn next<'l>(
    conditions: &'l Lexicon,
    tokens: &[Token],
    mut at: usize,
) -> Option<(Range<usize>, &'l Condition)> {
    while at < tokens.len() {
        let Some((length, condition)) = conditions.longest(tokens, at, usize::MAX) else {
            at += 1;
            continue;
        };
        let overlapped = (at + 1..at + length).find(|&later| {
            conditions.longest(tokens, later, usize::MAX).is_some_and(|(other, _)| other > length)
        });
        let Some(later) = overlapped else { return Some((at..at + length, condition)) };
        if let Some((length, condition)) = conditions.longest(tokens, at, later - at) {
            return Some((at..at + length, condition));
        }
        at = later;
    }
    None
}

/// The mention at `range`.
fn mention(
    sentence: &SentenceWords<'_>,
    range: &Range<usize>,
    condition: &Condition,
    denotes: &[Denotation],
) -> Mention {
    let span = sentence.span(range);
    let in_title = sentence.title.is_some_and(|title| title.contains(&span));
    let mut assertion = sentence.cues.assertion(sentence.tokens, range);
    let in_history = matches!(sentence.role, SectionRole::Pmh | SectionRole::Psh);
    if condition.traits.chronic && !is_cancer(denotes) && !in_history {
        // "History of hypertension" tells of a condition that lasts; "hernia repair" of one that is no more.
        assertion.historical = assertion.historical.filter(|words| words.start == span.end + 1);
    }
    if condition.traits.symptom || condition.traits.finding {
        // "I am concerned about the swelling": the swelling is there.
        assertion.uncertain = assertion.uncertain.filter(|words| !is_worry(words.of(sentence.text)));
    }
    if condition.traits.status {
        // A status or a history lasts, and tells of the past or of the family by its own words.
        assertion.historical = None;
    } else if !in_title {
        apply_section(sentence, &mut assertion);
    }
    Mention {
        span,
        denotes: denotes.to_vec(),
        traits: condition.traits,
        assertion,
        slots: Vec::new(),
        sentence: sentence.index,
        section: sentence.section,
        problem: sentence.problem,
        in_title,
        misspelled: sentence
            .tokens
            .get(range.clone())
            .is_some_and(|words| words.iter().any(|word| word.respelled)),
    }
}

/// True for words that tell a worry, of which a sign or symptom is the ground and not the guess.
fn is_worry(words: &str) -> bool {
    ["concerned about", "worried about"].iter().any(|worry| words.eq_ignore_ascii_case(worry))
}

/// A history section makes its conditions historical, a family history the family's, unless words said so.
fn apply_section(sentence: &SentenceWords<'_>, assertion: &mut Assertion) {
    let Some(header) = sentence.header else { return };
    match sentence.role {
        SectionRole::Pmh | SectionRole::Psh => {
            assertion.historical.get_or_insert(header);
        }
        SectionRole::Fh => {
            assertion.family.get_or_insert(header);
        }
        _ => {}
    }
}

/// True for a malignant neoplasm, which is history once it is treated (Official Guidelines I.C.2.m).
fn is_cancer(denotes: &[Denotation]) -> bool {
    denotes.first().is_some_and(|first| first.code.undotted().starts_with('C'))
}
