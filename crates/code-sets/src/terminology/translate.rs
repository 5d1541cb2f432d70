//! `ConceptMap/$translate`: what a code becomes in another year or another classification.

use superbill_domain::Icd10Cm;

use super::{CodeSystem, Coding, Terminology};
use crate::ConversionLink;
use crate::groupings::{Icd9Key, Mapping};

/// A map that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConceptMap {
    /// From a code of ICD-10-CM to those that followed it: the conversion table.
    Successors,
    /// From a code of ICD-10-CM to those that it came from.
    Predecessors,
    /// From ICD-9-CM to ICD-10-CM: the equivalence mappings of the shelf.
    FromIcd9Cm,
    /// From ICD-10-CM to ICD-9-CM, likewise.
    ToIcd9Cm,
}

/// How the target stands to the source, after FHIR's ConceptMapEquivalence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Equivalence {
    /// They mean the same.
    Equivalent,
    /// They overlap.
    Inexact,
    /// The target means more.
    Wider,
    /// The target means less.
    Narrower,
    /// There is no target.
    Unmatched,
}

impl Equivalence {
    /// The code that FHIR writes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::Inexact => "inexact",
            Self::Wider => "wider",
            Self::Narrower => "narrower",
            Self::Unmatched => "unmatched",
        }
    }
}

/// A target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// How it stands to the source.
    pub equivalence: Equivalence,
    /// The target; none where there is none.
    pub concept: Option<Coding>,
    /// Targets of one number above zero belong together: one of each choice list of the scenario.
    pub scenario: u8,
}

impl Terminology<'_> {
    /// The targets of a code. Empty where the map does not know it, or is not at hand.
    #[must_use]
    pub fn translate(&self, map: ConceptMap, code: &str) -> Vec<Translation> {
        let icd10: Option<Icd10Cm> = code.parse().ok();
        let stated = |equivalence, code: &Icd10Cm| Translation {
            equivalence,
            concept: Some(self.coding(code)),
            scenario: 0,
        };
        match (map, icd10) {
            (ConceptMap::Successors, Some(code)) => self
                .book
                .successors(&code)
                .map(|step| match step.link {
                    ConversionLink::Stated if step.previous == code => {
                        stated(Equivalence::Inexact, &step.code)
                    }
                    ConversionLink::Divided => stated(Equivalence::Narrower, &step.code),
                    ConversionLink::Stated | ConversionLink::Combined => {
                        stated(Equivalence::Wider, &step.code)
                    }
                })
                .collect(),
            (ConceptMap::Predecessors, Some(code)) => self
                .book
                .predecessors(&code)
                .map(|step| match step.link {
                    ConversionLink::Stated => stated(Equivalence::Inexact, &step.previous),
                    ConversionLink::Divided => stated(Equivalence::Wider, &step.previous),
                    ConversionLink::Combined => stated(Equivalence::Narrower, &step.previous),
                })
                .collect(),
            (ConceptMap::FromIcd9Cm, _) => {
                let mappings = Icd9Key::read(code).into_iter().flat_map(|code| self.book.gem(code));
                mappings
                    .map(|mapping| self.mapped(&mapping, mapping.icd10.map(|code| self.coding(&code))))
                    .collect()
            }
            (ConceptMap::ToIcd9Cm, Some(code)) => {
                let old = |code: Icd9Key| Coding {
                    system: CodeSystem::Icd9Cm,
                    code: code.dotted(),
                    display: String::new(),
                };
                self.book
                    .gem_back(&code)
                    .map(|mapping| self.mapped(&mapping, mapping.icd9.map(old)))
                    .collect()
            }
            (_, None) => Vec::new(),
        }
    }

    fn mapped(&self, mapping: &Mapping, concept: Option<Coding>) -> Translation {
        let flags = mapping.flags;
        let equivalence = match (flags.no_map, flags.approximate) {
            (true, _) => Equivalence::Unmatched,
            (false, true) => Equivalence::Inexact,
            (false, false) => Equivalence::Equivalent,
        };
        Translation { equivalence, concept, scenario: flags.scenario }
    }

    /// The code with the title it has on the day, if it has one.
    fn coding(&self, code: &Icd10Cm) -> Coding {
        let display = self.book.diagnosis(code).map(|found| found.title().to_owned()).unwrap_or_default();
        Coding { system: CodeSystem::Icd10Cm, code: code.to_string(), display }
    }
}
