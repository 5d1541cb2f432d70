//! A complete edition of ICD-10-CM, ready to be compiled.

use std::collections::HashSet;

use superbill_domain::Icd10Cm;

use super::ImportError;
use super::expansion::expand;
use super::tabular_xml::{NoteLine, SectionElement, TabularList};
use crate::Manifest;

/// A complete edition: every header and every code, in tabular order.
#[derive(Debug, Clone)]
pub struct Edition {
    /// What it is and where it comes from.
    pub manifest: Manifest,
    /// The chapters.
    pub chapters: Vec<Heading>,
    /// The sections, in the order of their codes.
    pub sections: Vec<Heading>,
    /// Headers and codes in tabular order.
    pub entries: Vec<Entry>,
}

/// A chapter or a section.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The chapter's number, or the section's range.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The chapter it belongs to; a chapter's own place.
    pub chapter: usize,
    /// The section that gathers it, if any.
    pub gathered_by: Option<usize>,
    /// Its notes.
    pub notes: Vec<NoteLine>,
}

/// A header or a code.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The code.
    pub code: Icd10Cm,
    /// Its full title.
    pub title: String,
    /// False where the title is ours because the publisher's is not out.
    pub title_is_published: bool,
    /// True where it, or every code below it, is a manifestation.
    pub is_manifestation: bool,
    /// The section it belongs to.
    pub section: usize,
    /// Its inclusion terms.
    pub terms: Vec<String>,
    /// Its notes.
    pub notes: Vec<NoteLine>,
    /// The seventh characters that it defines.
    pub sevenths: Option<Vec<(char, String)>>,
}

impl Edition {
    /// Makes an edition of a tabular list: seventh characters are written out, and what `existing` does not hold
    /// is left out, as the classification leaves out S06.1X7D.
    ///
    /// # Errors
    /// Where `existing` holds a code that the tabular list does not lead to.
    pub fn new(
        list: TabularList,
        existing: &HashSet<Icd10Cm>,
        manifest: Manifest,
    ) -> Result<Self, ImportError> {
        let mut edition = Self { manifest, chapters: Vec::new(), sections: Vec::new(), entries: Vec::new() };
        for (chapter, element) in list.chapters.into_iter().enumerate() {
            let (name, title, notes) = (element.number, element.title, element.notes);
            edition.chapters.push(Heading { name, title, chapter, gathered_by: None, notes });
            for section in element.sections {
                edition.add_section(chapter, section, existing);
            }
        }
        let made: HashSet<Icd10Cm> = edition.entries.iter().map(|entry| entry.code).collect();
        if let Some(code) = existing.iter().filter(|code| !made.contains(*code)).min() {
            return Err(ImportError::Contradiction(format!("{code} exists and the tabular list lacks it")));
        }
        if made.len() != edition.entries.len() {
            return Err(ImportError::Contradiction("a code stands twice in the tabular list".to_owned()));
        }
        Ok(edition)
    }

    fn add_section(&mut self, chapter: usize, element: SectionElement, existing: &HashSet<Icd10Cm>) {
        let section = self.sections.len();
        let gathered_by = self.gatherer(&element.id);
        let SectionElement { id: name, title, notes, categories } = element;
        self.sections.push(Heading { name, title, chapter, gathered_by, notes });
        for category in categories {
            expand(category, section, existing, &mut self.entries);
        }
    }

    /// The last section before that has no codes of its own and whose range holds that of `id`.
    fn gatherer(&self, id: &str) -> Option<usize> {
        let (first, last) = bounds(id);
        let holds = |section: &Heading| {
            let (from, to) = bounds(&section.name);
            from <= first && last <= to
        };
        let candidates = self.sections.iter().enumerate().rev().filter(|(_, section)| holds(section));
        let mut without_codes =
            candidates.filter(|(at, _)| self.entries.iter().all(|entry| entry.section != *at));
        without_codes.next().map(|(at, _)| at)
    }

    /// Marks manifestations, and the headers of which every code is one.
    pub fn mark_manifestations(&mut self, manifestations: &HashSet<Icd10Cm>) {
        let billable: HashSet<Icd10Cm> = self.billable_codes().collect();
        let others: Vec<Icd10Cm> =
            billable.iter().filter(|code| !manifestations.contains(*code)).copied().collect();
        let above_others: HashSet<Icd10Cm> =
            others.iter().flat_map(|code| (3..=code.length()).map(|length| code.truncated(length))).collect();
        for entry in &mut self.entries {
            entry.is_manifestation = !above_others.contains(&entry.code);
        }
    }

    /// The number of billable codes: those that nothing stands below.
    #[must_use]
    pub fn billable(&self) -> usize {
        self.billable_codes().count()
    }

    pub(super) fn billable_codes(&self) -> impl Iterator<Item = Icd10Cm> {
        let codes = self.entries.iter().map(|entry| entry.code);
        let following = codes.clone().skip(1).map(Some).chain([None]);
        let pairs = codes.zip(following);
        pairs.filter(|(code, next)| next.is_none_or(|next| !next.is_within(code))).map(|(code, _)| code)
    }
}

/// The first and last category of a section's range; the same for a section of one category.
pub(super) fn bounds(id: &str) -> (&str, &str) {
    id.split_once('-').unwrap_or((id, id))
}
