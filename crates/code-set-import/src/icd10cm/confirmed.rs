//! Which codes of a tabular list exist, where no order file of its year says it.

use std::collections::HashSet;

use superbill_code_sets::compile::Edition;
use superbill_domain::Icd10Cm;

use super::expansion::with_seventh;
use super::tabular_xml::{DiagElement, TabularList};

/// The codes of a list. What stands in it exists. A seventh character that its definitions give exists where the nearest
/// edition has the code, or does not know the code without it: where it knows that and not this, the classification
/// left it out.
pub(super) fn confirmed(list: &TabularList, nearest: &Edition) -> HashSet<Icd10Cm> {
    let known = nearest.entries.iter().map(|entry| entry.code).collect();
    let mut confirmation = Confirmation { known, codes: HashSet::new() };
    let sections = list.chapters.iter().flat_map(|chapter| &chapter.sections);
    for category in sections.flat_map(|section| &section.categories) {
        confirmation.add(category, &[]);
    }
    confirmation.codes
}

struct Confirmation {
    known: HashSet<Icd10Cm>,
    codes: HashSet<Icd10Cm>,
}

impl Confirmation {
    fn add(&mut self, element: &DiagElement, inherited: &[(char, String)]) {
        let in_force = element.sevenths.as_deref().unwrap_or(inherited);
        self.codes.insert(element.code);
        for child in &element.children {
            self.add(child, in_force);
        }
        if element.children.is_empty() {
            let stem_is_known = self.known.contains(&element.code);
            let codes = in_force.iter().filter_map(|(character, _)| with_seventh(&element.code, *character));
            self.codes.extend(codes.filter(|code| !stem_is_known || self.known.contains(code)));
        }
    }
}
