//! Writes editions as one compiled file: the mirror of [`super::decode`].

use std::collections::HashMap;

use superbill_domain::{Date, Icd10Cm};

use super::CONTENTS;
use super::note::NoteKind;
use crate::Manifest;
use crate::compile::note_targets;
use crate::compile::{Edition, Entry, Heading, NoteLine};
use crate::file::{Effort, StringsWriter, Writer, pack};

/// Compiles editions, oldest first, into one file. The same editions give the same bytes.
///
/// # Errors
/// Where the compressor refuses.
pub fn compile(editions: &[Edition]) -> std::io::Result<Vec<u8>> {
    pack_editions(editions, Effort::Shipped)
}

/// Compiles one edition for the shelf.
pub(crate) fn compile_for_shelf(edition: &Edition) -> std::io::Result<Vec<u8>> {
    pack_editions(std::slice::from_ref(edition), Effort::Shelf)
}

fn pack_editions(editions: &[Edition], effort: Effort) -> std::io::Result<Vec<u8>> {
    let mut strings = StringsWriter::default();
    let mut tables = Writer::default();
    tables.count(editions.len());
    for edition in editions {
        let mut head = Writer::default();
        Encoder::new(edition, &mut strings, &mut head).manifest(&edition.manifest);
        tables.put(&head.into_bytes());
        let mut body = Writer::default();
        Encoder::new(edition, &mut strings, &mut body).edition();
        let body = body.into_bytes();
        tables.count(body.len());
        tables.put(&body);
    }
    let mut all = Writer::default();
    let texts = strings.write(&mut all);
    all.put(&tables.into_bytes());
    pack(&texts, &all.into_bytes(), CONTENTS, effort)
}

struct Encoder<'e> {
    edition: &'e Edition,
    strings: &'e mut StringsWriter,
    tables: &'e mut Writer,
    places: HashMap<Icd10Cm, u32>,
}

impl<'e> Encoder<'e> {
    fn new(edition: &'e Edition, strings: &'e mut StringsWriter, tables: &'e mut Writer) -> Self {
        let places = (0_u32..).zip(&edition.entries).map(|(at, entry)| (entry.code, at)).collect();
        Self { edition, strings, tables, places }
    }

    fn edition(&mut self) {
        let edition = self.edition;
        self.headings(&edition.chapters);
        self.headings(&edition.sections);
        self.nodes();
        self.sections_of_nodes();
        self.terms();
        self.sevenths();
        self.notes();
    }

