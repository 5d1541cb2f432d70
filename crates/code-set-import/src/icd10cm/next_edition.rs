//! The following year's edition: last year's tabular list with the changed codes applied.
//!
//! The list of changes names billable codes only. Headers follow from them: a deleted code under which codes are
//! added remains as a header, a header that loses its last code goes, and a code whose header is new brings it along.
//! Notes stay as they are until the new tabular list is compiled.

use std::collections::{HashMap, HashSet};

use superbill_code_sets::Manifest;
use superbill_code_sets::compile::{Edition, Entry};
use superbill_domain::Icd10Cm;

use super::codes_addenda::CodesAddenda;
use super::header_title::common_title;
use crate::ImportError;

/// The edition after `before`. `headers` names new headers, as long as their titles are not published; those it
/// does not name are named by what the titles below them share.
///
/// # Errors
/// Where the changes do not fit that edition, or do not lead to the number of codes that they promise.
pub fn next_edition(
    before: &Edition,
    addenda: &CodesAddenda,
    headers: &HashMap<Icd10Cm, &str>,
    manifest: Manifest,
) -> Result<Edition, ImportError> {
    expect_count("before", addenda.before, before.billable())?;
    let mut next = Successor(Edition { manifest, ..before.clone() });
    next.delete(&addenda.deleted)?;
    for (code, title) in &addenda.added {
        next.add(*code, title)?;
    }
    next.drop_empty_headers(before, addenda);
    for (code, title) in &addenda.revised {
        let at = next.position(code).ok_or_else(|| unfit(code, "is revised and not there"))?;
        if let Some(entry) = next.0.entries.get_mut(at) {
            entry.title.clone_from(title);
        }
    }
    next.name_new_headers(headers);
    expect_count("after", addenda.after, next.0.billable())?;
    Ok(next.0)
}

/// An edition on its way to the following year's.
struct Successor(Edition);

impl Successor {
    fn position(&self, code: &Icd10Cm) -> Option<usize> {
        self.0.entries.iter().position(|entry| entry.code == *code)
    }

    /// Where the descendants of the entry at `at` end.
    fn end(&self, at: usize) -> usize {
        let Some(header) = self.0.entries.get(at) else { return at };
        let below = self.0.entries.iter().skip(at + 1).take_while(|entry| entry.code.is_within(&header.code));
        at + 1 + below.count()
    }

    fn delete(&mut self, deleted: &[Icd10Cm]) -> Result<(), ImportError> {
        for code in deleted {
            let at = self.position(code).ok_or_else(|| unfit(code, "is deleted and not there"))?;
            if self.end(at) != at + 1 {
                return Err(unfit(code, "is deleted and has codes below it"));
            }
        }
        // The entries stay until it is known which of them become headers.
        Ok(())
    }

    /// Adds a code and the headers it needs.
    fn add(&mut self, code: Icd10Cm, title: &str) -> Result<(), ImportError> {
        if self.position(&code).is_some() {
            return Err(unfit(&code, "is added and already there"));
        }
        let stem = self.stem(&code);
        for length in 3..=stem.length() {
            let header = stem.truncated(length);
            if header != code && self.position(&header).is_none() {
                self.insert(header, None)?;
            }
        }
        self.insert(code, Some(title))
    }

    /// The code without its seventh character and the placeholders before it, where the definition in force for it
    /// gives it one; else the code.
    fn stem(&self, code: &Icd10Cm) -> Icd10Cm {
        let character = code.undotted().chars().nth(6);
        let definitions = self.0.entries.iter().filter(|entry| code.is_within(&entry.code));
        let in_force = definitions.filter_map(|entry| entry.sevenths.as_ref()).next_back();
        let defined = in_force.is_some_and(|list| list.iter().any(|(known, _)| Some(*known) == character));
        let stem = code.undotted().get(..6).unwrap_or_default().trim_end_matches('X');
        if defined { stem.parse().unwrap_or(*code) } else { *code }
    }

