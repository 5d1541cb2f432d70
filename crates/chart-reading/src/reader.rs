//! The reader: a lexicon compiled for an edition, and the way from a note to a chart.

use std::ops::Range;

use superbill_code_sets::Book;
use superbill_domain::{
    Chart, Document, Finding, Medication, Mention, Outline, Problem, ProcedureMention, Section, SectionRole,
    Sentence, Slot, Span, TestResult, TimeStatement, VisitFact,
};

use crate::acts::{self, ActWords, LesionWord, MeasureWord, Medicine, ProcedureTerms};
use crate::assertion::{Grammar, SentenceCues};
use crate::facts::{self, FactWords};
use crate::layout::{self, Item};
use crate::lexicon::Lexicon;
use crate::note::{NoteWords, SentenceWords};
use crate::proposal::{Proposal, Proposals, Proposer};
use crate::slots::{self, Place, SlotWords};
use crate::words::{Phrases, Spelling, Vocabulary};
use crate::{demographics, mentions, rules, stated};

/// Reads notes into charts with the lexicon of one edition of the code sets. Make it once for a date of service
/// and share it: reading does not change it.
pub struct Reader {
    vocabulary: Vocabulary,
    conditions: Lexicon,
    slots: SlotWords,
    medicines: Phrases<Medicine>,
    procedures: ProcedureTerms,
    lesions: Phrases<LesionWord>,
    acts: ActWords,
    facts: FactWords,
    measures: Phrases<MeasureWord>,
    proposals: Option<Proposals>,
    spelling: Spelling,
}

impl Reader {
    /// Opens the lexicon for the code sets of a day; compiles it where they are of an edition that does not ship.
    #[must_use]
    pub fn new(book: Book<'_>) -> Self {
        let mut vocabulary = Grammar::get().vocabulary.clone();
        let mut reader = Self {
            conditions: Lexicon::on(book, &mut vocabulary),
            slots: slots::compile(&mut vocabulary),
            medicines: acts::medicines(book, &mut vocabulary),
            procedures: acts::procedure_terms(book, &mut vocabulary),
            lesions: acts::lesion_words(&mut vocabulary),
            acts: ActWords::compile(&mut vocabulary),
            facts: facts::compile(&mut vocabulary),
            measures: acts::measure_words(&mut vocabulary),
            proposals: None,
            spelling: Spelling::of(&Vocabulary::default()),
            vocabulary,
        };
        reader.spelling = Spelling::of(&reader.vocabulary);
        reader
    }

    /// The same reader, to which something also proposes mentions. Nothing proposed bypasses the rules: its sense is
    /// judged from its words like any other, its code must exist in `book`, and where the reader itself knows a
    /// condition, the proposal is left out.
    #[must_use]
    pub fn with_proposer(self, proposer: Box<dyn Proposer>, book: Book<'_>) -> Self {
        Self { proposals: Some(Proposals::new(proposer, book)), ..self }
    }

    /// Reads a note. Any text can be read: what is not understood is not in the chart.
    #[must_use]
    pub fn read(&self, document: Document) -> (Chart, Vec<Finding>) {
        self.read_outlined(document, &Outline::default())
    }

    /// Reads the text of a structured source. Where its outline sets a section apart or states a thing, that counts;
    /// everything else is read from the words.
    #[must_use]
    pub fn read_outlined(&self, document: Document, outline: &Outline) -> (Chart, Vec<Finding>) {
        let text = document.text.as_str();
        let lines = layout::lines(text);
        let sections = layout::sections(text, &lines, &outline.sections);
        let mut items = layout::items(text, &lines, &sections);
        let problems = layout::problems(text, &sections, &mut items);
        let sentences = sentences(text, &items, &sections);
        let words = NoteWords::read(text, &sentences, &self.vocabulary, &self.spelling);
        let proposed = self.proposals.as_ref().map(|proposals| proposals.of(&document)).unwrap_or_default();
        let mut reading = Reading { proposed, ..Reading::default() };
        for (index, sentence) in sentences.iter().enumerate() {
            let mut cues = std::mem::take(&mut reading.cues);
            cues.read(words.sentence(index));
            let context = context(text, index, sentence, &words, &cues, &sections, &problems);
            reading.sentence(self, &context);
            reading.cues = cues;
        }
        reading.give_slots(&words, &problems);
        let Reading { mentions, procedures, medications, results, facts, time, age, .. } = reading;
        let mut chart = Chart {
            document,
            sections,
            sentences,
            problems,
            mentions,
            procedures,
            medications,
            results,
            facts,
            time,
            age,
        };
        stated::apply(&mut chart, &outline.statements);
        let findings = rules::findings(&chart);
        (chart, findings)
    }
}

