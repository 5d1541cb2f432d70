//! The assertion of any phrase in any sentence, known to the lexicon or not.

use std::ops::Range;

use superbill_domain::{Assertion, Span};

use crate::words::{Token, tokenize};

use super::cues::Grammar;
use super::scope::SentenceCues;

/// The sense in which a sentence mentions a phrase, known to the lexicon or not. The phrase is found without
/// regard to case, punctuation and white space, at its first place; where it does not occur, nothing is asserted.
///
/// What is ruled out counts as negated too.
#[must_use]
pub fn assert_phrase(sentence: &str, phrase: &str) -> Assertion {
    let vocabulary = &Grammar::get().vocabulary;
    let (mut tokens, mut wanted) = (Vec::new(), Vec::new());
    tokenize(sentence, 0, sentence.len(), vocabulary, &mut tokens);
    tokenize(phrase, 0, phrase.len(), vocabulary, &mut wanted);
    let Some(mention) = locate(sentence, &tokens, phrase, &wanted) else { return Assertion::default() };
    let mut cues = SentenceCues::default();
    cues.read(&tokens);
    cues.assertion(&tokens, &mention)
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
    if let Some(first) = tokens.windows(wanted.len()).position(same) {
        return Some(first..first + wanted.len());
    }
    let lower = sentence.to_ascii_lowercase();
    let start = lower.find(&phrase.trim().to_ascii_lowercase())?;
    let letters = Span::new(start, start + phrase.trim().len());
    let first = tokens.iter().position(|token| token.span().overlaps(&letters))?;
    let length = tokens.iter().skip(first).take_while(|token| token.span().overlaps(&letters)).count();
    Some(first..first + length)
}
