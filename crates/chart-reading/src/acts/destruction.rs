//! Destruction of skin lesions: named by its lesions and its means, wherever they stand in a sentence.

use std::ops::Range;

use superbill_domain::{Act, Procedure, ProcedureMention, Span};

use crate::note::SentenceWords;
use crate::slots::Place;
use crate::table::rows;
use crate::words::{Key, Phrases, PhrasesBuilder, Vocabulary};

use super::procedures::{NUMBERS, act};
use super::words::{ActWords, told};

const TABLE: &str = include_str!("../../lexicon/lesions.tsv");

/// What words of the destruction of lesions tell.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LesionWord {
    /// A lesion, and the code for destroying the first of its kind.
    Lesion(Procedure),
    /// A means of destruction.
    Means,
    /// That it was done.
    Done,
}

/// Compiles the words. The vocabulary grows by them.
pub(crate) fn lesion_words(vocabulary: &mut Vocabulary) -> Phrases<LesionWord> {
    let mut phrases = PhrasesBuilder::default();
    for row in rows(TABLE) {
        if let Some((words, word)) = lesion_word(row) {
            phrases.add(vocabulary.enter(words), word);
        }
    }
    phrases.compile(Key::Word, |_, _| {})
}

fn lesion_word([words, what, code]: [&'static str; 3]) -> Option<(&'static str, LesionWord)> {
    let word = match what {
        "lesion" => LesionWord::Lesion(code.parse().ok()?),
        "means" => LesionWord::Means,
        "done" => LesionWord::Done,
        _ => return None,
    };
    Some((words, word))
}

/// The destructions that a sentence tells: each kind of lesion once, with how many.
pub(crate) fn destructions(
    words: &Phrases<LesionWord>,
    acts: &ActWords,
    sentence: &SentenceWords<'_>,
    found: &mut Vec<ProcedureMention>,
    places: &mut Vec<Place>,
) {
    let mut lesions: Vec<(Procedure, Range<usize>)> = Vec::new();
    let (mut means, mut done) = (false, None);
    let mut at = 0;
    while at < sentence.tokens.len() {
        let Some((length, word)) = words.longest(sentence.tokens, at, |_, _| true) else {
            at += 1;
            continue;
        };
        let range = at..at + length;
        match word {
            LesionWord::Lesion(code) if lesions.iter().all(|(known, _)| known != code) => {
                lesions.push((*code, range));
            }
            LesionWord::Lesion(_) => {}
            LesionWord::Means => means = true,
            LesionWord::Done => done = Some(sentence.span(&range)),
        }
        at += length;
    }
    if !means && done.is_none() {
        return;
    }
    let told = if lesions.is_empty() { Vec::new() } else { told(&acts.of_procedures, sentence.tokens) };
    for (code, range) in lesions {
        let here = |place: &&Place| place.sentence == sentence.index;
        if places.iter().rev().take_while(here).any(|place| place.covers(&range)) {
            continue;
        }
        let (act, cue) = as_told(act(sentence, &range, &told), done);
        found.push(ProcedureMention {
            span: sentence.span(&range),
            code,
            act,
            cue,
            slots: Vec::new(),
            count: count(sentence, &range),
            section: sentence.section,
            problem: sentence.problem,
        });
        places.push(Place { sentence: sentence.index, tokens: range, sided: false });
    }
}

/// What no words plan and a verb tells as done, was done.
fn as_told(act: (Act, Option<Span>), done: Option<Span>) -> (Act, Option<Span>) {
    if act == (Act::Planned, None) && done.is_some() { (Act::Performed, done) } else { act }
}

/// How many lesions: a number before them, with at most one word between, or "x 3" after them.
fn count(sentence: &SentenceWords<'_>, range: &Range<usize>) -> Option<u16> {
    let number = |at: usize| {
        let word = sentence.word(at);
        let spelled = NUMBERS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|row| row.1);
        spelled.or_else(|| word.trim_start_matches(['x', 'X', '×']).parse().ok()).filter(|count| *count > 0)
    };
    let before = (1..=2).filter_map(|back| range.start.checked_sub(back)).find_map(number);
    before.or_else(|| {
        let next = sentence.word(range.end);
        let times = next.starts_with(['x', 'X', '×']);
        times.then(|| number(range.end).or_else(|| number(range.end + 1))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for row in rows::<3>(TABLE) {
            assert!(lesion_word(row).is_some(), "{row:?}");
        }
    }
}
