//! A complete edition of a tabular list: every seventh character written out.

use std::collections::HashSet;

use superbill_code_sets::Manifest;
use superbill_code_sets::compile::{Edition, Heading};
use superbill_domain::Icd10Cm;

use super::expansion::expand;
use super::tabular_xml::{SectionElement, TabularList};
use crate::ImportError;

/// Makes an edition of a tabular list: seventh characters are written out, and what `existing` does not hold
/// is left out, as the classification leaves out S06.1X7D.
///
/// # Errors
/// Where `existing` holds a code that the tabular list does not lead to.
pub fn complete_edition(
    list: TabularList,
    existing: &HashSet<Icd10Cm>,
    manifest: Manifest,
) -> Result<Edition, ImportError> {
    let mut edition = Edition { manifest, chapters: Vec::new(), sections: Vec::new(), entries: Vec::new() };
    for (chapter, element) in list.chapters.into_iter().enumerate() {
        let (name, title, notes) = (element.number, element.title, element.notes);
        edition.chapters.push(Heading { name, title, chapter, gathered_by: None, notes });
        for section in element.sections {
            add_section(&mut edition, chapter, section, existing);
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

fn add_section(edition: &mut Edition, chapter: usize, element: SectionElement, existing: &HashSet<Icd10Cm>) {
    let section = edition.sections.len();
    let gathered_by = gatherer(edition, &element.id);
    let SectionElement { id: name, title, notes, categories } = element;
    edition.sections.push(Heading { name, title, chapter, gathered_by, notes });
    for category in categories {
        expand(category, section, existing, &mut edition.entries);
    }
}

/// The last section before that has no codes of its own and whose range holds that of `id`.
fn gatherer(edition: &Edition, id: &str) -> Option<usize> {
    let (first, last) = bounds(id);
    let holds = |section: &Heading| {
        let (from, to) = bounds(&section.name);
        from <= first && last <= to
    };
    let candidates = edition.sections.iter().enumerate().rev().filter(|(_, section)| holds(section));
    let mut without_codes =
        candidates.filter(|(at, _)| edition.entries.iter().all(|entry| entry.section != *at));
    without_codes.next().map(|(at, _)| at)
}

/// The first and last category of a section's range; the same for a section of one category.
fn bounds(id: &str) -> (&str, &str) {
    id.split_once('-').unwrap_or((id, id))
}
