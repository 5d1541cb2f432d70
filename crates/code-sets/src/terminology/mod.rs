//! The code sets under the operations of a terminology service, after the FHIR R4 operations of the same names:
//! `$lookup` and `$subsumes` of CodeSystem, `$validate-code` and `$expand` of ValueSet, `$translate` of ConceptMap.
//!
//! Types here are plain values; a server writes them as FHIR resources. Everything is as of the book's day.

mod expand;
mod lookup;
mod subsumes;
mod translate;
mod validate;

pub use expand::{Expansion, Filter};
pub use lookup::{Lookup, Property, PropertyValue};
pub use subsumes::Subsumption;
pub use translate::{ConceptMap, Equivalence, Translation};
pub use validate::Validation;

use crate::Book;

/// A code system that can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeSystem {
    /// ICD-10-CM.
    Icd10Cm,
    /// CPT and HCPCS Level II, as far as the catalogue and the shelf know them, in our own words.
    Procedures,
    /// ICD-9-CM diagnoses, as far as the equivalence mappings name them.
    Icd9Cm,
}

impl CodeSystem {
    /// The system of a canonical URL, as FHIR names it.
    #[must_use]
    pub fn of_url(url: &str) -> Option<Self> {
        match url {
            "http://hl7.org/fhir/sid/icd-10-cm" => Some(Self::Icd10Cm),
            "http://hl7.org/fhir/sid/icd-9-cm" => Some(Self::Icd9Cm),
            "http://www.ama-assn.org/go/cpt" | "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets" => {
                Some(Self::Procedures)
            }
            _ => None,
        }
    }
}

/// A code with its display, as it stands in a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// The system.
    pub system: CodeSystem,
    /// The code, with its dot where the system writes one.
    pub code: String,
    /// Its title; empty where none is known.
    pub display: String,
}

/// The operations on a book.
#[derive(Clone, Copy, Debug)]
pub struct Terminology<'a> {
    book: Book<'a>,
}

impl<'a> Book<'a> {
    /// The operations of a terminology service on this day's code sets.
    #[must_use]
    pub const fn terminology(&self) -> Terminology<'a> {
        Terminology { book: *self }
    }
}

fn coding_of(found: &crate::Diagnosis<'_>) -> Coding {
    Coding { system: CodeSystem::Icd10Cm, code: found.code().to_string(), display: found.title().to_owned() }
}

fn coding_of_procedure(fact: &crate::procedures::ProcedureFact<'_>) -> Coding {
    Coding {
        system: CodeSystem::Procedures,
        code: fact.code.to_string(),
        display: fact.description.to_owned(),
    }
}
