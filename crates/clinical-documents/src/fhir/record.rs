//! The resources of a file, and the references between them.

use std::collections::BTreeMap;

use crate::rules::{EMPTY, Findings, NOT_READ};

use super::json::Node;

/// The types of which a chart is made.
const CLINICAL: &[&str] = &[
    "AllergyIntolerance",
    "ClinicalImpression",
    "Composition",
    "Condition",
    "DiagnosticReport",
    "DocumentReference",
    "Encounter",
    "FamilyMemberHistory",
    "Immunization",
    "MedicationAdministration",
    "MedicationDispense",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "Procedure",
    "ServiceRequest",
];
/// The types that others refer to, read where they do.
const REFERRED_TO: &[&str] = &["Patient", "Medication", "Binary"];

/// The deepest nesting of Bundles.
const DEEPEST: u8 = 4;

/// A resource.
pub(crate) struct Resource<'t> {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) node: Node<'t>,
    /// The document Bundle that holds it, by number.
    pub(crate) bundle: Option<usize>,
}

/// All resources of a file.
#[derive(Default)]
pub(crate) struct Record<'t> {
    resources: Vec<Resource<'t>>,
    /// By "Type/id" and by full URL.
    by_name: BTreeMap<String, usize>,
    passed_over: BTreeMap<String, usize>,
    bundles: usize,
    depth: u8,
}

impl<'t> Record<'t> {
    /// Adds a resource, or those of a Bundle.
    pub(crate) fn add(&mut self, node: Node<'t>, bundle: Option<usize>, findings: &mut Findings) {
        self.add_under(node, None, bundle, findings);
    }

    fn add_under(
        &mut self,
        node: Node<'t>,
        url: Option<String>,
        bundle: Option<usize>,
        findings: &mut Findings,
    ) {
        let text = |key: &str| node.get(key).map(|value| value.text()).unwrap_or_default();
        let kind = text("resourceType");
        match kind.as_str() {
            "Bundle" | "Parameters" => self.add_parts(node, &kind, &text("type"), bundle, findings),
            "" => findings.report(&NOT_READ, Some(node.source()), "a JSON value names no resourceType"),
            kind if CLINICAL.contains(&kind) || REFERRED_TO.contains(&kind) => {
                let at = self.resources.len();
                let id = text("id");
                for name in [(!id.is_empty()).then(|| format!("{kind}/{id}")), url].into_iter().flatten() {
                    self.by_name.entry(name).or_insert(at);
                }
                self.resources.push(Resource { kind: kind.to_owned(), id, node, bundle });
            }
            _ => *self.passed_over.entry(kind).or_default() += 1,
        }
    }

    fn add_parts(
        &mut self,
        node: Node<'t>,
        kind: &str,
        of: &str,
        bundle: Option<usize>,
        findings: &mut Findings,
    ) {
        if self.depth >= DEEPEST {
            findings.report(&NOT_READ, Some(node.source()), "Bundles are nested too deeply");
            return;
        }
        self.depth += 1;
        let bundle = if of == "document" {
            self.bundles += 1;
            Some(self.bundles)
        } else {
            bundle
        };
        for entry in node.all(if kind == "Bundle" { "entry" } else { "parameter" }) {
            if let Some(resource) = entry.get("resource") {
                let url = entry.get("fullUrl").map(|url| url.text()).filter(|url| !url.is_empty());
                self.add_under(resource, url, bundle, findings);
            }
        }
        self.depth -= 1;
    }

    /// Tells which types were passed over, and how often.
    pub(crate) fn tell_passed_over(&self, findings: &mut Findings) {
        if !self.passed_over.is_empty() {
            let told: Vec<String> =
                self.passed_over.iter().map(|(kind, count)| format!("{kind} ({count})")).collect();
            findings.report(&NOT_READ, None, format!("resources that are not read: {}", told.join(", ")));
        }
        if self.resources.is_empty() && self.passed_over.is_empty() {
            findings.report(&EMPTY, None, "the file holds no resource");
        }
    }

    /// The resource with this number.
    pub(crate) fn resource(&self, at: usize) -> Option<&Resource<'t>> {
        self.resources.get(at)
    }

    /// All resources, in the order of the file.
    pub(crate) fn resources(&self) -> impl Iterator<Item = (usize, &Resource<'t>)> {
        (0..).zip(&self.resources)
    }

    /// The number of the resource to which a Reference refers. An absolute URL is also known by its end.
    pub(crate) fn referred(&self, reference: &str) -> Option<usize> {
        let by_end = || {
            let mut parts = reference.trim_end_matches('/').rsplit('/');
            let (id, kind) = (parts.next()?, parts.next()?);
            self.by_name.get(&format!("{kind}/{id}"))
        };
        let versionless = reference.split("/_history/").next().unwrap_or(reference);
        self.by_name.get(versionless).or_else(by_end).copied()
    }
}

/// What a Reference refers to: its `reference`.
pub(crate) fn reference(node: &Node<'_>, key: &str) -> Option<String> {
    node.at(&[key, "reference"]).map(|value| value.text()).filter(|text| !text.is_empty())
}
