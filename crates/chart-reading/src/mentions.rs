//! Mentions: the phrases of a sentence that name a condition.

use std::ops::Range;

use crate::lexicon::Condition;
use crate::words::{Phrases, Token};

/// A phrase that names a condition: its tokens in the sentence and what it names.
pub(crate) struct Named<'l> {
    pub(crate) tokens: Range<usize>,
    pub(crate) condition: &'l Condition,
}

/// The phrases of a sentence that name a condition, the longest at each place; of two that overlap, the longer.
pub(crate) fn named<'l>(conditions: &'l Phrases<Condition>, tokens: &[Token], found: &mut Vec<Named<'l>>) {
    found.clear();
    let mut at = 0;
    while at < tokens.len() {
        let Some((length, condition)) = longest(conditions, tokens, at, usize::MAX) else {
            at += 1;
            continue;
        };
        let overlapped = (at + 1..at + length).find(|&later| {
            longest(conditions, tokens, later, usize::MAX).is_some_and(|(other, _)| other > length)
        });
        let kept = match overlapped {
            Some(later) => longest(conditions, tokens, at, later - at),
            None => Some((length, condition)),
        };
        if let Some((length, condition)) = kept {
            found.push(Named { tokens: at..at + length, condition });
        }
        at = overlapped.unwrap_or(at + length);
    }
}

fn longest<'l>(
    conditions: &'l Phrases<Condition>,
    tokens: &[Token],
    at: usize,
    room: usize,
) -> Option<(usize, &'l Condition)> {
    conditions.longest(tokens, at, |length, condition: &Condition| {
        length <= room && tokens.get(at..at + length).is_some_and(|words| condition.accepts(words))
    })
}
