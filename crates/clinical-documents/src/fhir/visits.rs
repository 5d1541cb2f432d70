//! Visits: which resources tell of the same encounter of the same patient.

use std::collections::{BTreeMap, BTreeSet};

use superbill_domain::Date;

use crate::vocabulary::day;

use super::json::Node;
use super::record::{Record, Resource, reference};

/// The resources of one visit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Visit {
    patient: Option<String>,
    encounter: Option<String>,
    /// The document Bundle, by number: all of it is one visit.
    bundle: Option<usize>,
    /// By number, in the order of the file.
    pub(crate) resources: Vec<usize>,
    /// The conditions that the encounter, or an assessment, names as its diagnoses, by number.
    pub(crate) addressed: BTreeSet<usize>,
}

impl Visit {
    /// What the source calls it: its encounter, its patient, or its first resource.
    pub(crate) fn name(&self, record: &Record<'_>) -> String {
        let first = || {
            let resource = record.resource(*self.resources.first()?)?;
            Some(format!("{}/{}", resource.kind, resource.id))
        };
        let named = self.encounter.clone().or_else(|| self.patient.clone());
        named.or_else(first).unwrap_or_else(|| "visit".to_owned())
    }

    /// The number of its patient.
    pub(crate) fn patient(&self, record: &Record<'_>) -> Option<usize> {
        let only = || {
            let mut patients = record.resources().filter(|(_, resource)| resource.kind == "Patient");
            patients.next().filter(|_| patients.next().is_none()).map(|(at, _)| at)
        };
        match &self.patient {
            Some(name) => record.referred(name).or_else(only),
            None => only(),
        }
    }

    /// True where it is an encounter of its own, and not what a file tells of a patient at large.
    pub(crate) const fn is_encounter(&self) -> bool {
        self.encounter.is_some()
    }
}

/// A resource that is written into the document of its visit.
pub(crate) struct Writing<'w, 't> {
    pub(crate) record: &'w Record<'t>,
    pub(crate) visit: &'w Visit,
    pub(crate) resource: &'w Resource<'t>,
}

impl<'t> Writing<'_, 't> {
    /// The resource itself.
    pub(crate) fn node(&self) -> Node<'t> {
        self.resource.node
    }

    /// The text of a member.
    pub(crate) fn text(&self, key: &str) -> String {
        self.node().get(key).map(|value| value.text()).unwrap_or_default()
    }

    /// True where the encounter or its assessment names this resource among its diagnoses.
    pub(crate) fn is_addressed(&self) -> bool {
        let same =
            |&at: &usize| self.record.resource(at).is_some_and(|known| std::ptr::eq(known, self.resource));
        self.visit.addressed.iter().any(same)
    }

    /// True where it is tied to the encounter, or was done on its day.
    pub(crate) fn is_of_this_visit(&self, done: Option<Date>, on: Option<Date>) -> bool {
        let tied = encounter_of(self.resource).is_some();
        match (done, on) {
            (Some(done), Some(on)) => done == on,
            _ => tied,
        }
    }

    /// The first day that one of the members tells; of a period its start.
    pub(crate) fn day(&self, keys: &[&str]) -> Option<Date> {
        keys.iter().find_map(|key| {
            let value = self.node().get(key)?;
            let start = value.get("start").unwrap_or(value);
            day(&start.text())
        })
    }
}

/// Gathers the resources of a record into visits, in the order of the file.
pub(crate) fn visits(record: &Record<'_>) -> Vec<Visit> {
    let mut gathering = Gathering::default();
    let clinical = || record.resources().filter(|(_, resource)| !is_referred_to(resource));
    // Encounters first: what names no encounter belongs to the only one of its patient.
    for (_, resource) in clinical() {
        if let Some(encounter) = encounter_of(resource).filter(|_| resource.bundle.is_none()) {
            gathering.place(patient_of(resource), Some(name_of(record, &encounter)));
        }
    }
    for (at, resource) in clinical() {
        let visit = if let Some(bundle) = resource.bundle {
            gathering.of_bundle(bundle, resource)
        } else {
            let patient = patient_of(resource);
            let encounter = encounter_of(resource).map(|encounter| name_of(record, &encounter));
            let encounter = encounter.or_else(|| gathering.only_encounter(patient.as_deref()));
            gathering.place(patient, encounter)
        };
        if let Some(visit) = gathering.visits.get_mut(visit) {
            visit.resources.push(at);
            let named = diagnoses_named_by(resource);
            visit.addressed.extend(named.iter().filter_map(|name| record.referred(name)));
        }
    }
    gathering.visits.retain(|visit| !visit.resources.is_empty());
    gathering.visits
}