    fn manifest(&mut self, manifest: &Manifest) {
        for text in [&manifest.name, &manifest.edition, &manifest.remark] {
            self.text(text);
        }
        self.date(manifest.effective.from);
        self.date(manifest.effective.to.unwrap_or(Date::MAX));
        self.tables.count(manifest.sources.len());
        for source in &manifest.sources {
            for text in [&source.file, &source.sha256, &source.origin] {
                self.text(text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        let number = self.strings.add(text);
        self.tables.number(number);
    }

    fn next_text(&mut self, previous: &mut u32, text: &str) {
        let number = self.strings.add(text);
        self.tables.next(previous, number);
    }

    /// A date as the number YYYYMMDD.
    fn date(&mut self, date: Date) {
        let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
        let number = u32::try_from(year * 10_000 + month * 100 + day);
        self.tables.number(number.unwrap_or_default());
    }

    fn headings(&mut self, headings: &[Heading]) {
        self.tables.count(headings.len());
        let mut previous = 0;
        for heading in headings {
            self.next_text(&mut previous, &heading.name);
            self.next_text(&mut previous, &heading.title);
            self.tables.count(heading.chapter);
            self.tables.count(heading.gathered_by.map_or(0, |at| at + 1));
        }
    }

    fn nodes(&mut self) {
        let entries = &self.edition.entries;
        self.tables.count(entries.len());
        let mut before: &[u8] = &[];
        let mut previous = 0;
        for entry in entries {
            let code = entry.code.undotted().as_bytes();
            let shared = before.iter().zip(code).take_while(|(a, b)| a == b).count();
            let new = code.get(shared..).unwrap_or_default();
            // Both fit in four bits: a code has at most seven characters.
            self.tables.byte(u8::try_from((shared << 4) | new.len()).unwrap_or_default());
            self.tables.put(new);
            before = code;
            self.next_text(&mut previous, &entry.title);
        }
        self.places_where(|entry| !entry.title_is_published);
        self.places_where(|entry| entry.is_manifestation);
    }

    /// The places of the entries of which something is true.
    fn places_where(&mut self, is_true: impl Fn(&Entry) -> bool) {
        let places =
            (0_u32..).zip(&self.edition.entries).filter(|(_, entry)| is_true(entry)).map(|(at, _)| at);
        let places: Vec<u32> = places.collect();
        self.tables.count(places.len());
        let mut previous = 0;
        for at in places {
            self.tables.next(&mut previous, at);
        }
    }

    fn sections_of_nodes(&mut self) {
        for section in 0..self.edition.sections.len() {
            let count = self.edition.entries.iter().filter(|entry| entry.section == section).count();
            self.tables.count(count);
        }
    }

    fn terms(&mut self) {
        let with_terms: Vec<_> =
            (0_u32..).zip(&self.edition.entries).filter(|(_, e)| !e.terms.is_empty()).collect();
        self.tables.count(with_terms.len());
        let (mut place, mut previous) = (0, 0);
        for (at, entry) in with_terms {
            self.tables.count(entry.terms.len());
            for term in &entry.terms {
                self.next_text(&mut previous, term);
            }
            self.tables.next(&mut place, at);
        }
    }

    fn sevenths(&mut self) {
        let mut sets: Vec<&Vec<(char, String)>> = Vec::new();
        let mut applied: Vec<(u32, usize)> = Vec::new();
        for (at, entry) in (0..).zip(&self.edition.entries) {
            let Some(defined) = &entry.sevenths else { continue };
            let set = sets.iter().position(|known| *known == defined).unwrap_or(sets.len());
            if set == sets.len() {
                sets.push(defined);
            }
            applied.push((at, set));
        }
        self.tables.count(sets.len());
        for set in sets {
            self.tables.count(set.len());
            for (character, meaning) in set {
                self.tables.byte(u8::try_from(*character).unwrap_or(b'?'));
                self.text(meaning);
            }
        }
        self.tables.count(applied.len());
        let mut place = 0;
        for (at, set) in applied {
            self.tables.count(set);
            self.tables.next(&mut place, at);
        }
    }

    fn notes(&mut self) {
        let edition = self.edition;
        let (mut text, mut target) = (0, 0);
        for heading in edition.chapters.iter().chain(&edition.sections) {
            self.notes_at(&heading.notes, &mut text, &mut target);
        }
        let with_notes: Vec<_> =
            (0_u32..).zip(&edition.entries).filter(|(_, e)| !e.notes.is_empty()).collect();
        self.tables.count(with_notes.len());
        let mut place = 0;
        for (at, entry) in with_notes {
            self.tables.next(&mut place, at);
            self.notes_at(&entry.notes, &mut text, &mut target);
        }
    }

    fn notes_at(&mut self, notes: &[NoteLine], text: &mut u32, previous: &mut u32) {
        self.tables.count(notes.len());
        for note in notes {
            let kind = NoteKind::ALL.iter().position(|kind| *kind == note.kind).unwrap_or_default();
            self.tables.byte(u8::try_from(kind).unwrap_or_default());
            self.tables.byte(note.block);
            self.next_text(text, &note.text);
            self.targets(note, previous);
        }
    }

    /// The place of a code, or of the last code of its category before it where it does not exist.
    fn place(&self, code: &Icd10Cm) -> Option<u32> {
        let earlier = || {
            let entries = (0_u32..).zip(&self.edition.entries);
            let category = entries.filter(|(_, entry)| entry.code.category() == code.category());
            category
                .filter(|(_, entry)| entry.code < *code)
                .max_by_key(|(_, entry)| entry.code)
                .map(|(at, _)| at)
        };
        self.places.get(code).copied().or_else(earlier)
    }

    /// The targets of a note that names codes. A general remark mentions codes and instructs nothing about them.
    fn targets(&mut self, note: &NoteLine, previous: &mut u32) {
        let instructs = !matches!(note.kind, NoteKind::General | NoteKind::SeventhCharacter);
        let written = if instructs {
            note_targets::read(&note.text, |code| self.places.contains_key(code))
        } else {
            Vec::new()
        };
        let forward: Vec<_> = written
            .iter()
            .filter_map(|range| Some((self.place(&range.from)?, self.place(&range.to)?, &range.qualifier)))
            .filter(|(first, last, _)| first <= last)
            .collect();
        self.tables.count(forward.len());
        for (first, last, qualifier) in forward {
            self.tables.next(previous, first);
            self.tables.next(previous, last);
            match qualifier {
                None => self.tables.byte(0),
                Some((place, characters)) => {
                    self.tables.byte(place.to_byte());
                    let number = self.strings.add(characters);
                    self.tables.number(number);
                }
            }
        }
    }
}
