//! An edition of an order file: its codes and titles, with everything else of the nearest tabular list at hand.
//!
//! The order file is the authority on which codes exist and what they are called. It has no notes, inclusion terms,
//! sections or definitions of seventh characters: those are of another edition, which the remark names.

use std::collections::{HashMap, HashSet};

use superbill_code_sets::Manifest;
use superbill_code_sets::compile::{Edition, Entry};
use superbill_domain::Icd10Cm;

use super::order_file::OrderLine;
use crate::ImportError;

/// The edition with the codes and titles of an order file and the rest of `nearest`.
///
/// # Errors
/// Where the order file lacks the end of a chapter that `nearest` has, or its lines are not in tabular order.
pub fn ordered_edition(
    lines: &[OrderLine],
    nearest: &Edition,
    manifest: Manifest,
) -> Result<Edition, ImportError> {
    let known: HashMap<Icd10Cm, &Entry> = nearest.entries.iter().map(|entry| (entry.code, entry)).collect();
    let sections = Sections::of(nearest);
    let mut entries: Vec<Entry> = Vec::with_capacity(lines.len());
    let mut section = 0;
    for (number, line) in (1..).zip(lines) {
        let next = sections.of_category(&line.code.category()).unwrap_or(section);
        if next < section {
            let what = format!("{} is out of the tabular order", line.code);
            return Err(ImportError::line("order file", number, what));
        }
        section = next;
        entries.push(match known.get(&line.code) {
            Some(&entry) => Entry { section, ..titled(entry.clone(), &line.title) },
            None => new_entry(line, section),
        });
    }
    let manifestations: HashSet<Icd10Cm> = nearest
        .billable_codes()
        .filter(|code| known.get(code).is_some_and(|entry| entry.is_manifestation))
        .collect();
    let mut edition = Edition { manifest, entries, ..nearest.clone() };
    edition.mark_manifestations(&manifestations);
    expect_whole(&edition, nearest)?;
    Ok(edition)
}

/// The chapter of codes for special purposes, which the first years did not have.
const SPECIAL_PURPOSES: &str = "22";

/// Confirms that each chapter ends with the category with which it ends elsewhere: what is cut is told.
fn expect_whole(edition: &Edition, nearest: &Edition) -> Result<(), ImportError> {
    let here: HashSet<Icd10Cm> = edition.entries.iter().map(|entry| entry.code.category()).collect();
    let mut last: HashMap<usize, Icd10Cm> = HashMap::new();
    for entry in &nearest.entries {
        if let Some(section) = nearest.sections.get(entry.section) {
            last.insert(section.chapter, entry.code.category());
        }
    }
    for (chapter, category) in (0..).zip(&nearest.chapters).filter_map(|(at, c)| Some((c, last.get(&at)?))) {
        if chapter.name != SPECIAL_PURPOSES && !here.contains(category) {
            let what = format!(
                "the order file is not whole: {category}, the end of chapter {}, is missing",
                chapter.name
            );
            return Err(ImportError::Contradiction(what));
        }
    }
    Ok(())
}

/// The entry under the order file's title, unless that is the same title without its accents.
fn titled(entry: Entry, title: &str) -> Entry {
    if entry.title_is_published && plain(&entry.title) == plain(title) {
        entry
    } else {
        Entry { title: title.to_owned(), title_is_published: true, ..entry }
    }
}

/// A title without accents, as the order file has it.
fn plain(title: &str) -> String {
    let letter = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ô' | 'ö' => 'o',
        'ú' | 'û' | 'ü' => 'u',
        other => other,
    };
    title.chars().map(letter).collect()
}

fn new_entry(line: &OrderLine, section: usize) -> Entry {
    Entry {
        code: line.code,
        title: line.title.clone(),
        title_is_published: true,
        is_manifestation: false,
        section,
        terms: Vec::new(),
        notes: Vec::new(),
        sevenths: None,
    }
}

/// Where categories stand: by the categories that are known, else by the ranges of the sections.
struct Sections<'e> {
    known: HashMap<Icd10Cm, usize>,
    ranges: Vec<(&'e str, usize)>,
}

impl<'e> Sections<'e> {
    fn of(edition: &'e Edition) -> Self {
        let known = edition.entries.iter().map(|entry| (entry.code.category(), entry.section)).collect();
        let with_codes: HashSet<usize> = edition.entries.iter().map(|entry| entry.section).collect();
        let ranges = (0..).zip(&edition.sections).filter(|(at, _)| with_codes.contains(at));
        Self { known, ranges: ranges.map(|(at, section)| (section.name.as_str(), at)).collect() }
    }

    fn of_category(&self, category: &Icd10Cm) -> Option<usize> {
        let name = category.undotted();
        let within = |range: &str| {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            (first..=last).contains(&name)
        };
        let by_range = || self.ranges.iter().find(|(range, _)| within(range)).map(|(_, at)| *at);
        self.known.get(category).copied().or_else(by_range)
    }
}
