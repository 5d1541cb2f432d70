//! Compiling: our rows, then the titles and inclusion terms of the tabular list, as phrases.

use superbill_code_sets::{Book, Diagnosis};
use superbill_domain::{Denotation, TermSource, TermTraits};

use crate::table::rows as rows_of;
use crate::words::{Key, Phrases, PhrasesBuilder, Vocabulary};

use super::rows::{Row, rows};
use super::titles;
use super::variants::Variants;

/// Phrases that name no condition, though words of theirs do.
const NOT_CONDITIONS: &str = include_str!("../../lexicon/not_conditions.tsv");

/// What a term names in any edition that it was compiled from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What it can name, ours first; empty for a phrase that names no condition.
    pub(super) denotes: Vec<Denotation>,
    /// What kind of thing it is.
    pub(super) traits: TermTraits,
    /// True where a side belongs to it.
    pub(super) sided: bool,
    /// True where it counts only in capitals.
    pub(super) capitals_only: bool,
    /// True where another term led to its words: it gives way to a term that has these words itself.
    pub(super) derived: bool,
}

impl Entry {
    /// Our own reading of a term.
    fn of_row(row: &Row) -> Self {
        let like_a_word = row.term.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let short = row.abbreviation && (row.term.len() <= 2 || row.term.len() == 3 && like_a_word);
        Self {
            denotes: vec![Denotation { code: row.code, source: TermSource::Lexicon }],
            traits: row.traits,
            sided: row.sided,
            capitals_only: row.traits.ambiguous || short,
            derived: false,
        }
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
        Self {
            denotes: vec![Denotation { code, source }],
            traits,
            sided,
            capitals_only: false,
            derived: false,
        }
    }

    /// Adds another reading of the same words.
    fn merge(&mut self, other: Self) {
        if self.derived != other.derived {
            *self = if self.derived { other } else { std::mem::take(self) };
            return;
        }
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
        self.denotes.sort_by_key(|known| known.source != TermSource::Lexicon);
    }

    fn into_derived(self) -> Self {
        Self { derived: true, ..self }
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

/// Compiles the terms of these editions. The vocabulary grows by their words.
pub(super) fn compile(books: &[Book<'_>], vocabulary: &mut Vocabulary) -> Phrases<Entry> {
    let articles: Vec<_> = ["the", "a", "an"].iter().flat_map(|word| vocabulary.enter(word)).collect();
    let mut phrases = PhrasesBuilder::default();
    let mut add = |term: &str, entry: Entry| {
        let mut words = vocabulary.enter(term);
        if words.len() > 1 {
            words.retain(|word| !articles.contains(word));
        }
        phrases.add(words, entry);
    };
    let variants = Variants::read();
    for row in rows() {
        let entry = Entry::of_row(&row);
        if let Some(parted) = with_comma(&row.term) {
            add(&parted, entry.clone());
        }
        if !entry.capitals_only {
            variants.of(&row.term, |variant| add(variant, entry.clone().into_derived()));
        }
        add(&row.term, entry);
    }
    for [words] in rows_of(NOT_CONDITIONS) {
        add(words, Entry::default());
    }
    for book in books {
        for (term, diagnosis, source) in titles::terms(*book) {
            let entry = Entry::of_tabular(&diagnosis, source);
            variants.of(&term, |variant| add(variant, entry.clone().into_derived()));
            add(&term, entry);
        }
    }
    phrases.compile(Key::Word, Entry::merge)
}
