//! Builds a search over all code sets of a day.

use std::borrow::Cow;

use superbill_domain::Icd10Cm;

use super::arena::{Arena, Piece};
use super::hit::{Found, Source};
use super::vocabulary::{Collected, Vocabulary};
use crate::index::IndexTerm;
use crate::words::{each_word, is_filler};
use crate::{Book, Diagnosis, NoteKind, System};

/// An everyday term and the code it stands for when nothing more is said; a header where details stay open.
#[derive(Debug, Clone)]
pub struct Synonym<'s> {
    /// The words.
    pub words: Cow<'s, str>,
    /// The code.
    pub code: Icd10Cm,
}

/// A search over all code sets of a day.
pub struct Search<'a> {
    pub(super) book: Book<'a>,
    pub(super) subjects: Vec<Found<'a>>,
    pub(super) phrases: Vec<Phrase>,
    pub(super) vocabulary: Vocabulary,
    texts: Arena,
}

/// A phrase that names a code.
pub(super) struct Phrase {
    /// The code, among the subjects.
    pub(super) subject: u32,
    pub(super) source: Source,
    /// The weight of all its words.
    pub(super) weight: u32,
    text: Piece,
}

impl<'a> Search<'a> {
    /// Builds the search of a day from its code sets and the everyday terms that are handed in.
    #[must_use]
    pub fn over<'s>(book: Book<'a>, synonyms: impl IntoIterator<Item = Synonym<'s>>) -> Self {
        Self::without(book, synonyms, &|_| false)
    }

    /// The same without some inclusion terms: to measure how well the search finds what it has not been told.
    #[must_use]
    pub fn without<'s>(
        book: Book<'a>,
        synonyms: impl IntoIterator<Item = Synonym<'s>>,
        hidden: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut building = Building::new(book);
        building.add_diagnoses(hidden);
        building.add_procedures();
        for synonym in synonyms {
            if let Some(confirmed) = book.confirm(synonym.code) {
                building.add_to(Found::Diagnosis(confirmed.diagnosis), &synonym.words, Source::Everyday);
            }
        }
        for system in [System::ExternalCauseIndex, System::Icd10CmIndex] {
            building.add_index(system);
        }
        building.finish()
    }

    pub(super) fn text(&self, phrase: &Phrase) -> &str {
        self.texts.get(phrase.text)
    }
}

struct Building<'a> {
    book: Book<'a>,
    subjects: Vec<Found<'a>>,
    phrases: Vec<Phrase>,
    words: Collected,
    texts: Arena,
}

impl<'a> Building<'a> {
    fn new(book: Book<'a>) -> Self {
        Self {
            book,
            subjects: Vec::new(),
            phrases: Vec::new(),
            words: Collected::default(),
            texts: Arena::default(),
        }
    }

    /// Titles, inclusion terms and includes notes. A seventh character adds only its own meaning to a title: such a
    /// code is found below its header.
    fn add_diagnoses(&mut self, hidden: &dyn Fn(&str) -> bool) {
        for diagnosis in self.book.diagnoses() {
            self.subjects.push(Found::Diagnosis(diagnosis));
            if diagnosis.code().length() == 7 && diagnosis.seventh_characters().is_some() {
                continue;
            }
            self.add(diagnosis.title(), Source::Title);
            for term in diagnosis.inclusion_terms().filter(|term| !hidden(term)) {
                self.add(term, Source::Inclusion);
            }
            for note in diagnosis.notes(NoteKind::Includes) {
                self.add(note.text(), Source::Inclusion);
            }
        }
    }

    fn add_procedures(&mut self) {
        let procedures = self.book.procedures();
        let mut of_code = std::collections::BTreeMap::new();
        for fact in procedures.procedures() {
            of_code.insert(fact.code, fact);
            self.subjects.push(Found::Procedure(fact));
            self.add(fact.description, Source::Title);
        }
        for term in procedures.terms() {
            if let Some(fact) = of_code.get(&term.code) {
                self.add_to(Found::Procedure(*fact), term.term, Source::Everyday);
            }
        }
    }

    fn add_index(&mut self, system: System) {
        let Some(index) = self.book.index(system) else { return };
        for term in index.terms() {
            let confirmed = term.code().and_then(|code| self.book.confirm(code));
            if let Some(confirmed) = confirmed {
                self.add_to(Found::Diagnosis(confirmed.diagnosis), &way(term), Source::Index);
            }
        }
    }

    /// Adds a phrase of the subject that was added last.
    fn add(&mut self, text: &str, source: Source) {
        let subject = u32::try_from(self.subjects.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let number = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
        each_word(text, |word| {
            if says_something(word) {
                self.words.add(word, number);
            }
        });
        let text = self.texts.add(text);
        self.phrases.push(Phrase { subject, source, weight: 0, text });
    }

    fn add_to(&mut self, subject: Found<'a>, text: &str, source: Source) {
        self.subjects.push(subject);
        self.add(text, source);
    }

    fn finish(self) -> Search<'a> {
        let Self { book, subjects, mut phrases, words, texts } = self;
        let vocabulary = words.finish(phrases.len());
        vocabulary.weigh(|phrase, weight| {
            if let Some(phrase) = phrases.get_mut(phrase as usize) {
                phrase.weight += weight;
            }
        });
        Search { book, subjects, phrases, vocabulary, texts }
    }
}

/// True for a word that a search looks for.
pub(super) fn says_something(word: &str) -> bool {
    !is_filler(word)
}

/// The way to a term, without its nonessential modifiers.
fn way(term: IndexTerm<'_>) -> String {
    let mut way = String::new();
    for title in term.path() {
        if !way.is_empty() {
            way.push_str(", ");
        }
        let plain = title.split_once(" (").map_or(title, |(plain, _)| plain);
        way.push_str(plain);
    }
    way
}

impl<'a> Search<'a> {
    /// The code or header of a diagnosis, as a subject.
    pub(super) fn diagnosis(&self, subject: u32) -> Option<Diagnosis<'a>> {
        match self.subjects.get(subject as usize)? {
            Found::Diagnosis(diagnosis) => Some(*diagnosis),
            Found::Procedure(_) => None,
        }
    }
}
