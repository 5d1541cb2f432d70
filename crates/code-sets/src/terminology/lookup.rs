//! `CodeSystem/$lookup`: what a code is.

use superbill_domain::Date;

use super::{CodeSystem, Coding, Terminology, coding_of, coding_of_procedure};
use crate::{Diagnosis, NoteKind};

/// What a code is on the day.
#[derive(Debug, Clone, PartialEq)]
pub struct Lookup {
    /// The code with its display.
    pub coding: Coding,
    /// The edition that says so; empty where the source has none of its own.
    pub version: String,
    /// Other names: inclusion terms.
    pub designations: Vec<String>,
    /// What else is known: `parent`, `child`, `inactive`, `notSelectable`, `effectiveFrom` and more.
    pub properties: Vec<Property>,
}

/// A property of a code, under FHIR's name where FHIR has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// Its name.
    pub code: &'static str,
    /// Its value.
    pub value: PropertyValue,
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum PropertyValue {
    /// `valueCode`: a code of the same system.
    Code(String),
    /// `valueString`.
    Text(String),
    /// `valueBoolean`.
    Truth(bool),
    /// `valueDateTime`: a day.
    Day(Date),
}

impl Terminology<'_> {
    /// What a code is; none where the system does not have it on the day.
    #[must_use]
    pub fn lookup(&self, system: CodeSystem, code: &str) -> Option<Lookup> {
        match system {
            CodeSystem::Icd10Cm => self.lookup_diagnosis(code),
            CodeSystem::Procedures => self.lookup_procedure(code),
            CodeSystem::Icd9Cm => None,
        }
    }

    fn lookup_diagnosis(&self, code: &str) -> Option<Lookup> {
        let found = self.book.diagnosis(&code.parse().ok()?)?;
        let mut properties = vec![
            truth("notSelectable", !found.is_billable()),
            day("effectiveFrom", found.effective().from),
            truth("poaExempt", self.book.is_poa_exempt(&found.code())),
            truth("manifestation", found.is_manifestation()),
        ];
        properties.extend(found.effective().to.map(|last| day("effectiveTo", last)));
        properties.extend(found.parent().map(|parent| related("parent", &parent)));
        properties.extend(found.children().map(|child| related("child", &child)));
        for (kind, name) in NOTES {
            let notes = found.notes_in_force(kind);
            properties.extend(
                notes.map(|note| Property { code: name, value: PropertyValue::Text(note.text().to_owned()) }),
            );
        }
        Some(Lookup {
            coding: coding_of(&found),
            version: self.book.releases().next().map(|release| release.edition.clone()).unwrap_or_default(),
            designations: found.inclusion_terms().map(str::to_owned).collect(),
            properties,
        })
    }

    fn lookup_procedure(&self, code: &str) -> Option<Lookup> {
        let fact = self.book.procedures().procedure(code.parse().ok()?)?;
        let mut properties =
            vec![Property { code: "kind", value: PropertyValue::Text(fact.kind.as_str().to_owned()) }];
        properties.extend(fact.validity.from.map(|first| day("effectiveFrom", first)));
        properties.extend(fact.validity.last_day.map(|last| day("effectiveTo", last)));
        let edition = self.book.procedures().catalogue_edition();
        let version = edition.map(|edition| edition.name.to_owned()).unwrap_or_default();
        Some(Lookup { coding: coding_of_procedure(&fact), version, designations: Vec::new(), properties })
    }
}

/// The notes among the properties, and their names there.
const NOTES: [(NoteKind, &str); 6] = [
    (NoteKind::Includes, "includes"),
    (NoteKind::Excludes1, "excludes1"),
    (NoteKind::Excludes2, "excludes2"),
    (NoteKind::CodeFirst, "codeFirst"),
    (NoteKind::UseAdditionalCode, "useAdditionalCode"),
    (NoteKind::CodeAlso, "codeAlso"),
];

fn truth(code: &'static str, value: bool) -> Property {
    Property { code, value: PropertyValue::Truth(value) }
}

fn day(code: &'static str, value: Date) -> Property {
    Property { code, value: PropertyValue::Day(value) }
}

fn related(code: &'static str, other: &Diagnosis<'_>) -> Property {
    Property { code, value: PropertyValue::Code(other.code().to_string()) }
}
