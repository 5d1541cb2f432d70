//! `ValueSet/$expand`: the codes that a filter leaves, page by page.

use super::{CodeSystem, Coding, Terminology, coding_of, coding_of_procedure};
use crate::Diagnosis;

/// What to keep. An empty filter keeps everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter<'f> {
    /// Words that the title, or an inclusion term, must all have. The order stays that of the publication; for the best
    /// first ask [`crate::search::Search`].
    pub words: &'f str,
    /// The characters that the code begins with, with or without the dot.
    pub prefix: &'f str,
    /// Leave out headers.
    pub billable: bool,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give at most; none for all.
    pub count: Option<usize>,
}

/// A page of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// How many the filter leaves in all.
    pub total: usize,
    /// How many were passed over.
    pub offset: usize,
    /// The page.
    pub contains: Vec<Coding>,
}

impl Terminology<'_> {
    /// The codes of a system that a filter leaves. ICD-9-CM cannot be listed.
    #[must_use]
    pub fn expand(&self, system: CodeSystem, filter: &Filter<'_>) -> Expansion {
        let prefix = filter.prefix.replace('.', "").to_ascii_uppercase();
        let words = filter.words.to_lowercase();
        match system {
            CodeSystem::Icd10Cm => {
                let kept = self
                    .book
                    .diagnoses()
                    .filter(|found| keeps(found, filter, &prefix) && names(found, &words));
                page(kept, coding_of, filter)
            }
            CodeSystem::Procedures => {
                let kept = self.book.procedures().procedures().filter(|fact| {
                    fact.code.to_string().starts_with(&prefix)
                        && has_all(&fact.description.to_lowercase(), &words)
                });
                page(kept, coding_of_procedure, filter)
            }
            CodeSystem::Icd9Cm => Expansion { total: 0, offset: filter.offset, contains: Vec::new() },
        }
    }
}

/// True where the title, or an inclusion term, has all words.
fn names(found: &Diagnosis<'_>, words: &str) -> bool {
    let mut texts = std::iter::once(found.title()).chain(found.inclusion_terms());
    words.is_empty() || texts.any(|text| has_all(&text.to_lowercase(), words))
}

fn has_all(text: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| text.contains(word))
}

fn keeps(found: &Diagnosis<'_>, filter: &Filter<'_>, prefix: &str) -> bool {
    (!filter.billable || found.is_billable()) && found.code().undotted().starts_with(prefix)
}

fn page<T>(kept: impl Iterator<Item = T>, coding: impl Fn(&T) -> Coding, filter: &Filter<'_>) -> Expansion {
    let end = filter.count.map_or(usize::MAX, |count| filter.offset.saturating_add(count));
    let mut contains = Vec::new();
    let mut total = 0;
    for found in kept {
        if (filter.offset..end).contains(&total) {
            contains.push(coding(&found));
        }
        total += 1;
    }
    Expansion { total, offset: filter.offset, contains }
}
