//! The reader: a lexicon compiled for an edition, and the way from a note to a chart.

use superbill_code_sets::Book;
use superbill_domain::{
    Assertion, Chart, Document, Finding, Mention, Problem, Section, SectionRole, Sentence, Span,
};

use crate::assertion::{Grammar, SentenceCues};
use crate::layout::{self, Item};
use crate::lexicon::{Condition, conditions};
use crate::mentions::{Named, named};
use crate::words::{Phrases, Token, Vocabulary, tokenize};

/// Reads notes into charts with the lexicon of one edition of the code sets. Make it once for a date of service
/// and share it: reading does not change it.
pub struct Reader {
    vocabulary: Vocabulary,
    conditions: Phrases<Condition>,
}

impl Reader {
    /// Compiles the lexicon for the code sets of a day.
    #[must_use]
    pub fn new(book: Book<'_>) -> Self {
        let mut vocabulary = Grammar::get().vocabulary.clone();
        let conditions = conditions(book, &mut vocabulary);
        Self { vocabulary, conditions }
    }

    /// Reads a note. Any text can be read; what cannot be understood is not in the chart, and findings tell where
    /// the note lacks what a chart needs.
    #[must_use]
    pub fn read(&self, document: Document) -> (Chart, Vec<Finding>) {
        let text = document.text.as_str();
        let lines = layout::lines(text);
        let sections = layout::sections(text, &lines);
        let mut items = layout::items(text, &lines, &sections);
        let problems = layout::problems(text, &sections, &mut items);
        let sentences = sentences(text, &items);
        let mut reading = Reading::new(self, text, &sections, &problems);
        for (index, sentence) in sentences.iter().enumerate() {
            reading.sentence(index, sentence);
        }
        let mentions = reading.mentions;
        let chart = Chart {
            document,
            sections,
            sentences,
            problems,
            mentions,
            procedures: Vec::new(),
            medications: Vec::new(),
            facts: Vec::new(),
            time: None,
            age: None,
        };
        (chart, Vec::new())
    }
}

/// The sentences of all items.
fn sentences(text: &str, items: &[Item]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(items.len() * 2);
    for item in items {
        layout::split_sentences(text, item.span, |span| {
            sentences.push(Sentence { span, section: item.section, problem: item.problem });
        });
    }
    sentences
}

/// What has been read so far, and the buffers that are filled anew for every sentence.
struct Reading<'r> {
    reader: &'r Reader,
    text: &'r str,
    sections: &'r [Section],
    problems: &'r [Problem],
    tokens: Vec<Token>,
    cues: SentenceCues,
    named: Vec<Named<'r>>,
    mentions: Vec<Mention>,
}

impl<'r> Reading<'r> {
    fn new(reader: &'r Reader, text: &'r str, sections: &'r [Section], problems: &'r [Problem]) -> Self {
        Self {
            reader,
            text,
            sections,
            problems,
            tokens: Vec::new(),
            cues: SentenceCues::default(),
            named: Vec::new(),
            mentions: Vec::new(),
        }
    }

    fn sentence(&mut self, index: usize, sentence: &Sentence) {
        self.tokens.clear();
        let Span { start, end } = sentence.span;
        tokenize(self.text, start, end, &self.reader.vocabulary, &mut self.tokens);
        named(&self.reader.conditions, &self.tokens, &mut self.named);
        if self.named.is_empty() {
            return;
        }
        self.cues.read(&self.tokens);
        for at in 0..self.named.len() {
            let Some(named) = self.named.get(at) else { continue };
            let mention = self.mention(index, sentence, named);
            self.mentions.push(mention);
        }
    }

    fn mention(&self, index: usize, sentence: &Sentence, named: &Named<'_>) -> Mention {
        let span = words(&self.tokens, &named.tokens);
        let title =
            sentence.problem.and_then(|problem| self.problems.get(problem)).map(|problem| problem.title);
        let in_title = title.is_some_and(|title| title.contains(&span));
        let mut assertion = self.cues.assertion(&self.tokens, &named.tokens);
        if !in_title {
            self.apply_section(sentence.section, &mut assertion);
        }
        if named.condition.traits.chronic && !named.condition.is_cancer() {
            self.keep_chronic_active(sentence.section, &mut assertion);
        }
        Mention {
            span,
            denotes: named.condition.denotes.clone(),
            traits: named.condition.traits,
            assertion,
            slots: Vec::new(),
            sentence: index,
            section: sentence.section,
            problem: sentence.problem,
            in_title,
        }
    }

    /// A history section makes its conditions historical, a family history the family's, unless words said so.
    fn apply_section(&self, section: usize, assertion: &mut Assertion) {
        let Some(section) = self.sections.get(section) else { return };
        let Some(header) = section.header else { return };
        match section.role {
            SectionRole::Pmh | SectionRole::Psh => {
                assertion.historical.get_or_insert(header);
            }
            SectionRole::Fh => {
                assertion.family.get_or_insert(header);
            }
            _ => {}
        }
    }

    /// "History of hypertension" tells of a condition that lasts; outside the history sections it is not past.
    fn keep_chronic_active(&self, section: usize, assertion: &mut Assertion) {
        let role = self.sections.get(section).map_or(SectionRole::Other, |section| section.role);
        if !matches!(role, SectionRole::Pmh | SectionRole::Psh) {
            assertion.historical = None;
        }
    }
}

/// The words of a range of tokens.
fn words(tokens: &[Token], range: &std::ops::Range<usize>) -> Span {
    let first = tokens.get(range.start).map_or(0, |token| token.span().start);
    let last = tokens.get(range.end.saturating_sub(1)).map_or(first, |token| token.span().end);
    Span::new(first, last)
}
