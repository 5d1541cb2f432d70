//! The tabular list, as code assignment walks it: from what a phrase names down to what the note supports.

mod clues;
mod default_child;
mod descend;
mod seventh;
pub(crate) mod stem;
pub(crate) mod words;

use superbill_code_sets::procedures::ProcedureBook;
use superbill_code_sets::{Book, NoteKind};
use superbill_domain::Icd10Cm;

pub(crate) use clues::Clues;
pub(crate) use descend::{Axis, Resolved, resolve, unspecified_of};

/// The diagnoses in force on the date of service.
#[derive(Clone, Copy)]
pub(crate) struct Tabular<'b> {
    book: Book<'b>,
}

impl<'b> Tabular<'b> {
    /// The tabular list of a book.
    pub(crate) const fn new(book: Book<'b>) -> Self {
        Self { book }
    }

    /// What is known of procedures on the same day.
    pub(crate) const fn procedures(&self) -> ProcedureBook<'b> {
        self.book.procedures()
    }

    /// True where the code stands in the list, as a code or a header.
    pub(crate) fn holds(&self, code: Icd10Cm) -> bool {
        self.book.diagnosis(&code).is_some()
    }

    /// The official title; empty where the code is not in the list.
    pub(crate) fn title(&self, code: Icd10Cm) -> &'b str {
        self.book.diagnosis(&code).map_or("", |diagnosis| diagnosis.title())
    }

    /// True for a code that a claim may carry on the date.
    pub(crate) fn is_billable(&self, code: Icd10Cm) -> bool {
        self.book.diagnosis(&code).is_some_and(|diagnosis| diagnosis.is_billable())
    }

    /// The header above.
    pub(crate) fn parent(&self, code: Icd10Cm) -> Option<Icd10Cm> {
        Some(self.book.diagnosis(&code)?.parent()?.code())
    }

    /// The headers and codes directly below; none below a header that lacks nothing but its seventh character.
    pub(crate) fn children(&self, code: Icd10Cm) -> Vec<Icd10Cm> {
        match self.book.diagnosis(&code) {
            Some(header) if !header.awaits_seventh() => header.children().map(|child| child.code()).collect(),
            _ => Vec::new(),
        }
    }

    /// The terms listed under a code.
    pub(crate) fn inclusion_terms(&self, code: Icd10Cm) -> impl Iterator<Item = &'b str> + use<'b> {
        self.book.diagnosis(&code).into_iter().flat_map(|diagnosis| diagnosis.inclusion_terms())
    }

    /// The seventh characters that may extend a code.
    pub(crate) fn seventh_characters(&self, code: Icd10Cm) -> Vec<char> {
        let defined = self.book.diagnosis(&code).and_then(|diagnosis| diagnosis.seventh_characters());
        defined.into_iter().flat_map(|defined| defined.iter()).map(|(character, _)| character).collect()
    }

    /// The code with a seventh character, placeholders filled in; none where it does not exist.
    pub(crate) fn with_seventh(&self, base: Icd10Cm, character: char) -> Option<Icd10Cm> {
        self.book.with_seventh(&base, character)
    }

    /// The code a seventh character extends; the code itself where it has none.
    pub(crate) fn without_seventh(&self, code: Icd10Cm) -> Icd10Cm {
        let header = self.book.diagnosis(&code).and_then(|diagnosis| diagnosis.parent());
        header.filter(|header| header.awaits_seventh()).map_or(code, |header| header.code())
    }

    /// True where the two may never stand on one claim (Official Guidelines I.A.12.a).
    pub(crate) fn exclude(&self, a: Icd10Cm, b: Icd10Cm) -> bool {
        self.book.excludes1(&a, &b).is_some()
    }

    /// True where the patient may have both, as an Excludes2 note says (Official Guidelines I.A.12.b).
    pub(crate) fn stand_apart(&self, a: Icd10Cm, b: Icd10Cm) -> bool {
        self.book.excludes2(&a, &b).is_some()
    }

    /// True where a note at `bearer` asks for `other` as an additional code.
    pub(crate) fn asks_for(&self, bearer: Icd10Cm, other: Icd10Cm) -> bool {
        let bearer = self.book.diagnosis(&bearer);
        bearer.is_some_and(|bearer| bearer.note_naming(&other, NoteKind::UseAdditionalCode).is_some())
    }

    /// True for a manifestation, which never comes first (Official Guidelines I.A.13).
    pub(crate) fn is_manifestation(&self, code: Icd10Cm) -> bool {
        self.book.diagnosis(&code).is_some_and(|diagnosis| diagnosis.is_manifestation())
    }

    /// True where a note at `later` tells to code `earlier` before it.
    pub(crate) fn comes_after(&self, later: Icd10Cm, earlier: Icd10Cm) -> bool {
        let first = |diagnosis: superbill_code_sets::Diagnosis<'_>| {
            diagnosis.note_naming(&earlier, NoteKind::CodeFirst).is_some()
        };
        self.book.diagnosis(&later).is_some_and(first)
    }
}

#[cfg(test)]
mod tests;
