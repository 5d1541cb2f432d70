//! Measures: laboratory tests, vital signs and images with what they showed.

use std::ops::Range;

use superbill_domain::{Abnormality, MeasureKind, TestResult};

use crate::note::SentenceWords;
use crate::table::rows;
use crate::words::{Gap, Key, Phrases, PhrasesBuilder, Vocabulary};

const TABLE: &str = include_str!("../../lexicon/measures.tsv");

/// The most words between a test and its value or the words that tell of it.
const REACH: usize = 6;

/// A word of the table: something measured, with what is usual in adults in thousandths of its unit, or a word that
/// tells how a result stands to that.
#[derive(Debug, Clone, Copy)]
pub(crate) enum MeasureWord {
    /// Something that is measured or looked at.
    Test { kind: MeasureKind, low: Option<u32>, high: Option<u32> },
    /// A word that tells how it stands.
    Told(Abnormality),
}

/// Compiles the words. The vocabulary grows by them.
pub(crate) fn measure_words(vocabulary: &mut Vocabulary) -> Phrases<MeasureWord> {
    let mut phrases = PhrasesBuilder::default();
    for row in rows(TABLE) {
        if let Some(word) = read(&row) {
            phrases.add(vocabulary.enter(row[0]), word);
        }
    }
    phrases.compile(Key::Word, |_, _| {})
}

fn read([_, kind, low, high]: &[&str; 4]) -> Option<MeasureWord> {
    let test = |kind| {
        let bound = |bound: &str| if bound.is_empty() { Some(None) } else { thousandths(bound).map(Some) };
        Some(MeasureWord::Test { kind, low: bound(low)?, high: bound(high)? })
    };
    match *kind {
        "laboratory" => test(MeasureKind::Laboratory),
        "vital_sign" => test(MeasureKind::VitalSign),
        "imaging" => test(MeasureKind::Imaging),
        "normal" => Some(MeasureWord::Told(Abnormality::Normal)),
        "high" => Some(MeasureWord::Told(Abnormality::High)),
        "low" => Some(MeasureWord::Told(Abnormality::Low)),
        "abnormal" => Some(MeasureWord::Told(Abnormality::Abnormal)),
        _ => None,
    }
}

/// A decimal number in thousandths: "7.5" is 7500. None where it is no number or too large.
fn thousandths(number: &str) -> Option<u32> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part: u32 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    whole.replace(',', "").parse::<u32>().ok()?.checked_mul(1000)?.checked_add(part)
}

/// The results that a sentence tells. A test without a value and without a word that tells of it is no result.
pub(crate) fn results(
    words: &Phrases<MeasureWord>,
    sentence: &SentenceWords<'_>,
    found: &mut Vec<TestResult>,
) {
    let mut spotted: Vec<(Range<usize>, MeasureWord)> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match words.longest(sentence.tokens, at, |_, _| true) {
            Some((length, word)) => {
                spotted.push((at..at + length, *word));
                at += length;
            }
            None => at += 1,
        }
    }
    for (index, (range, word)) in spotted.iter().enumerate() {
        let MeasureWord::Test { kind, low, high } = *word else { continue };
        let next = spotted.get(index + 1..).unwrap_or_default().iter();
        let next_test = next.clone().find(|(_, word)| matches!(word, MeasureWord::Test { .. }));
        let end =
            next_test.map_or(sentence.tokens.len(), |(range, _)| range.start).min(range.end + 2 * REACH);
        let value = value(sentence, range, end);
        let told = told(sentence, &spotted, index, end);
        let abnormality =
            told.as_ref().map(|told| told.1).or_else(|| against(sentence, value.as_ref()?, low, high));
        if value.is_none() && (told.is_none() || kind == MeasureKind::VitalSign && abnormality.is_none()) {
            continue;
        }
        found.push(TestResult {
            test: sentence.span(range),
            kind,
            value: value.as_ref().map(|value| sentence.span(value)),
            abnormality,
            told_by: told.map(|told| told.0).or(value).map(|range| sentence.span(&range)),
            section: sentence.section,
            problem: sentence.problem,
        });
    }
}

