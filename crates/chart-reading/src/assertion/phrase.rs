//! The assertion of any phrase in any sentence, known to the lexicon or not.

use std::ops::Range;

use superbill_domain::{Assertion, Span};

use crate::lexicon::is_lasting;
use crate::words::{Gap, Token, tokenize};

use super::cues::Grammar;
use super::scope::SentenceCues;

/// The sense in which a sentence mentions a phrase, known to the lexicon or not. The phrase is found without
/// regard to case, punctuation and white space, at its first place that is no label ("Gout: his gout is stable"); where
/// it does not occur, nothing is asserted.
///
/// What is ruled out counts as negated too. A habit and a lasting disease that is named alone, as an entry of a list
/// of problems, are known from before: they are historical.
#[must_use]
pub fn assert_phrase(sentence: &str, phrase: &str) -> Assertion {
    let vocabulary = &Grammar::get().vocabulary;
    let (mut tokens, mut wanted) = (Vec::new(), Vec::new());
    tokenize(sentence, 0, sentence.len(), vocabulary, &mut tokens);
    tokenize(phrase, 0, phrase.len(), vocabulary, &mut wanted);
    let Some(mention) = locate(sentence, &tokens, phrase, &wanted) else { return Assertion::default() };
    let mut cues = SentenceCues::default();
    cues.read(&tokens);
    let mut assertion = cues.assertion(&tokens, &mention);
    let entry = mention.len() == tokens.len() && is_lasting(phrase);
    if entry || is_habit(phrase) {
        let first = tokens.get(mention.start).map(Token::span);
        assertion.historical = assertion.historical.or(first);
    }
    assertion
}

/// Habits and exposures, which notes tell as part of the social history.
const HABITS: &[&str] =
    &["tobacco", "alcohol", "etoh", "smoker", "smoking", "cigarettes", "drugs", "illicit drugs", "illicits"];

fn is_habit(phrase: &str) -> bool {
    HABITS.iter().any(|habit| phrase.trim().eq_ignore_ascii_case(habit))
}

/// The tokens of the sentence that are the phrase; failing that, the tokens that its letters touch.
fn locate(sentence: &str, tokens: &[Token], phrase: &str, wanted: &[Token]) -> Option<Range<usize>> {
    let same = |window: &[Token]| {
        let pairs = window.iter().zip(wanted);
        pairs
            .clone()
            .all(|(here, there)| here.span().of(sentence).eq_ignore_ascii_case(there.span().of(phrase)))
    };
    if wanted.is_empty() {
        return None;
    }
    let places = || tokens.windows(wanted.len()).enumerate().filter(|(_, window)| same(window));
    let is_label = |at: usize| tokens.get(at + wanted.len()).is_some_and(|next| next.before == Gap::Colon);
    let spoken = places().map(|(at, _)| at).find(|&at| !is_label(at));
    if let Some(first) = spoken.or_else(|| places().map(|(at, _)| at).next()) {
        return Some(first..first + wanted.len());
    }
    let lower = sentence.to_ascii_lowercase();
    let start = lower.find(&phrase.trim().to_ascii_lowercase())?;
    let letters = Span::new(start, start + phrase.trim().len());
    let first = tokens.iter().position(|token| token.span().overlaps(&letters))?;
    let length = tokens.iter().skip(first).take_while(|token| token.span().overlaps(&letters)).count();
    Some(first..first + length)
}
