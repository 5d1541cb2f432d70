//! FHIR R4 in JSON: a resource, a Bundle of any type, a list of resources, or resources one a line.
//!
//! Resources are gathered into visits by patient and encounter, and each visit becomes one document. Notes stand in it as they are
//! (`notes`); what is structured is written under the heading of its part of a note, with its state in words.

mod concepts;
mod conditions;
mod encounters;
mod histories;
mod json;
mod medications;
mod notes;
mod observations;
mod procedures;
mod record;
mod visits;

use superbill_domain::Span;

use crate::document::ClinicalDocument;
use crate::draft::Draft;
use crate::recognise::finish;
use crate::rules::{BROKEN, Findings, NOT_READ};
use crate::traced::Traced;
use json::{Node, NotJson};
use record::Record;
use visits::Visit;

/// Reads a file of FHIR resources.
pub(crate) fn read(text: &Traced, findings: &mut Findings) -> Vec<ClinicalDocument> {
    let whole = Span::new(0, text.len());
    let roots = match Node::parse(text, whole) {
        Ok(root) => vec![root],
        Err(not) => {
            let lines = lines(text, findings);
            if lines.is_empty() {
                let at = text.source(Span::new(not.at, (not.at + 1).min(text.len())));
                findings.report(&BROKEN, Some(at), format!("the JSON cannot be read: {}", not.what));
                return Vec::new();
            }
            lines
        }
    };
    let mut record = Record::default();
    for root in roots {
        for resource in root.elements() {
            record.add(resource, None, findings);
        }
    }
    record.tell_passed_over(findings);
    let visits = visits::visits(&record);
    let mut drafts = Vec::new();
    for visit in &visits {
        let draft = draft(&record, visit, &mut drafts, findings);
        if !draft.is_empty() {
            drafts.push((visit.name(&record), draft));
        }
    }
    finish(drafts, findings)
}

/// One visit as a draft. Whole documents that are attached (C-CDA) become drafts of their own.
fn draft(
    record: &Record<'_>,
    visit: &Visit,
    attached: &mut Vec<(String, Draft)>,
    findings: &mut Findings,
) -> Draft {
    let mut draft = Draft::default();
    encounters::tell(record, visit, &mut draft, findings);
    for &at in &visit.resources {
        let Some(resource) = record.resource(at) else { continue };
        let writing = visits::Writing { record, visit, resource };
        match resource.kind.as_str() {
            "Composition" => notes::composition(&writing, &mut draft),
            "DocumentReference" => notes::document_reference(&writing, &mut draft, attached, findings),
            "DiagnosticReport" => notes::diagnostic_report(&writing, &mut draft, attached, findings),
            "ClinicalImpression" => notes::clinical_impression(&writing, &mut draft),
            "Condition" => conditions::condition(&writing, &mut draft, findings),
            "Procedure" => procedures::procedure(&writing, &mut draft),
            "ServiceRequest" => procedures::service_request(&writing, &mut draft),
            "Immunization" => procedures::immunization(&writing, &mut draft),
            "Observation" => observations::observation(&writing, &mut draft),
            "MedicationRequest"
            | "MedicationStatement"
            | "MedicationAdministration"
            | "MedicationDispense" => {
                medications::medicine(&writing, &mut draft);
            }
            "AllergyIntolerance" => histories::allergy(&writing, &mut draft),
            "FamilyMemberHistory" => histories::family(&writing, &mut draft),
            "Encounter" => encounters::reason(&writing, &mut draft),
            _ => {}
        }
    }
    draft
}

/// The resources of a file that holds one a line; none where its first line is no whole value. A line that cannot be
/// read is told.
fn lines<'t>(text: &'t Traced, findings: &mut Findings) -> Vec<Node<'t>> {
    let mut roots = Vec::new();
    let mut start = 0;
    for (number, line) in (1..).zip(text.text().split_inclusive('\n')) {
        let span = Span::new(start, start + line.len());
        start = span.end;
        if line.trim().is_empty() {
            continue;
        }
        match Node::parse(text, span) {
            Ok(root) if root.is_object() => roots.push(root),
            Ok(_) => {
                findings.report(&NOT_READ, Some(text.source(span)), format!("line {number} is no resource"))
            }
            Err(_) if roots.is_empty() => return Vec::new(),
            Err(NotJson { at, what }) => {
                let at = text.source(Span::new(at, (at + 1).min(text.len())));
                findings.report(&BROKEN, Some(at), format!("line {number} cannot be read: {what}"));
            }
        }
    }
    roots
}
