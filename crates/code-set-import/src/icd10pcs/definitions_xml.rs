//! The definitions (`icd10pcs_definitions_YYYY.xml`): sections, their axes, and for values of an axis a definition, an
//! explanation and the terms that belong to them; behind them the device aggregation table.
//!
//! One `terms` element can name several values (both sides of an artery): each of them gets what it says. On the axis of
//! operations `includes` are examples, on the others the terms of the keys.

use roxmltree::{Document, Node};
use superbill_code_sets::System;
use superbill_code_sets::inpatient_procedures::{AggregationRow, DefinitionRow, KeyRow};
use superbill_code_sets::release::ReleaseWriter;

use super::xml::{Xml, begins_with, child_text, elements};
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "ICD-10-PCS definitions";
const ROOT: &str = "ICD10PCS.definitions";

/// The layout.
pub(crate) struct DefinitionsFile;

impl Layout for DefinitionsFile {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        begins_with(publication, ROOT)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let text = publication.into_text()?;
        let document = Document::parse(&text)?;
        let xml = Xml { layout: LAYOUT, document: &document };
        let root = xml.root(ROOT)?;
        let (edition, effective) = xml.edition(context)?;
        let mut rows = Rows::new(ReleaseWriter::new(System::Icd10PcsDefinitions, edition, effective));
        for section in elements(root, "section") {
            for axis in elements(section, "axis") {
                let section = character(&xml, section, "code")?;
                let position = character(&xml, axis, "pos")?;
                let place = (section, position.wrapping_sub(b'0'));
                elements(axis, "terms").try_for_each(|terms| rows.add_terms(&xml, place, terms))?;
            }
        }
        for aggregation in elements(root, "deviceAggregation") {
            elements(aggregation, "aggregate").try_for_each(|device| rows.add_aggregation(&xml, device))?;
        }
        if rows.definitions.is_empty() {
            return Err(xml.wrong(root, "it defines nothing"));
        }
        Ok(rows.into_release())
    }
}

/// The rows of the release, growing.
struct Rows {
    release: ReleaseWriter,
    definitions: Vec<DefinitionRow>,
    key: Vec<KeyRow>,
    aggregation: Vec<AggregationRow>,
}

impl Rows {
    fn new(release: ReleaseWriter) -> Self {
        Self { release, definitions: Vec::new(), key: Vec::new(), aggregation: Vec::new() }
    }

    fn add_terms<'d>(
        &mut self,
        xml: &Xml<'d>,
        (section, axis): (u8, u8),
        terms: Node<'d, 'd>,
    ) -> Result<(), ImportError> {
        xml.required(terms, "title")?;
        for label in elements(terms, "title").filter_map(|title| title.text()) {
            let label = self.release.text(label.trim());
            let definition = self.release.text(child_text(terms, "definition").unwrap_or_default());
            let explanation = self.release.text(child_text(terms, "explanation").unwrap_or_default());
            self.definitions.push(DefinitionRow { section, axis, label, definition, explanation });
            for term in elements(terms, "includes").filter_map(|term| term.text()) {
                let term = self.release.text(term.trim());
                self.key.push(KeyRow { section, axis, term, label });
            }
        }
        Ok(())
    }

    fn add_aggregation<'d>(&mut self, xml: &Xml<'d>, element: Node<'d, 'd>) -> Result<(), ImportError> {
        let parent =
            elements(element, "parent").next().ok_or_else(|| xml.wrong(element, "it has no parent"))?;
        let character = character(xml, parent, "value")?;
        let label = parent.text().unwrap_or_default();
        let (device, operation) = (xml.required(element, "device")?, xml.required(element, "operation")?);
        xml.required(element, "bodySys")?;
        for body_system in elements(element, "bodySys").filter_map(|system| system.text()) {
            let [device, operation, body_system, label] =
                [device, operation, body_system, label].map(|text| self.release.text(text.trim()));
            self.aggregation.push(AggregationRow { character, device, operation, body_system, label });
        }
        Ok(())
    }

    fn into_release(mut self) -> ReleaseWriter {
        self.release.table(self.definitions);
        self.release.table(self.key);
        self.release.table(self.aggregation);
        self.release
    }
}

/// The one character of an attribute.
fn character<'d>(xml: &Xml<'d>, element: Node<'d, 'd>, attribute: &'static str) -> Result<u8, ImportError> {
    match element.attribute(attribute).map(str::as_bytes) {
        Some(&[character]) => Ok(character),
        other => Err(xml.wrong(element, format!("its {attribute} is {other:?}, not one character"))),
    }
}
