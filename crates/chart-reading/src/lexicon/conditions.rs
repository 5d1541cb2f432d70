//! The conditions: every term that names one, compiled into phrases.

use superbill_code_sets::{Book, Diagnosis};
use superbill_domain::{Denotation, Icd10Cm, TermSource, TermTraits};

use crate::words::{Key, Phrases, PhrasesBuilder, Token, Vocabulary};

use crate::table::rows as rows_of;

use super::rows::{Row, rows};
use super::titles;

/// Words that may stand inside a term without changing it: "pain in the right knee".
const FILLERS: &[&str] =
    &["the", "a", "an", "his", "her", "their", "my", "right", "left", "bilateral", "both", "rt", "lt", "s"];

/// Phrases that name no condition, though words of theirs do.
const NOT_CONDITIONS: &str = include_str!("../../lexicon/not_conditions.tsv");

/// What a term names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Condition {
    /// What it can name, the best reading first; empty for a phrase that names no condition.
    pub(crate) denotes: Vec<Denotation>,
    /// What kind of thing it is.
    pub(crate) traits: TermTraits,
    /// True where a side belongs to it.
    pub(crate) sided: bool,
    /// True where it counts only in capitals.
    capitals_only: bool,
}

impl Condition {
    /// True where the words of a note may stand for the term: an ambiguous abbreviation must be in capitals.
    pub(crate) fn accepts(&self, tokens: &[Token]) -> bool {
        !self.capitals_only || tokens.first().is_some_and(|token| token.upper)
    }

    /// Our own reading of a term, where the code or an ancestor of it exists in the edition.
    fn of_row(row: &Row, book: Book<'_>) -> Option<Self> {
        let code = nearest(row.code, book)?;
        let like_a_word = row.term.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let short = row.abbreviation && (row.term.len() <= 2 || row.term.len() == 3 && like_a_word);
        Some(Self {
            denotes: vec![Denotation { code, source: TermSource::Lexicon }],
            traits: row.traits,
            sided: row.sided,
            capitals_only: row.traits.ambiguous || short,
        })
    }

    /// The reading of a title or inclusion term.
    fn of_tabular(diagnosis: &Diagnosis<'_>, source: TermSource) -> Self {
        let code = diagnosis.code();
        let chapter = code.undotted().as_bytes().first().copied();
        let traits = TermTraits {
            symptom: chapter == Some(b'R'),
            status: chapter == Some(b'Z'),
            injury: matches!(chapter, Some(b'S' | b'T')),
            ..TermTraits::default()
        };
        let sided = diagnosis.children().any(|child| child.title().split(' ').any(|word| word == "right"));
        Self { denotes: vec![Denotation { code, source }], traits, sided, capitals_only: false }
    }

    /// Adds another reading of the same words: ours first, then billable codes in the order of the tabular list.
    fn merge(&mut self, other: Self, book: Book<'_>) {
        if self.denotes.is_empty() || other.denotes.is_empty() {
            self.denotes.clear();
            return;
        }
        if !self.is_ours() && other.is_ours() {
            self.traits = other.traits;
            self.capitals_only = other.capitals_only;
        }
        self.sided |= other.sided;
        for denotation in other.denotes {
            if !self.denotes.iter().any(|known| known.code == denotation.code) {
                self.denotes.push(denotation);
            }
        }
        let billable = |code: &Icd10Cm| book.diagnosis(code).is_some_and(|found| found.is_billable());
        self.denotes.sort_by_key(|known| (known.source != TermSource::Lexicon, !billable(&known.code)));
    }

    fn is_ours(&self) -> bool {
        self.denotes.iter().any(|known| known.source == TermSource::Lexicon)
    }
}

/// A term that ends in a stage, type or degree as it is written with a comma: "kidney disease, stage 3".
fn with_comma(term: &str) -> Option<String> {
    let (at, _) = [" stage ", " type ", " grade ", " class "]
        .iter()
        .find_map(|word| term.match_indices(word).last())?;
    let (head, tail) = term.split_at_checked(at).filter(|_| at > 0)?;
    Some(format!("{head},{tail}"))
}

/// The code, or the nearest ancestor of it, that exists in the edition.
fn nearest(code: Icd10Cm, book: Book<'_>) -> Option<Icd10Cm> {
    (3..=code.length()).rev().map(|length| code.truncated(length)).find(|code| book.diagnosis(code).is_some())
}

/// Compiles the conditions of an edition. The vocabulary grows by their words.
pub(crate) fn conditions(book: Book<'_>, vocabulary: &mut Vocabulary) -> Phrases<Condition> {
    let fillers: Vec<_> = FILLERS.iter().flat_map(|word| vocabulary.enter(word)).collect();
    let articles: Vec<_> = ["the", "a", "an"].iter().flat_map(|word| vocabulary.enter(word)).collect();
    let mut phrases = PhrasesBuilder::default();
    let mut add = |term: &str, condition: Condition| {
        let mut words = vocabulary.enter(term);
        if words.len() > 1 {
            words.retain(|word| !articles.contains(word));
        }
        phrases.add(words, condition);
    };
    for row in rows() {
        if let Some(condition) = Condition::of_row(&row, book) {
            if let Some(parted) = with_comma(row.term) {
                add(&parted, condition.clone());
            }
            add(row.term, condition);
        }
    }
    for [words] in rows_of(NOT_CONDITIONS) {
        add(words, Condition::default());
    }
    for (term, diagnosis, source) in titles::terms(book) {
        add(&term, Condition::of_tabular(&diagnosis, source));
    }
    phrases.compile(Key::Word, |kept, new| kept.merge(new, book)).skipping(fillers)
}

impl Condition {
    /// True for a malignant neoplasm, which is history once it is treated (Official Guidelines I.C.2.m).
    pub(crate) fn is_cancer(&self) -> bool {
        self.denotes.first().is_some_and(|first| first.code.undotted().starts_with('C'))
    }
}