/// Visits while they are gathered.
#[derive(Default)]
struct Gathering {
    visits: Vec<Visit>,
    /// By encounter; without one, by patient.
    places: BTreeMap<(Option<String>, Option<String>), usize>,
    /// The encounters of every patient; of none, those that name no patient.
    encounters: BTreeMap<Option<String>, BTreeSet<String>>,
}

impl Gathering {
    /// The visit of an encounter, or of what a patient has outside of one; made where there is none yet.
    fn place(&mut self, patient: Option<String>, encounter: Option<String>) -> usize {
        if let Some(encounter) = &encounter {
            self.encounters.entry(patient.clone()).or_default().insert(encounter.clone());
        }
        let key = (encounter.clone(), if encounter.is_some() { None } else { patient.clone() });
        let next = self.visits.len();
        let at = *self.places.entry(key).or_insert(next);
        match self.visits.get_mut(at) {
            Some(visit) => visit.patient = visit.patient.take().or(patient),
            None => self.visits.push(Visit { patient, encounter, ..Visit::default() }),
        }
        at
    }

    /// The visit that a document Bundle tells of.
    fn of_bundle(&mut self, bundle: usize, resource: &Resource<'_>) -> usize {
        let at =
            self.visits.iter().position(|visit| visit.bundle == Some(bundle)).unwrap_or(self.visits.len());
        if at == self.visits.len() {
            self.visits.push(Visit { bundle: Some(bundle), ..Visit::default() });
        }
        if let Some(visit) = self.visits.get_mut(at) {
            visit.patient = visit.patient.take().or_else(|| patient_of(resource));
            if resource.kind == "Encounter" {
                visit.encounter = visit.encounter.take().or_else(|| encounter_of(resource));
            }
        }
        at
    }

    /// The only encounter of a patient; where the patient is not told, the only one at all.
    fn only_encounter(&self, patient: Option<&str>) -> Option<String> {
        let known = |of: &Option<String>| patient.is_none() || of.is_none() || of.as_deref() == patient;
        let mut all =
            self.encounters.iter().filter(|(of, _)| known(of)).flat_map(|(_, encounters)| encounters);
        let first = all.next()?;
        all.all(|other| other == first).then(|| first.clone())
    }
}

fn is_referred_to(resource: &Resource<'_>) -> bool {
    matches!(resource.kind.as_str(), "Patient" | "Medication" | "Binary")
}

/// One name for an encounter, whether it is referred to by its id or its URL.
fn name_of(record: &Record<'_>, reference: &str) -> String {
    let resource = record.referred(reference).and_then(|at| record.resource(at));
    resource.map_or_else(|| reference.to_owned(), |resource| format!("Encounter/{}", resource.id))
}

/// The encounter that a resource tells of; an Encounter's is itself.
fn encounter_of(resource: &Resource<'_>) -> Option<String> {
    if resource.kind == "Encounter" {
        return Some(format!("Encounter/{}", resource.id));
    }
    let in_context = || resource.node.at(&["context", "encounter"]).and_then(|node| reference_of(&node));
    reference(&resource.node, "encounter")
        .or_else(in_context)
        .or_else(|| reference(&resource.node, "context").filter(|context| context.contains("Encounter/")))
}

fn patient_of(resource: &Resource<'_>) -> Option<String> {
    reference(&resource.node, "subject").or_else(|| reference(&resource.node, "patient"))
}

fn reference_of(node: &Node<'_>) -> Option<String> {
    node.get("reference").map(|value| value.text())
}

/// The conditions that an encounter or a section of an assessment names.
fn diagnoses_named_by(resource: &Resource<'_>) -> Vec<String> {
    let mut named = Vec::new();
    if resource.kind == "Encounter" {
        for diagnosis in resource.node.all("diagnosis") {
            let admitted = diagnosis.at(&["use", "coding", "code"]).is_some_and(|code| code.text() == "AD");
            named.extend(reference(&diagnosis, "condition").filter(|_| !admitted));
        }
    }
    if resource.kind == "Composition" {
        super::notes::each_section(&resource.node, &mut |section, role| {
            if role.is_some_and(superbill_domain::SectionRole::is_assessment) {
                named.extend(section.all("entry").iter().filter_map(reference_of));
            }
        });
    }
    named
}