/// The sentences of all items.
fn sentences(text: &str, items: &[Item], sections: &[Section]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(items.len() * 2);
    for item in items {
        let role = sections.get(item.section).map_or(SectionRole::Other, |section| section.role);
        layout::split_sentences(text, item.span, |span| {
            let is_plan = layout::is_plan(text, item, span, role);
            sentences.push(Sentence { span, section: item.section, problem: item.problem, is_plan });
        });
    }
    sentences
}

/// A sentence as its readers see it.
fn context<'n>(
    text: &'n str,
    index: usize,
    sentence: &Sentence,
    words: &'n NoteWords,
    cues: &'n SentenceCues,
    sections: &[Section],
    problems: &[Problem],
) -> SentenceWords<'n> {
    let section = sections.get(sentence.section);
    SentenceWords {
        text,
        index,
        tokens: words.sentence(index),
        cues,
        section: sentence.section,
        role: section.map_or(SectionRole::Other, |section| section.role),
        header: section.and_then(|section| section.header),
        problem: sentence.problem,
        title: sentence.problem.and_then(|problem| problems.get(problem)).map(|problem| problem.title),
    }
}

/// What has been read of a note so far.
#[derive(Default)]
struct Reading {
    proposed: Vec<Proposal>,
    cues: SentenceCues,
    mentions: Vec<Mention>,
    mention_places: Vec<Place>,
    procedures: Vec<ProcedureMention>,
    procedure_places: Vec<Place>,
    medications: Vec<Medication>,
    results: Vec<TestResult>,
    facts: Vec<VisitFact>,
    slots: Vec<slots::Found>,
    spotted: Vec<slots::Spotted>,
    time: Option<TimeStatement>,
    age: Option<(u8, Span)>,
}

impl Reading {
    /// Reads one sentence.
    fn sentence(&mut self, reader: &Reader, sentence: &SentenceWords<'_>) {
        mentions::mentions(&reader.conditions, sentence, &mut self.mentions, &mut self.mention_places);
        mentions::proposed(&self.proposed, sentence, &mut self.mentions, &mut self.mention_places);
        let (procedures, places) = (&mut self.procedures, &mut self.procedure_places);
        acts::procedures(&reader.procedures, &reader.acts, sentence, procedures, places);
        acts::destructions(&reader.lesions, &reader.acts, sentence, procedures, places);
        let here = |place: &&Place| place.sentence == sentence.index;
        let (conditions, tests) = (&self.mention_places, &self.procedure_places);
        // "On insulin" is a status and names the medicine; "iron deficiency" is a condition and names none.
        let status = self.mentions.iter().rev().map(is_drug_use);
        let taken = |range: &Range<usize>| {
            let named = conditions.iter().rev().take_while(here).zip(status.clone());
            let tested = tests.iter().rev().take_while(here).map(|place| (place, false));
            named.chain(tested).any(|(place, status)| !status && place.covers(range))
        };
        acts::medications(&reader.medicines, &reader.acts, sentence, taken, &mut self.medications);
        acts::results(&reader.measures, sentence, &mut self.results);
        facts::facts(&reader.facts, sentence, &mut self.facts);
        slots::spot(sentence.text, &reader.slots, sentence.tokens, &mut self.spotted);
        for spotted in self.spotted.drain(..) {
            if slots::is_course(spotted.value) && !sentence.says(&spotted.tokens) {
                continue;
            }
            let slot = Slot { value: spotted.value, evidence: sentence.span(&spotted.tokens) };
            let (sentence, problem) = (sentence.index, sentence.problem);
            self.slots.push(slots::Found { sentence, problem, tokens: spotted.tokens, slot });
        }
        self.time = self.time.or_else(|| demographics::time(sentence));
        self.age = self.age.or_else(|| demographics::age(sentence));
    }

    /// Gives the conditions and procedures the slots that stand with them.
    fn give_slots(&mut self, words: &NoteWords, problems: &[Problem]) {
        let range = |sentence| words.range(sentence);
        let places = &self.mention_places;
        slots::attach(&mut self.mentions, places, problems, &self.slots, range, &words.tokens);
        for (procedure, place) in self.procedures.iter_mut().zip(&self.procedure_places) {
            let sentence = words.sentence(place.sentence);
            let others = &self.procedure_places;
            let side = slots::side_of(place, others, procedure.problem, problems, &self.slots, sentence);
            procedure.slots.extend(side);
        }
    }
}

/// True for the long-term use of a drug (Z79), which names the drug.
fn is_drug_use(mention: &Mention) -> bool {
    mention.denotes.first().is_some_and(|first| first.code.undotted().starts_with("Z79"))
}