/// The number after a test, with the second one of a blood pressure.
fn value(sentence: &SentenceWords<'_>, test: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let near = test.end..end.min(test.end + REACH);
    let at = near.into_iter().find(|&at| {
        let number = sentence.tokens.get(at).is_some_and(|token| token.number);
        number && thousandths(sentence.word(at).trim_end_matches('%')).is_some()
    })?;
    let stopped =
        (test.end..=at).any(|at| sentence.tokens.get(at).is_some_and(|token| token.before >= Gap::Stop));
    let second = sentence.tokens.get(at + 1).is_some_and(|token| token.number && token.before == Gap::Slash);
    (!stopped).then_some(at..at + 1 + usize::from(second))
}

/// The nearest word that tells how a test stands: before it with nothing but small words between, or after it up to the
/// next test. What a sentence denies is turned round: "no elevation", "not elevated".
fn told(
    sentence: &SentenceWords<'_>,
    spotted: &[(Range<usize>, MeasureWord)],
    index: usize,
    end: usize,
) -> Option<(Range<usize>, Abnormality)> {
    let (test, _) = spotted.get(index)?;
    let word = |(range, word): &(Range<usize>, MeasureWord)| match word {
        MeasureWord::Told(abnormality) => Some((range.clone(), *abnormality)),
        MeasureWord::Test { .. } => None,
    };
    let before = index.checked_sub(1).and_then(|before| spotted.get(before)).and_then(word);
    let before = before.filter(|(range, _)| test.start - range.end <= 1);
    let after = spotted.get(index + 1..)?.iter().map_while(word).find(|(range, _)| range.start < end);
    let (range, abnormality) = before.or(after)?;
    let apart = |range: &Range<usize>| {
        let between = range.end.min(test.end)..=range.start.max(test.start);
        between.into_iter().any(|at| sentence.tokens.get(at).is_some_and(|token| token.before >= Gap::Stop))
    };
    let denied = !sentence.says(&range);
    let abnormality = match abnormality {
        Abnormality::Normal if denied => Abnormality::Abnormal,
        _ if denied => Abnormality::Normal,
        told => told,
    };
    (!apart(&range)).then_some((range, abnormality))
}

/// How a value stands to what is usual; of a blood pressure the first number decides, then the second.
fn against(
    sentence: &SentenceWords<'_>,
    value: &Range<usize>,
    low: Option<u32>,
    high: Option<u32>,
) -> Option<Abnormality> {
    let number = thousandths(sentence.word(value.start).trim_end_matches('%'))?;
    let second = (value.len() > 1).then(|| thousandths(sentence.word(value.start + 1))).flatten();
    // Diastolic pressure: 60 to 89.
    let second = second.map_or(Abnormality::Normal, |second| stands(second, Some(60_000), Some(89_999)));
    if low.is_none() && high.is_none() {
        return None;
    }
    Some(match stands(number, low, high) {
        Abnormality::Normal => second,
        told => told,
    })
}

fn stands(number: u32, low: Option<u32>, high: Option<u32>) -> Abnormality {
    if low.is_some_and(|low| number < low) {
        Abnormality::Low
    } else if high.is_some_and(|high| number > high) {
        Abnormality::High
    } else {
        Abnormality::Normal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for row in rows::<4>(TABLE) {
            assert!(read(&row).is_some(), "{row:?}");
        }
    }

    #[test]
    fn numbers_are_read_in_thousandths() {
        assert_eq!(thousandths("7.5"), Some(7500));
        assert_eq!(thousandths("140"), Some(140_000));
        assert_eq!(thousandths("0.05"), Some(50));
        assert_eq!(thousandths("high"), None);
        assert_eq!(thousandths("99999999999"), None);
    }
}
