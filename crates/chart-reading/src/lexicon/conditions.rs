//! The conditions: what the phrases of a note name, on the day of its visit.

use superbill_code_sets::Book;
use superbill_domain::{Denotation, Icd10Cm, TermSource, TermTraits};

use crate::words::{Phrases, Token, Vocabulary};

use super::compile::{Entry, compile};
use super::file::Compiled;

/// Words that may stand inside a term without changing it: "pain in the right knee".
const FILLERS: &[&str] =
    &["the", "a", "an", "his", "her", "their", "my", "right", "left", "bilateral", "both", "rt", "lt", "s"];

/// The shortest misspelled word that names a condition without another word beside it, in letters.
const TOLD_BY_ITSELF: usize = 8;

/// What a term names.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Condition {
    /// What it can name, among the denotations of the lexicon.
    first: u32,
    count: u32,
    /// What kind of thing it is.
    pub(crate) traits: TermTraits,
    /// True where a side belongs to it.
    pub(crate) sided: bool,
    /// True where it counts only in capitals.
    capitals_only: bool,
    /// True where the code sets of the day have none of its codes.
    gone: bool,
}

/// Every term that names a condition.
pub(crate) struct Lexicon {
    phrases: Phrases<Condition>,
    /// What the terms can name, those of a term together, the best reading first.
    denotations: Vec<Denotation>,
}

impl Lexicon {
    /// The lexicon for the code sets of a day: the compiled one where it knows their edition, else compiled anew. The
    /// vocabulary, which must have grown from that of the compiled one, grows by its words.
    pub(crate) fn on(book: Book<'_>, vocabulary: &mut Vocabulary) -> Self {
        let fillers: Vec<_> = FILLERS.iter().flat_map(|word| vocabulary.enter(word)).collect();
        let shipped = Compiled::shipped();
        let phrases = if shipped.knows(book) { shipped.phrases() } else { compile(&[book], vocabulary) };
        Self::restricted(phrases, book).skipping(fillers)
    }

    /// What the terms name on that day: a code that does not exist then gives way to its nearest ancestor.
    fn restricted(entries: Phrases<Entry>, book: Book<'_>) -> Self {
        let mut denotations: Vec<Denotation> = Vec::with_capacity(entries.meanings().len());
        let phrases = entries.map(|entry| {
            let first = denotations.len();
            for denotation in &entry.denotes {
                let code = match denotation.source {
                    TermSource::Lexicon => nearest(denotation.code, book),
                    _ => Some(denotation.code).filter(|code| book.diagnosis(code).is_some()),
                };
                let known = |code: &Icd10Cm| denotations.iter().skip(first).any(|known| known.code == *code);
                if let Some(code) = code.filter(|code| !known(code)) {
                    denotations.push(Denotation { code, source: denotation.source });
                }
            }
            let mine = denotations.get_mut(first..).unwrap_or_default();
            if mine.len() > 1 {
                let billable = |code: &Icd10Cm| book.diagnosis(code).is_some_and(|found| found.is_billable());
                mine.sort_by_key(|known| (known.source != TermSource::Lexicon, !billable(&known.code)));
            }
            Condition {
                first: u32::try_from(first).unwrap_or(u32::MAX),
                count: u32::try_from(denotations.len() - first).unwrap_or_default(),
                traits: entry.traits,
                sided: entry.sided,
                capitals_only: entry.capitals_only,
                gone: denotations.len() == first && !entry.denotes.is_empty(),
            }
        });
        Self { phrases, denotations }
    }

    fn skipping(self, fillers: Vec<crate::words::WordId>) -> Self {
        Self { phrases: self.phrases.skipping(fillers), ..self }
    }

    /// The longest term at `at`, of at most `room` words.
    pub(crate) fn longest(&self, tokens: &[Token], at: usize, room: usize) -> Option<(usize, &Condition)> {
        self.phrases.longest(tokens, at, |length, condition| {
            length <= room && tokens.get(at..at + length).is_some_and(|words| condition.accepts(words))
        })
    }

    /// What a condition can name, the best reading first; empty for a phrase that names none.
    pub(crate) fn denotes(&self, condition: &Condition) -> &[Denotation] {
        let first = condition.first as usize;
        self.denotations.get(first..first + condition.count as usize).unwrap_or_default()
    }
}

impl Condition {
    /// True where the words of a note may stand for the term: an ambiguous abbreviation must be in capitals, and of a
    /// term one word at most may be misspelled, beside others that are not or long enough to be told by itself.
    fn accepts(&self, tokens: &[Token]) -> bool {
        let wrong = || tokens.iter().filter(|token| token.respelled);
        let spelled = match wrong().count() {
            0 => true,
            1 if tokens.len() > 1 => !self.capitals_only,
            1 => !self.capitals_only && wrong().all(|token| token.span().len() >= TOLD_BY_ITSELF),
            _ => false,
        };
        !self.gone && spelled && (!self.capitals_only || tokens.first().is_some_and(|token| token.upper))
    }
}

/// The code, or the nearest ancestor of it, that exists in the edition.
fn nearest(code: Icd10Cm, book: Book<'_>) -> Option<Icd10Cm> {
    (3..=code.length()).rev().map(|length| code.truncated(length)).find(|code| book.diagnosis(code).is_some())
}
