//! Compiles an index, as a layout read it, into the tables of a release.

use std::collections::BTreeMap;

use zerocopy::IntoBytes as _;
use zerocopy::little_endian::U32;

use super::references::{Reference, resolve};
use super::rows::{CellsRow, NONE, POSTINGS, PrintedCode, ReferenceRow, TermRow, TermWordRow, WordRow};
use super::title::{TitlePart, TitleWords, printed};
use crate::release::ReleaseWriter;
use crate::words::LetterSet;
use crate::{Effective, System};

/// A term with its subterms, as a publisher prints it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermEntry {
    /// Its title, part by part.
    pub title: Vec<TitlePart>,
    /// The code beside it.
    pub code: PrintedCode,
    /// The code in brackets after that.
    pub manifestation: PrintedCode,
    /// Where it sends the reader.
    pub see: Option<String>,
    /// Where else the reader may look.
    pub see_also: Option<String>,
    /// Columns 2 to 7, where it stands in a table.
    pub cells: Option<[PrintedCode; 6]>,
    /// What stands below it.
    pub subterms: Vec<TermEntry>,
}

/// A term among all, on its way to becoming a row.
pub(super) struct FlatTerm {
    pub(super) entry: TermEntry,
    pub(super) words: TitleWords,
    pub(super) end: usize,
    pub(super) above: Option<usize>,
    level: u8,
}

/// Compiles an index or table.
#[must_use]
pub fn compile(
    system: System,
    edition: &str,
    effective: Effective,
    main_terms: Vec<TermEntry>,
) -> ReleaseWriter {
    let mut terms = Vec::new();
    for main in main_terms {
        flatten(main, None, 0, &mut terms);
    }
    let mut release = ReleaseWriter::new(system, edition, effective);
    let references = References::of(&terms, system);
    let vocabulary = Vocabulary::over(&terms);
    let mut words = Vec::new();
    let mut cells = Vec::new();
    let mut rows = Vec::with_capacity(terms.len());
    for (at, term) in terms.iter().enumerate() {
        let start = words.len();
        words.extend(term.words.essential.iter().map(|(word, group)| vocabulary.row(word, *group)));
        words.extend(term.words.optional.iter().map(|word| vocabulary.row(word, 0)));
        cells.extend(term.entry.cells.map(|codes| CellsRow { term: number(at), codes }));
        let (see, see_also) = references.of_term(at);
        rows.push(TermRow {
            number: number(at),
            end: number(term.end),
            above: term.above.map_or(NONE.into(), number),
            title: release.text(&printed(&term.entry.title)),
            code: term.entry.code,
            manifestation: term.entry.manifestation,
            words: number(start),
            word_count: byte(words.len() - start),
            essential: byte(term.words.essential.len()),
            relation: term.words.relation.map_or(0, |relation| relation as u8),
            level: term.level,
            see,
            see_also,
        });
    }
    vocabulary.write(&mut release);
    let printed = references.all.iter().enumerate();
    let printed = printed.map(|(at, reference)| reference.row(at, &mut release)).collect();
    release.table::<ReferenceRow>(printed);
    release.table(rows);
    release.table(words);
    release.table(cells);
    release
}

fn flatten(mut entry: TermEntry, above: Option<usize>, level: u8, terms: &mut Vec<FlatTerm>) {
    let subterms = std::mem::take(&mut entry.subterms);
    let at = terms.len();
    let words = TitleWords::read(&entry.title);
    terms.push(FlatTerm { entry, words, end: 0, above, level });
    for subterm in subterms {
        flatten(subterm, Some(at), level.saturating_add(1), terms);
    }
    let end = terms.len();
    if let Some(term) = terms.get_mut(at) {
        term.end = end;
    }
}

/// All references, and which terms bear them.
struct References {
    all: Vec<Reference>,
    see: BTreeMap<usize, usize>,
    see_also: BTreeMap<usize, usize>,
}

impl References {
    fn of(terms: &[FlatTerm], system: System) -> Self {
        let mut references = Self { all: Vec::new(), see: BTreeMap::new(), see_also: BTreeMap::new() };
        let resolver = resolve(terms, system);
        for (at, term) in terms.iter().enumerate() {
            if let Some(text) = &term.entry.see {
                references.all.push(resolver.reference(text));
                references.see.insert(at, references.all.len());
            }
            if let Some(text) = &term.entry.see_also {
                references.all.push(resolver.reference(text));
                references.see_also.insert(at, references.all.len());
            }
        }
        references
    }

    fn of_term(&self, at: usize) -> (U32, U32) {
        let get = |map: &BTreeMap<usize, usize>| map.get(&at).map_or(U32::ZERO, |&place| number(place));
        (get(&self.see), get(&self.see_also))
    }
}

/// Every word of the titles, in alphabetical order, with the terms that have it.
struct Vocabulary<'t> {
    words: BTreeMap<&'t str, WordOfTerms>,
}

#[derive(Default)]
struct WordOfTerms {
    number: usize,
    main_terms: Vec<u32>,
    subterms: Vec<u32>,
}

impl<'t> Vocabulary<'t> {
    fn over(terms: &'t [FlatTerm]) -> Self {
        let mut words: BTreeMap<&'t str, WordOfTerms> = BTreeMap::new();
        for (at, term) in (0_u32..).zip(terms) {
            let essential = term.words.essential.iter().map(|(word, _)| word);
            for word in essential.chain(&term.words.optional) {
                let word = words.entry(word).or_default();
                let list = if term.level == 0 { &mut word.main_terms } else { &mut word.subterms };
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        for (at, word) in words.values_mut().enumerate() {
            word.number = at;
        }
        Self { words }
    }

    fn row(&self, word: &str, group: u8) -> TermWordRow {
        let place = self.words.get(word).map_or(0, |word| word.number);
        TermWordRow { word: number(place), group }
    }

    fn write(&self, release: &mut ReleaseWriter) {
        let mut postings: Vec<U32> = Vec::new();
        let mut rows = Vec::with_capacity(self.words.len());
        for (letters, word) in &self.words {
            rows.push(WordRow {
                number: number(word.number),
                letters: release.text(letters),
                letter_set: LetterSet::of(letters).0.into(),
                postings: number(postings.len()),
                main_terms: number(word.main_terms.len()),
                subterms: number(word.subterms.len()),
            });
            postings.extend(word.main_terms.iter().chain(&word.subterms).map(|&term| U32::new(term)));
        }
        release.table(rows);
        release.section(POSTINGS, postings.as_bytes().to_vec());
    }
}

pub(super) fn number(value: usize) -> U32 {
    u32::try_from(value).unwrap_or(NONE).into()
}

fn byte(value: usize) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}
