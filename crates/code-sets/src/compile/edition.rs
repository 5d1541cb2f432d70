//! A complete edition of ICD-10-CM, ready to be compiled.

use std::collections::HashSet;

use superbill_domain::Icd10Cm;

use crate::{Manifest, NoteKind};

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

    /// The billable codes, in tabular order.
    pub fn billable_codes(&self) -> impl Iterator<Item = Icd10Cm> {
        let codes = self.entries.iter().map(|entry| entry.code);
        let following = codes.clone().skip(1).map(Some).chain([None]);
        let pairs = codes.zip(following);
        pairs.filter(|(code, next)| next.is_none_or(|next| !next.is_within(code))).map(|(code, _)| code)
    }
}

/// One line of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteLine {
    /// What it instructs.
    pub kind: NoteKind,
    /// Which block of its kind at its place, from zero.
    pub block: u8,
    /// Its words.
    pub text: String,
}
