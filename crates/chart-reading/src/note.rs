//! The words of a note, sentence by sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use superbill_domain::{SectionRole, Sentence, Span};

use crate::assertion::SentenceCues;
use crate::words::{Spelling, Token, Vocabulary, WordId, tokenize};

/// Words that stand before a name.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof"];

/// The words of a note.
#[derive(Default)]
pub(crate) struct NoteWords {
    /// All its words, in order.
    pub(crate) tokens: Vec<Token>,
    ends: Vec<usize>,
}

impl NoteWords {
    /// Reads the words of all sentences.
    pub(crate) fn read(
        text: &str,
        sentences: &[Sentence],
        vocabulary: &Vocabulary,
        spelling: &Spelling,
    ) -> Self {
        let mut words =
            Self { tokens: Vec::with_capacity(text.len() / 5), ends: Vec::with_capacity(sentences.len()) };
        for sentence in sentences {
            tokenize(text, sentence.span.start, sentence.span.end, vocabulary, &mut words.tokens);
            words.ends.push(words.tokens.len());
        }
        words.respell(text, vocabulary, spelling);
        words
    }

    /// Takes words that no table knows for those they are one letter off. A name in capitals or with a capital within a
    /// sentence is left as it is; and each word is looked up once, however often a note writes it.
    fn respell(&mut self, text: &str, vocabulary: &Vocabulary, spelling: &Spelling) {
        let mut known: BTreeMap<&str, WordId> = BTreeMap::new();
        for token in &mut self.tokens {
            let word = token.span().of(text);
            if token.word != WordId::default()
                || token.number
                || !word.bytes().all(|b| b.is_ascii_lowercase())
            {
                continue;
            }
            let meant =
                known.entry(word).or_insert_with(|| spelling.respelled(word, vocabulary).unwrap_or_default());
            if *meant != WordId::default() {
                (token.word, token.respelled) = (*meant, true);
            }
        }
    }

    /// Where the words of a sentence stand among all words.
    pub(crate) fn range(&self, sentence: usize) -> Range<usize> {
        let start =
            sentence.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        start..self.ends.get(sentence).copied().unwrap_or(start)
    }

    /// The words of a sentence.
    pub(crate) fn sentence(&self, sentence: usize) -> &[Token] {
        self.tokens.get(self.range(sentence)).unwrap_or_default()
    }
}

/// A sentence as its readers see it: its words, its cues and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct SentenceWords<'n> {
    /// The text of the note.
    pub(crate) text: &'n str,
    /// The number of the sentence.
    pub(crate) index: usize,
    /// Its words.
    pub(crate) tokens: &'n [Token],
    /// Its cues.
    pub(crate) cues: &'n SentenceCues,
    /// The section it stands in, by index.
    pub(crate) section: usize,
    /// The role of that section.
    pub(crate) role: SectionRole,
    /// The heading of that section.
    pub(crate) header: Option<Span>,
    /// The problem it belongs to, by index.
    pub(crate) problem: Option<usize>,
    /// The title of that problem.
    pub(crate) title: Option<Span>,
}

impl SentenceWords<'_> {
    /// The words of a range of tokens.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let first = self.tokens.get(range.start).map_or(0, |token| token.span().start);
        let last = self.tokens.get(range.end.saturating_sub(1)).map_or(first, |token| token.span().end);
        Span::new(first, last)
    }

    /// True where the words of a range are said of the present, not denied and not of what might come.
    pub(crate) fn says(&self, range: &Range<usize>) -> bool {
        let assertion = self.cues.assertion(self.tokens, range);
        assertion.negated.is_none() && assertion.hypothetical.is_none()
    }

    /// True where a word is capitalised and not in capitals.
    fn is_capitalised(&self, at: usize) -> bool {
        let mut letters = self.word(at).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| !letter.is_uppercase())
    }

    /// True where a single capitalised word belongs to a name: after "Mr.", after another name, or amid capitalised
    /// words in a sentence that is not written so.
    pub(crate) fn is_name(&self, range: &Range<usize>) -> bool {
        let Some(before) = range.start.checked_sub(1).filter(|_| range.len() == 1) else { return false };
        let capitalised = |at: usize| self.is_capitalised(at);
        let amid = before > 0 && capitalised(before) && capitalised(range.end);
        let small = (0..self.tokens.len()).filter(|&at| !capitalised(at)).count();
        if amid && capitalised(range.start) && small * 2 > self.tokens.len() {
            return true;
        }
        let title = TITLES.iter().any(|title| self.word(before).eq_ignore_ascii_case(title));
        let stranger =
            self.tokens.get(before).is_some_and(|token| token.word == WordId::default() || token.respelled);
        capitalised(range.start) && (title || (stranger && capitalised(before)))
    }

    /// The word at a place, as it stands in the note.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }
}
