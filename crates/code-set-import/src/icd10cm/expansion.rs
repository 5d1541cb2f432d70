//! Writes out seventh characters: S93.401 with A, D and S becomes four entries.

use std::collections::HashSet;

use superbill_code_sets::compile::Entry;
use superbill_domain::Icd10Cm;

use super::tabular_xml::DiagElement;

/// Adds a category, all below it and their seventh characters, each that exists, in tabular order.
pub(super) fn expand(
    category: DiagElement,
    section: usize,
    existing: &HashSet<Icd10Cm>,
    into: &mut Vec<Entry>,
) {
    Expansion { section, existing, into }.add(category, None);
}

struct Expansion<'a> {
    section: usize,
    existing: &'a HashSet<Icd10Cm>,
    into: &'a mut Vec<Entry>,
}

impl Expansion<'_> {
    /// Adds an element. `inherited` is the nearest definition above; the element's own goes before it.
    fn add(&mut self, element: DiagElement, inherited: Option<&[(char, String)]>) {
        let DiagElement { code, title, terms, notes, sevenths, children } = element;
        let in_force = sevenths.clone().or_else(|| inherited.map(<[_]>::to_vec));
        let is_leaf = children.is_empty();
        self.push(Entry {
            code,
            title: title.clone(),
            title_is_published: true,
            is_manifestation: false,
            section: self.section,
            terms,
            notes,
            sevenths,
        });
        for child in children {
            self.add(child, in_force.as_deref());
        }
        if let (true, Some(in_force)) = (is_leaf, in_force) {
            for (character, meaning) in in_force {
                if let Some(code) = with_seventh(&code, character) {
                    self.push(Entry {
                        code,
                        title: format!("{title}, {meaning}"),
                        title_is_published: true,
                        is_manifestation: false,
                        section: self.section,
                        terms: Vec::new(),
                        notes: Vec::new(),
                        sevenths: None,
                    });
                }
            }
        }
    }

    fn push(&mut self, entry: Entry) {
        if self.existing.contains(&entry.code) {
            self.into.push(entry);
        }
    }
}

/// A code with its seventh character, padded with X to six (Official Guidelines I.A.4 and I.A.5).
pub(super) fn with_seventh(code: &Icd10Cm, character: char) -> Option<Icd10Cm> {
    format!("{:X<6}{character}", code.undotted()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::{code_list, tabular_xml};
    use super::*;

    const EXISTING: &str =
        "S93 S934 S9340 S93401 S93401A S93401D S93401S S93402 S93402A S9349 S9349XA T14 T149";

    fn expanded() -> Vec<Entry> {
        let existing = code_list::read(&EXISTING.replace(' ', "\n"));
        let list = tabular_xml::read(include_str!("fixtures/tabular.xml")).unwrap();
        let mut entries = Vec::new();
        for chapter in list.chapters {
            for (number, section) in chapter.sections.into_iter().enumerate() {
                for category in section.categories {
                    expand(category, number, &existing, &mut entries);
                }
            }
        }
        entries
    }

    #[test]
    fn gives_exactly_the_codes_that_exist_in_tabular_order() {
        let codes: Vec<String> = expanded().iter().map(|entry| entry.code.undotted().to_owned()).collect();
        assert_eq!(codes.join(" "), EXISTING);
    }

    #[test]
    fn pads_with_x_and_takes_the_nearest_definition() {
        let entries = expanded();
        let nested = entries.iter().find(|entry| entry.code.undotted() == "S9349XA").unwrap();
        assert_eq!(nested.title, "Sprain of other ligament of ankle, initial encounter for a nested rule");
    }
}