    /// Inserts an entry after the nearest smaller sibling. Without a title it is a header to be named later.
    fn insert(&mut self, code: Icd10Cm, title: Option<&str>) -> Result<(), ImportError> {
        let parent =
            self.0.entries.iter().rposition(|entry| entry.code != code && code.is_within(&entry.code));
        let siblings = parent.map_or(0..self.0.entries.len(), |at| at + 1..self.end(at));
        let (mut at, mut neighbour) = (siblings.start, parent);
        let mut sibling = siblings.start;
        while sibling < siblings.end {
            let end = self.end(sibling);
            let is_before = self.0.entries.get(sibling).is_some_and(|entry| entry.code < code);
            let is_nearer = self.0.entries.get(sibling).map(|entry| entry.code)
                > neighbour
                    .filter(|_| parent != neighbour)
                    .and_then(|at| self.0.entries.get(at))
                    .map(|entry| entry.code);
            if is_before && is_nearer {
                (at, neighbour) = (end, Some(sibling));
            }
            sibling = end;
        }
        let neighbour = neighbour.and_then(|at| self.0.entries.get(at));
        let section = neighbour.ok_or_else(|| unfit(&code, "has no place"))?.section;
        let entry = Entry {
            code,
            title: title.unwrap_or_default().to_owned(),
            title_is_published: title.is_some(),
            is_manifestation: false,
            section,
            terms: Vec::new(),
            notes: Vec::new(),
            sevenths: None,
        };
        self.0.entries.insert(at, entry);
        Ok(())
    }

    /// Drops deleted codes under which nothing was added, and headers that lost their last code.
    fn drop_empty_headers(&mut self, before: &Edition, addenda: &CodesAddenda) {
        let deleted: HashSet<Icd10Cm> = addenda.deleted.iter().copied().collect();
        let added: HashSet<Icd10Cm> = addenda.added.iter().map(|(code, _)| *code).collect();
        let remain: HashSet<Icd10Cm> =
            before.billable_codes().filter(|code| !deleted.contains(code)).chain(added).collect();
        let mut needed = remain.clone();
        for code in &remain {
            needed.extend((3..code.length()).map(|length| code.truncated(length)));
        }
        self.0.entries.retain(|entry| needed.contains(&entry.code));
    }

    /// Names the headers that came with their codes, the lowest first.
    fn name_new_headers(&mut self, headers: &HashMap<Icd10Cm, &str>) {
        for at in (0..self.0.entries.len()).rev() {
            let end = self.end(at);
            let Some(header) = self.0.entries.get(at).filter(|entry| entry.title.is_empty()) else {
                continue;
            };
            let is_child =
                |entry: &&Entry, above: &Icd10Cm| !entry.code.is_within(above) || entry.code == *above;
            let mut children: Vec<&Entry> = Vec::new();
            for entry in self.0.entries.get(at + 1..end).unwrap_or_default() {
                if children.last().is_none_or(|last| is_child(&entry, &last.code)) {
                    children.push(entry);
                }
            }
            debug_assert!(children.iter().all(|child| child.code.is_within(&header.code)));
            let titles: Vec<&str> = children.iter().map(|child| child.title.as_str()).collect();
            let named = headers.get(&header.code).map(ToString::to_string);
            let title = named.unwrap_or_else(|| common_title(&titles));
            if let Some(header) = self.0.entries.get_mut(at) {
                header.title = title;
            }
        }
    }
}

fn unfit(code: &Icd10Cm, what: &str) -> ImportError {
    ImportError::Contradiction(format!("{code} {what}"))
}

fn expect_count(when: &str, promised: Option<usize>, counted: usize) -> Result<(), ImportError> {
    match promised {
        Some(promised) if promised != counted => Err(ImportError::Contradiction(format!(
            "the addenda count {promised} codes {when}, and {counted} are there"
        ))),
        _ => Ok(()),
    }
}
