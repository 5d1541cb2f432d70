//! Encounter and Patient: who was seen, when, where and why.

use superbill_domain::{Phi, SectionRole};

use crate::draft::{Claimed, Draft, Line};
use crate::rules::{Findings, VALUE};
use crate::vocabulary::{day, setting_of_class, sex};

use super::concepts::{self, Concept};
use super::json::Node;
use super::record::{Record, Resource};
use super::visits::{Visit, Writing};

/// Notes what a visit's resources say of the visit itself.
pub(crate) fn tell(record: &Record<'_>, visit: &Visit, draft: &mut Draft, findings: &mut Findings) {
    let own = || visit.resources.iter().filter_map(|&at| record.resource(at));
    if let Some(encounter) = own().find(|resource| resource.kind == "Encounter") {
        draft.told.on = dated(&encounter.node, &["period"], findings);
        if let Some(class) = encounter.node.get("class") {
            // R4 writes a Coding, later editions a list of concepts, earlier ones a plain code.
            let code = class.at(&["coding", "code"]).or_else(|| class.at(&["code"])).unwrap_or(class);
            draft.told.setting = setting_of_class(&code.text()).or_else(|| setting_by_name(&code.text()));
            if draft.told.setting.is_none() {
                findings.report(
                    &VALUE,
                    Some(code.source()),
                    "the class of the encounter leaves the setting open",
                );
            }
        }
    }
    let of = |kind: &'static str| own().filter(move |resource| resource.kind == kind);
    let by_documents = of("Composition").chain(of("DocumentReference")).chain(of("DiagnosticReport"));
    draft.told.on = draft
        .told
        .on
        .or_else(|| by_documents.into_iter().find_map(|resource| document_day(resource, findings)));
    if let Some(patient) = visit.patient(record).and_then(|at| record.resource(at)) {
        draft.told.birth_date = Phi::new(dated(&patient.node, &["birthDate"], findings));
        draft.told.sex = patient.node.get("gender").and_then(|gender| sex(&gender.text()));
    }
}

/// The day of a note: that of the care it tells of, else that of the note.
fn document_day(resource: &Resource<'_>, findings: &mut Findings) -> Option<superbill_domain::Date> {
    let period = resource.node.at(&["context", "period", "start"]).and_then(|start| day(&start.text()));
    period.or_else(|| {
        dated(&resource.node, &["effectiveDateTime", "effectivePeriod", "date", "issued"], findings)
    })
}

/// The first day that one of the members tells; a member that tells none is reported where it should.
fn dated(node: &Node<'_>, keys: &[&str], findings: &mut Findings) -> Option<superbill_domain::Date> {
    keys.iter().find_map(|key| {
        let value = node.get(key)?;
        let value = if value.is_object() { value.get("start")? } else { value };
        let found = day(&value.text());
        // A year, or a year and a month, is a date of FHIR that names no day.
        if found.is_none() && value.text().len() > 7 {
            findings.report(&VALUE, Some(value.source()), format!("the {key} is no date"));
        }
        found
    })
}

/// The settings of earlier editions of FHIR, by name.
fn setting_by_name(name: &str) -> Option<superbill_domain::Setting> {
    use superbill_domain::Setting;
    Some(match name {
        "ambulatory" | "home" | "virtual" => Setting::Office,
        "outpatient" => Setting::Outpatient,
        "emergency" => Setting::Emergency,
        "inpatient" => Setting::Inpatient,
        _ => return None,
    })
}

/// Writes why the patient came.
pub(crate) fn reason(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let node = writing.node();
    let mut reasons = concepts::names(&node, "reasonCode");
    reasons.extend(Concept::at(&node, "reason").map(|concept| concept.name));
    for reference in node.all("reasonReference") {
        reasons.extend(reference.get("display").map(|display| display.words()));
    }
    for words in reasons {
        let line = Line::naming(words, Vec::new(), Claimed::Words);
        draft.section(SectionRole::ChiefComplaint, node.source()).line(&line);
    }
}
