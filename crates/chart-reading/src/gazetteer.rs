//! A proposer that is a list: terms of a practice's own, each with its code, found also where one letter is wrong.
//!
//! It shows how a proposer is made; it is off unless the feature `gazetteer` is asked for.

use superbill_domain::{Document, Icd10Cm, Span};

use crate::proposal::{Proposal, Proposer};
use crate::words::{Key, Phrases, PhrasesBuilder, Spelling, Vocabulary, WordId, tokenize};

/// Proposes what stands in a list of terms.
pub struct Gazetteer {
    spelling: Spelling,
    vocabulary: Vocabulary,
    terms: Phrases<Icd10Cm>,
}

impl Gazetteer {
    /// Reads a list: on each line a term, a tab and its code. Lines that are not such, and those after a `#`, are
    /// left out.
    #[must_use]
    pub fn new(list: &str) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut terms = PhrasesBuilder::default();
        let rows =
            list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        for (term, code) in rows {
            if let Ok(code) = code.trim().parse() {
                terms.add(vocabulary.enter(term), code);
            }
        }
        Self { terms: terms.compile(Key::Word, |_, _| {}), spelling: Spelling::of(&vocabulary), vocabulary }
    }
}

impl Proposer for Gazetteer {
    fn propose(&self, document: &Document) -> Vec<Proposal> {
        let text = document.text.as_str();
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &self.vocabulary, &mut tokens);
        for token in &mut tokens {
            if token.word == WordId::default() {
                token.word =
                    self.spelling.respelled(token.span().of(text), &self.vocabulary).unwrap_or_default();
            }
        }
        let mut proposed = Vec::new();
        let mut at = 0;
        while let Some(first) = tokens.get(at) {
            let found = self.terms.longest(&tokens, at, |_, _| true);
            if let Some((length, &code)) = found {
                let last = tokens.get(at + length - 1).unwrap_or(first);
                proposed.push(Proposal { span: Span::new(first.span().start, last.span().end), code });
            }
            at += found.map_or(1, |(length, _)| length);
        }
        proposed
    }
}
